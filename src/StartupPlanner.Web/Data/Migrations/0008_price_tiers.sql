-- Tiers and changes of prices are rows of their own; the one tier that a stream could have becomes the first, and what points at it follows.
CREATE TABLE revenue_tiers (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    stream text NOT NULL,
    name text NOT NULL,
    price_low numeric,
    price_likely numeric,
    price_high numeric,
    share_of_new_low numeric,
    share_of_new_likely numeric,
    share_of_new_high numeric,
    upgrade_low numeric,
    upgrade_likely numeric,
    upgrade_high numeric,
    above_low numeric,
    above_likely numeric,
    above_high numeric,
    position integer NOT NULL,
    CONSTRAINT pk_revenue_tiers PRIMARY KEY (plan_id, id),
    CONSTRAINT fk_revenue_tiers_revenue_plan_id FOREIGN KEY (plan_id) REFERENCES revenue (plan_id) ON DELETE CASCADE
);

CREATE TABLE revenue_price_changes (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    of text NOT NULL,
    month date,
    price_low numeric,
    price_likely numeric,
    price_high numeric,
    position integer NOT NULL,
    CONSTRAINT pk_revenue_price_changes PRIMARY KEY (plan_id, id),
    CONSTRAINT fk_revenue_price_changes_revenue_plan_id FOREIGN KEY (plan_id) REFERENCES revenue (plan_id) ON DELETE CASCADE
);

ALTER TABLE revenue_streams ADD COLUMN tier_pricing text;

INSERT INTO revenue_tiers (id, plan_id, stream, name, price_low, price_likely, price_high, above_low, above_likely, above_high, position)
    SELECT gen_random_uuid(), plan_id, format('revenue/streams/%s', streams.id), CASE language WHEN 'Zh' THEN '第二档' ELSE 'Second tier' END,
        tier_price_low, tier_price_likely, tier_price_high, tier_from_low, tier_from_likely, tier_from_high, row_number() OVER (PARTITION BY plan_id ORDER BY position) - 1
    FROM revenue_streams streams LEFT JOIN plans ON plans.id = plan_id WHERE tier_price_likely IS NOT NULL AND tier_from_likely IS NOT NULL AND (kind = 'Usage' OR kind IS NULL);

CREATE TEMPORARY TABLE moved ON COMMIT DROP AS
    SELECT plan_id, stream || '/tier-price' AS before, format('revenue/tiers/%s/price', id) AS after FROM revenue_tiers
    UNION ALL SELECT plan_id, stream || '/tier-from', format('revenue/tiers/%s/above', id) FROM revenue_tiers;
UPDATE finance_overrides SET at = after FROM moved WHERE moved.plan_id = finance_overrides.plan_id AND at = before;
UPDATE finance_uncertainties SET at = after FROM moved WHERE moved.plan_id = finance_uncertainties.plan_id AND at = before;
UPDATE finance_correlations SET first = after FROM moved WHERE moved.plan_id = finance_correlations.plan_id AND first = before;
UPDATE finance_correlations SET second = after FROM moved WHERE moved.plan_id = finance_correlations.plan_id AND second = before;

ALTER TABLE revenue_streams
    DROP COLUMN tier_from_low, DROP COLUMN tier_from_likely, DROP COLUMN tier_from_high,
    DROP COLUMN tier_price_low, DROP COLUMN tier_price_likely, DROP COLUMN tier_price_high;
