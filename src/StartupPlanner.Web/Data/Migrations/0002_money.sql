-- What a plan says about money: who is paid, what is earned, spent, owned and raised. Each plan has its row in every section.
CREATE TABLE finance (
    plan_id uuid NOT NULL,
    months numeric,
    fiscal_year_start numeric,
    opening_cash numeric,
    standard text,
    tax_preset text,
    income_tax numeric,
    sales_tax numeric,
    capitalised_share numeric,
    capitalised_life numeric,
    discount_rate numeric,
    CONSTRAINT pk_finance PRIMARY KEY (plan_id),
    CONSTRAINT fk_finance_plans_plan_id FOREIGN KEY (plan_id) REFERENCES plans (id) ON DELETE CASCADE
);

CREATE TABLE funding (
    plan_id uuid NOT NULL,
    CONSTRAINT pk_funding PRIMARY KEY (plan_id),
    CONSTRAINT fk_funding_plans_plan_id FOREIGN KEY (plan_id) REFERENCES plans (id) ON DELETE CASCADE
);

CREATE TABLE revenue (
    plan_id uuid NOT NULL,
    CONSTRAINT pk_revenue PRIMARY KEY (plan_id),
    CONSTRAINT fk_revenue_plans_plan_id FOREIGN KEY (plan_id) REFERENCES plans (id) ON DELETE CASCADE
);

CREATE TABLE team (
    plan_id uuid NOT NULL,
    on_cost_preset text,
    on_cost numeric,
    CONSTRAINT pk_team PRIMARY KEY (plan_id),
    CONSTRAINT fk_team_plans_plan_id FOREIGN KEY (plan_id) REFERENCES plans (id) ON DELETE CASCADE
);

CREATE TABLE finance_actuals (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    line text NOT NULL,
    amounts text NOT NULL,
    position integer NOT NULL,
    CONSTRAINT pk_finance_actuals PRIMARY KEY (plan_id, id),
    CONSTRAINT fk_finance_actuals_finance_plan_id FOREIGN KEY (plan_id) REFERENCES finance (plan_id) ON DELETE CASCADE
);

CREATE TABLE finance_assets (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    name text NOT NULL,
    currency text,
    month date,
    life numeric,
    method text,
    price_high numeric,
    price_likely numeric,
    price_low numeric,
    salvage_high numeric,
    salvage_likely numeric,
    salvage_low numeric,
    position integer NOT NULL,
    CONSTRAINT pk_finance_assets PRIMARY KEY (plan_id, id),
    CONSTRAINT fk_finance_assets_finance_plan_id FOREIGN KEY (plan_id) REFERENCES finance (plan_id) ON DELETE CASCADE
);

CREATE TABLE finance_costs (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    name text NOT NULL,
    area text,
    kind text,
    start date,
    "end" date,
    currency text,
    every numeric,
    stream text NOT NULL,
    payment_days numeric,
    sales_tax numeric,
    amount_high numeric,
    amount_likely numeric,
    amount_low numeric,
    cost_per_lead_high numeric,
    cost_per_lead_likely numeric,
    cost_per_lead_low numeric,
    monthly_growth_high numeric,
    monthly_growth_likely numeric,
    monthly_growth_low numeric,
    quantity_high numeric,
    quantity_likely numeric,
    quantity_low numeric,
    rise_high numeric,
    rise_likely numeric,
    rise_low numeric,
    share_high numeric,
    share_likely numeric,
    share_low numeric,
    position integer NOT NULL,
    CONSTRAINT pk_finance_costs PRIMARY KEY (plan_id, id),
    CONSTRAINT fk_finance_costs_finance_plan_id FOREIGN KEY (plan_id) REFERENCES finance (plan_id) ON DELETE CASCADE
);

CREATE TABLE finance_overrides (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    scenario text NOT NULL,
    at text NOT NULL,
    value text NOT NULL,
    position integer NOT NULL,
    CONSTRAINT pk_finance_overrides PRIMARY KEY (plan_id, id),
    CONSTRAINT fk_finance_overrides_finance_plan_id FOREIGN KEY (plan_id) REFERENCES finance (plan_id) ON DELETE CASCADE
);

CREATE TABLE finance_rates (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    currency text,
    "from" date,
    rate numeric,
    position integer NOT NULL,
    CONSTRAINT pk_finance_rates PRIMARY KEY (plan_id, id),
    CONSTRAINT fk_finance_rates_finance_plan_id FOREIGN KEY (plan_id) REFERENCES finance (plan_id) ON DELETE CASCADE
);

CREATE TABLE finance_scenarios (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    name text NOT NULL,
    based_on text NOT NULL,
    position integer NOT NULL,
    CONSTRAINT pk_finance_scenarios PRIMARY KEY (plan_id, id),
    CONSTRAINT fk_finance_scenarios_finance_plan_id FOREIGN KEY (plan_id) REFERENCES finance (plan_id) ON DELETE CASCADE
);

