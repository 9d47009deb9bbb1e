-- Investments, judged before they are made.
CREATE TABLE finance_investments (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    name text NOT NULL,
    assets uuid[] NOT NULL,
    outlay numeric,
    life numeric,
    inflows text NOT NULL,
    position integer NOT NULL,
    CONSTRAINT pk_finance_investments PRIMARY KEY (plan_id, id),
    CONSTRAINT fk_finance_investments_finance_plan_id FOREIGN KEY (plan_id) REFERENCES finance (plan_id) ON DELETE CASCADE
);

ALTER TABLE finance_investments ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_plan ON finance_investments USING (plan_id = nullif(current_setting('planner.plan', true), '')::uuid);
