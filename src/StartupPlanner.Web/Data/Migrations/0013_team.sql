-- Section Team: members, capabilities, hiring, recruiting, training, incentives, working together, the founders' agreement and the founder's self-assessment.
ALTER TABLE team
    ADD COLUMN tools text NOT NULL DEFAULT '',
    ADD COLUMN decisions text NOT NULL DEFAULT '',
    ADD COLUMN agreement_state text,
    ADD COLUMN leaver_terms text NOT NULL DEFAULT '';
ALTER TABLE team
    ALTER COLUMN tools DROP DEFAULT,
    ALTER COLUMN decisions DROP DEFAULT,
    ALTER COLUMN leaver_terms DROP DEFAULT;

CREATE TABLE team_members (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    name text NOT NULL,
    role text NOT NULL,
    standing text,
    reports_to uuid,
    since date,
    time numeric,
    link text NOT NULL,
    responsibilities text NOT NULL,
    biography text NOT NULL,
    position integer NOT NULL,
    CONSTRAINT pk_team_members PRIMARY KEY (plan_id, id),
    CONSTRAINT fk_team_members_team_plan_id FOREIGN KEY (plan_id) REFERENCES team (plan_id) ON DELETE CASCADE,
    CONSTRAINT fk_team_members_team_members_plan_id_reports_to FOREIGN KEY (plan_id, reports_to) REFERENCES team_members (plan_id, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE team_skills (
    key text NOT NULL,
    plan_id uuid NOT NULL,
    required integer,
    response text,
    note text NOT NULL,
    CONSTRAINT pk_team_skills PRIMARY KEY (plan_id, key),
    CONSTRAINT fk_team_skills_team_plan_id FOREIGN KEY (plan_id) REFERENCES team (plan_id) ON DELETE CASCADE
);

CREATE TABLE team_levels (
    key text NOT NULL,
    plan_id uuid NOT NULL,
    level integer,
    CONSTRAINT pk_team_levels PRIMARY KEY (plan_id, key),
    CONSTRAINT fk_team_levels_team_plan_id FOREIGN KEY (plan_id) REFERENCES team (plan_id) ON DELETE CASCADE
);

CREATE TABLE team_recruiting (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    role uuid,
    channels text NOT NULL,
    requirements text NOT NULL,
    steps text NOT NULL,
    owner uuid,
    position integer NOT NULL,
    CONSTRAINT pk_team_recruiting PRIMARY KEY (plan_id, id),
    CONSTRAINT fk_team_recruiting_team_plan_id FOREIGN KEY (plan_id) REFERENCES team (plan_id) ON DELETE CASCADE,
    CONSTRAINT fk_team_recruiting_team_hires_plan_id_role FOREIGN KEY (plan_id, role) REFERENCES team_hires (plan_id, id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_team_recruiting_team_members_plan_id_owner FOREIGN KEY (plan_id, owner) REFERENCES team_members (plan_id, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE team_training (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    topic text NOT NULL,
    who uuid[] NOT NULL,
    month date,
    cost_high numeric,
    cost_likely numeric,
    cost_low numeric,
    provider text NOT NULL,
    position integer NOT NULL,
    CONSTRAINT pk_team_training PRIMARY KEY (plan_id, id),
    CONSTRAINT fk_team_training_team_plan_id FOREIGN KEY (plan_id) REFERENCES team (plan_id) ON DELETE CASCADE
);

CREATE TABLE team_incentives (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    kind text,
    who uuid[] NOT NULL,
    share numeric,
    pool numeric,
    vesting_months integer,
    cliff_months integer,
    terms text NOT NULL,
    position integer NOT NULL,
    CONSTRAINT pk_team_incentives PRIMARY KEY (plan_id, id),
    CONSTRAINT fk_team_incentives_team_plan_id FOREIGN KEY (plan_id) REFERENCES team (plan_id) ON DELETE CASCADE
);

CREATE TABLE team_meetings (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    name text NOT NULL,
    rhythm text,
    purpose text NOT NULL,
    who uuid[] NOT NULL,
    position integer NOT NULL,
    CONSTRAINT pk_team_meetings PRIMARY KEY (plan_id, id),
    CONSTRAINT fk_team_meetings_team_plan_id FOREIGN KEY (plan_id) REFERENCES team (plan_id) ON DELETE CASCADE
);

CREATE TABLE team_founders (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    member uuid,
    stake numeric,
    vesting_months integer,
    cliff_months integer,
    contribution text NOT NULL,
    position integer NOT NULL,
    CONSTRAINT pk_team_founders PRIMARY KEY (plan_id, id),
    CONSTRAINT fk_team_founders_team_plan_id FOREIGN KEY (plan_id) REFERENCES team (plan_id) ON DELETE CASCADE,
    CONSTRAINT fk_team_founders_team_members_plan_id_member FOREIGN KEY (plan_id, member) REFERENCES team_members (plan_id, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE team_qualities (
    key text NOT NULL,
    plan_id uuid NOT NULL,
    score integer,
    evidence text NOT NULL,
    action text NOT NULL,
    CONSTRAINT pk_team_qualities PRIMARY KEY (plan_id, key),
    CONSTRAINT fk_team_qualities_team_plan_id FOREIGN KEY (plan_id) REFERENCES team (plan_id) ON DELETE CASCADE
);

ALTER TABLE team_hires
    ADD COLUMN filled_by uuid[] NOT NULL DEFAULT '{}',
    ADD COLUMN reports_to uuid,
    ADD COLUMN duties text NOT NULL DEFAULT '';
ALTER TABLE team_hires ALTER COLUMN filled_by DROP DEFAULT, ALTER COLUMN duties DROP DEFAULT;

-- Plans that exist have the rows of sets whose keys are given.
INSERT INTO team_skills (key, plan_id, note)
SELECT key, plan_id, '' FROM team, unnest(ARRAY[
    'research-and-development', 'product', 'market', 'collaboration', 'data', 'modelling', 'training-and-deployment', 'evaluation', 'domain-knowledge', 'compliance']) AS key;
INSERT INTO team_qualities (key, plan_id, evidence, action)
SELECT key, plan_id, '', '' FROM team, unnest(ARRAY[
    'technical-depth', 'leadership', 'innovation', 'business-insight', 'learning', 'experience', 'communication']) AS key;
