ALTER TABLE team_hires ADD COLUMN options numeric, ADD COLUMN option_strike numeric;

ALTER TABLE funding_instruments ADD COLUMN of text NOT NULL DEFAULT '';

CREATE TABLE funding_holders (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    name text NOT NULL,
    kind text,
    position integer NOT NULL,
    CONSTRAINT pk_funding_holders PRIMARY KEY (plan_id, id),
    CONSTRAINT fk_funding_holders_funding_plan_id FOREIGN KEY (plan_id) REFERENCES funding (plan_id) ON DELETE CASCADE
);

CREATE TABLE funding_share_classes (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    name text NOT NULL,
    kind text,
    issue_price numeric,
    conversion_price numeric,
    seniority numeric,
    liquidation_multiple numeric,
    participation text,
    participation_cap numeric,
    dividend_rate numeric,
    dividend_kind text,
    anti_dilution text,
    average_base text,
    pay_to_play text,
    redemption_rate numeric,
    redemption_from date,
    rights text NOT NULL,
    position integer NOT NULL,
    CONSTRAINT pk_funding_share_classes PRIMARY KEY (plan_id, id),
    CONSTRAINT fk_funding_share_classes_funding_plan_id FOREIGN KEY (plan_id) REFERENCES funding (plan_id) ON DELETE CASCADE
);

CREATE TABLE funding_pools (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    name text NOT NULL,
    class text NOT NULL,
    position integer NOT NULL,
    CONSTRAINT pk_funding_pools PRIMARY KEY (plan_id, id),
    CONSTRAINT fk_funding_pools_funding_plan_id FOREIGN KEY (plan_id) REFERENCES funding (plan_id) ON DELETE CASCADE
);

CREATE TABLE funding_shares (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    date date,
    holder text NOT NULL,
    class text NOT NULL,
    shares numeric,
    price numeric,
    vesting_months numeric,
    cliff_months numeric,
    vesting_start date,
    pool text NOT NULL,
    position integer NOT NULL,
    CONSTRAINT pk_funding_shares PRIMARY KEY (plan_id, id),
    CONSTRAINT fk_funding_shares_funding_plan_id FOREIGN KEY (plan_id) REFERENCES funding (plan_id) ON DELETE CASCADE
);

CREATE TABLE funding_grants (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    date date,
    holder text NOT NULL,
    pool text NOT NULL,
    shares numeric,
    strike numeric,
    vesting_months numeric,
    cliff_months numeric,
    vesting_start date,
    expires date,
    position integer NOT NULL,
    CONSTRAINT pk_funding_grants PRIMARY KEY (plan_id, id),
    CONSTRAINT fk_funding_grants_funding_plan_id FOREIGN KEY (plan_id) REFERENCES funding (plan_id) ON DELETE CASCADE
);

CREATE TABLE funding_convertibles (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    name text NOT NULL,
    date date,
    holder text NOT NULL,
    kind text,
    amount numeric,
    cap numeric,
    discount numeric,
    rights text NOT NULL,
    interest_rate numeric,
    compounding text,
    day_count text,
    maturity date,
    at_maturity text,
    qualified numeric,
    position integer NOT NULL,
    CONSTRAINT pk_funding_convertibles PRIMARY KEY (plan_id, id),
    CONSTRAINT fk_funding_convertibles_funding_plan_id FOREIGN KEY (plan_id) REFERENCES funding (plan_id) ON DELETE CASCADE
);

CREATE TABLE funding_rounds (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    name text NOT NULL,
    status text,
    date date,
    class text NOT NULL,
    valuation_kind text,
    valuation numeric,
    pool text NOT NULL,
    pool_target numeric,
    pool_of text,
    pool_counts text,
    pool_placement text,
    conversions text,
    conversion_shares text,
    down_round text,
    price_decimals numeric,
    costs numeric,
    position integer NOT NULL,
    CONSTRAINT pk_funding_rounds PRIMARY KEY (plan_id, id),
    CONSTRAINT fk_funding_rounds_funding_plan_id FOREIGN KEY (plan_id) REFERENCES funding (plan_id) ON DELETE CASCADE
);

CREATE TABLE funding_round_investors (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    round text NOT NULL,
    holder text NOT NULL,
    amount numeric,
    pro_rata numeric,
    position integer NOT NULL,
    CONSTRAINT pk_funding_round_investors PRIMARY KEY (plan_id, id),
    CONSTRAINT fk_funding_round_investors_funding_plan_id FOREIGN KEY (plan_id) REFERENCES funding (plan_id) ON DELETE CASCADE
);

CREATE TABLE funding_equity_actions (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    kind text,
    date date,
    holder text NOT NULL,
    "to" text NOT NULL,
    class text NOT NULL,
    "into" text NOT NULL,
    pool text NOT NULL,
    of text NOT NULL,
    shares numeric,
    price numeric,
    new numeric,
    old numeric,
    until date,
    amount numeric,
    post_money numeric,
    target numeric,
    actual numeric,
    form text,
    position integer NOT NULL,
    CONSTRAINT pk_funding_equity_actions PRIMARY KEY (plan_id, id),
    CONSTRAINT fk_funding_equity_actions_funding_plan_id FOREIGN KEY (plan_id) REFERENCES funding (plan_id) ON DELETE CASCADE
);