CREATE TABLE funding_instruments (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    name text NOT NULL,
    kind text,
    currency text,
    month date,
    term numeric,
    grace numeric,
    repayment text,
    conversion date,
    area text,
    amount_high numeric,
    amount_likely numeric,
    amount_low numeric,
    costs_of_issue_high numeric,
    costs_of_issue_likely numeric,
    costs_of_issue_low numeric,
    interest_rate_high numeric,
    interest_rate_likely numeric,
    interest_rate_low numeric,
    position integer NOT NULL,
    CONSTRAINT pk_funding_instruments PRIMARY KEY (plan_id, id),
    CONSTRAINT fk_funding_instruments_funding_plan_id FOREIGN KEY (plan_id) REFERENCES funding (plan_id) ON DELETE CASCADE
);

CREATE TABLE revenue_milestones (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    stream text NOT NULL,
    name text NOT NULL,
    month date,
    amount_high numeric,
    amount_likely numeric,
    amount_low numeric,
    position integer NOT NULL,
    CONSTRAINT pk_revenue_milestones PRIMARY KEY (plan_id, id),
    CONSTRAINT fk_revenue_milestones_revenue_plan_id FOREIGN KEY (plan_id) REFERENCES revenue (plan_id) ON DELETE CASCADE
);

CREATE TABLE revenue_streams (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    name text NOT NULL,
    kind text,
    start date,
    "end" date,
    currency text,
    growth text,
    by_month text NOT NULL,
    retention text NOT NULL,
    served_by text NOT NULL,
    seasonality text NOT NULL,
    inventory_days numeric,
    payment_days numeric,
    sales_tax numeric,
    capacity_high numeric,
    capacity_likely numeric,
    capacity_low numeric,
    ceiling_high numeric,
    ceiling_likely numeric,
    ceiling_low numeric,
    churn_high numeric,
    churn_likely numeric,
    churn_low numeric,
    contraction_high numeric,
    contraction_likely numeric,
    contraction_low numeric,
    conversion_high numeric,
    conversion_likely numeric,
    conversion_low numeric,
    expansion_high numeric,
    expansion_likely numeric,
    expansion_low numeric,
    half_way_high numeric,
    half_way_likely numeric,
    half_way_low numeric,
    included_high numeric,
    included_likely numeric,
    included_low numeric,
    leads_high numeric,
    leads_likely numeric,
    leads_low numeric,
    monthly_growth_high numeric,
    monthly_growth_likely numeric,
    monthly_growth_low numeric,
    new_customers_high numeric,
    new_customers_likely numeric,
    new_customers_low numeric,
    paid_yearly_high numeric,
    paid_yearly_likely numeric,
    paid_yearly_low numeric,
    people_high numeric,
    people_likely numeric,
    people_low numeric,
    per_customer_high numeric,
    per_customer_likely numeric,
    per_customer_low numeric,
    per_head_high numeric,
    per_head_likely numeric,
    per_head_low numeric,
    price_high numeric,
    price_likely numeric,
    price_low numeric,
    price_rise_high numeric,
    price_rise_likely numeric,
    price_rise_low numeric,
    rate_high numeric,
    rate_likely numeric,
    rate_low numeric,
    tier_from_high numeric,
    tier_from_likely numeric,
    tier_from_low numeric,
    tier_price_high numeric,
    tier_price_likely numeric,
    tier_price_low numeric,
    unit_cost_high numeric,
    unit_cost_likely numeric,
    unit_cost_low numeric,
    width_high numeric,
    width_likely numeric,
    width_low numeric,
    working_days_high numeric,
    working_days_likely numeric,
    working_days_low numeric,
    yearly_discount_high numeric,
    yearly_discount_likely numeric,
    yearly_discount_low numeric,
    position integer NOT NULL,
    CONSTRAINT pk_revenue_streams PRIMARY KEY (plan_id, id),
    CONSTRAINT fk_revenue_streams_revenue_plan_id FOREIGN KEY (plan_id) REFERENCES revenue (plan_id) ON DELETE CASCADE
);

CREATE TABLE team_hires (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    role text NOT NULL,
    area text,
    start date,
    "end" date,
    currency text,
    bonus_high numeric,
    bonus_likely numeric,
    bonus_low numeric,
    heads_high numeric,
    heads_likely numeric,
    heads_low numeric,
    raise_high numeric,
    raise_likely numeric,
    raise_low numeric,
    recruiting_high numeric,
    recruiting_likely numeric,
    recruiting_low numeric,
    salary_high numeric,
    salary_likely numeric,
    salary_low numeric,
    position integer NOT NULL,
    CONSTRAINT pk_team_hires PRIMARY KEY (plan_id, id),
    CONSTRAINT fk_team_hires_team_plan_id FOREIGN KEY (plan_id) REFERENCES team (plan_id) ON DELETE CASCADE
);

INSERT INTO team (plan_id) SELECT id FROM plans;

INSERT INTO revenue (plan_id) SELECT id FROM plans;

INSERT INTO finance (plan_id) SELECT id FROM plans;

INSERT INTO funding (plan_id) SELECT id FROM plans;
