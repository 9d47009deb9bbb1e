-- What each class of costs may cost, and the limits of which a plan warns.
ALTER TABLE finance
    ADD COLUMN least_cash numeric,
    ADD COLUMN least_runway numeric,
    ADD COLUMN most_over_budget numeric,
    ADD COLUMN budget_from date,
    ADD COLUMN budget_taken date,
    ADD COLUMN budget_note text NOT NULL DEFAULT '';
ALTER TABLE finance ALTER COLUMN budget_note DROP DEFAULT;

CREATE TABLE finance_budget (
    key text NOT NULL,
    plan_id uuid NOT NULL,
    amounts text NOT NULL,
    CONSTRAINT pk_finance_budget PRIMARY KEY (plan_id, key),
    CONSTRAINT fk_finance_budget_finance_plan_id FOREIGN KEY (plan_id) REFERENCES finance (plan_id) ON DELETE CASCADE
);

-- Plans that exist have the rows of sets whose keys are given.
INSERT INTO finance_budget (key, plan_id, amounts)
SELECT key, plan_id, '' FROM finance, unnest(ARRAY['cost-of-sales', 'research', 'marketing', 'general']) AS key;

ALTER TABLE finance_budget ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_plan ON finance_budget USING (plan_id = nullif(current_setting('planner.plan', true), '')::uuid);
