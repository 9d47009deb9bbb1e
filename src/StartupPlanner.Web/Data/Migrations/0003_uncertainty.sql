ALTER TABLE finance_assets ADD COLUMN sales_tax numeric;

CREATE TABLE finance_actual_sources (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    label text NOT NULL,
    line text NOT NULL,
    factor numeric,
    position integer NOT NULL,
    CONSTRAINT pk_finance_actual_sources PRIMARY KEY (plan_id, id),
    CONSTRAINT fk_finance_actual_sources_finance_plan_id FOREIGN KEY (plan_id) REFERENCES finance (plan_id) ON DELETE CASCADE
);

CREATE TABLE finance_uncertainties (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    at text NOT NULL,
    shape text,
    position integer NOT NULL,
    CONSTRAINT pk_finance_uncertainties PRIMARY KEY (plan_id, id),
    CONSTRAINT fk_finance_uncertainties_finance_plan_id FOREIGN KEY (plan_id) REFERENCES finance (plan_id) ON DELETE CASCADE
);

CREATE TABLE finance_correlations (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    first text NOT NULL,
    second text NOT NULL,
    coefficient numeric,
    position integer NOT NULL,
    CONSTRAINT pk_finance_correlations PRIMARY KEY (plan_id, id),
    CONSTRAINT fk_finance_correlations_finance_plan_id FOREIGN KEY (plan_id) REFERENCES finance (plan_id) ON DELETE CASCADE
);
