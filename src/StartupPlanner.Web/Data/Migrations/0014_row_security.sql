-- Of a plan's tables a confined transaction sees the rows of that plan alone, whatever it asks for, and writes no others. See Confinement. Whoever owns the tables is
-- bound by no policy: sign-in, the list of somebody's plans, share links, the bin and backups work across plans.
DO $$
DECLARE
    held record;
BEGIN
    FOR held IN
        SELECT c.relname AS name, CASE c.relname WHEN 'plans' THEN 'id' ELSE 'plan_id' END AS plan
        FROM pg_class c
        WHERE c.relnamespace = current_schema::regnamespace AND c.relkind = 'r'
            AND (c.relname = 'plans' OR EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'plan_id' AND NOT a.attisdropped))
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', held.name);
        EXECUTE format('CREATE POLICY of_plan ON %I USING (%I = nullif(current_setting(''planner.plan'', true), '''')::uuid)', held.name, held.plan);
    END LOOP;
END
$$;
