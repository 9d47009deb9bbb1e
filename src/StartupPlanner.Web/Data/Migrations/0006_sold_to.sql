-- The stream to whose customers another is sold. What share of a freemium's users pays is a rate of its own, because a funnel has its conversion;
-- what points at it follows, save where the conversion is the funnel's as well.
ALTER TABLE revenue_streams ADD COLUMN sold_to text NOT NULL DEFAULT '';
ALTER TABLE revenue_streams ALTER COLUMN sold_to DROP DEFAULT;
UPDATE revenue_streams SET rate_low = conversion_low, rate_likely = conversion_likely, rate_high = conversion_high WHERE kind = 'Freemium';

CREATE TEMPORARY TABLE moved ON COMMIT DROP AS
    SELECT plan_id, format('revenue/streams/%s/conversion', id) AS before, format('revenue/streams/%s/rate', id) AS after
    FROM revenue_streams WHERE kind = 'Freemium' AND growth IS DISTINCT FROM 'Funnel';
UPDATE finance_overrides SET at = after FROM moved WHERE moved.plan_id = finance_overrides.plan_id AND at = before;
UPDATE finance_uncertainties SET at = after FROM moved WHERE moved.plan_id = finance_uncertainties.plan_id AND at = before;
UPDATE finance_correlations SET first = after FROM moved WHERE moved.plan_id = finance_correlations.plan_id AND first = before;
UPDATE finance_correlations SET second = after FROM moved WHERE moved.plan_id = finance_correlations.plan_id AND second = before;
