-- What numbers and claims rest on, by the address of their field.
CREATE TABLE evidence (
    plan_id uuid NOT NULL,
    CONSTRAINT pk_evidence PRIMARY KEY (plan_id),
    CONSTRAINT fk_evidence_plans_plan_id FOREIGN KEY (plan_id) REFERENCES plans (id) ON DELETE CASCADE
);

CREATE TABLE evidence_items (
    key text NOT NULL,
    plan_id uuid NOT NULL,
    kind text,
    source text NOT NULL,
    link text NOT NULL,
    date date,
    confidence numeric,
    note text NOT NULL,
    CONSTRAINT pk_evidence_items PRIMARY KEY (plan_id, key),
    CONSTRAINT fk_evidence_items_evidence_plan_id FOREIGN KEY (plan_id) REFERENCES evidence (plan_id) ON DELETE CASCADE
);

INSERT INTO evidence (plan_id) SELECT id FROM plans;

ALTER TABLE evidence ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_plan ON evidence USING (plan_id = nullif(current_setting('planner.plan', true), '')::uuid);
ALTER TABLE evidence_items ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_plan ON evidence_items USING (plan_id = nullif(current_setting('planner.plan', true), '')::uuid);
