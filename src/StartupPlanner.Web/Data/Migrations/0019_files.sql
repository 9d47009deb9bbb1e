-- Pictures of a plan: its logo, and those in its texts.
CREATE TABLE plan_files (
    plan_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    media_type text NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    content bytea NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_plan_files PRIMARY KEY (plan_id, id),
    CONSTRAINT fk_plan_files_plans_plan_id FOREIGN KEY (plan_id) REFERENCES plans (id) ON DELETE CASCADE
);

-- Pictures are compressed already.
ALTER TABLE plan_files ALTER COLUMN content SET STORAGE EXTERNAL;

ALTER TABLE plan_files ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_plan ON plan_files USING (plan_id = nullif(current_setting('planner.plan', true), '')::uuid);
