-- What named another row by its address, its id or its name becomes that row's id. Where one list alone may be named, a foreign key stays inside the plan; it is checked
-- at the end of a transaction, as rows that name each other come and go together.
CREATE FUNCTION pg_temp.refer(source text, field text, VARIADIC targets text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    target text;
    list text[];
    by_name text;
BEGIN
    EXECUTE format('ALTER TABLE %I RENAME COLUMN %I TO named', source, field);
    EXECUTE format('ALTER TABLE %I ADD COLUMN %I uuid', source, field);
    FOREACH target IN ARRAY targets LOOP
        list := string_to_array(target, ':');
        by_name := CASE WHEN list[3] = '' THEN 'false' ELSE format('s.named = t.%I', list[3]) END;
        EXECUTE format(
            'UPDATE %1$I s SET %2$I = (SELECT t.id FROM %3$I t WHERE t.plan_id = s.plan_id AND (s.named IN (%4$L || ''/'' || t.id, t.id::text) OR %5$s)
             ORDER BY CASE WHEN %5$s THEN 1 ELSE 0 END, t.position LIMIT 1) WHERE s.%2$I IS NULL AND s.named <> ''''',
            source, field, list[1], list[2], by_name);
    END LOOP;
    EXECUTE format('ALTER TABLE %I DROP COLUMN named', source);
    IF array_length(targets, 1) = 1 THEN
        EXECUTE format(
            'ALTER TABLE %1$I ADD CONSTRAINT fk_%1$s_%2$s_plan_id_%3$s FOREIGN KEY (plan_id, %3$I) REFERENCES %2$I (plan_id, id) DEFERRABLE INITIALLY DEFERRED',
            source, list[1], field);
    END IF;
END
$$;

-- What serves customers are several rows: a name stood for all that have it.
ALTER TABLE revenue_streams RENAME COLUMN served_by TO named;
ALTER TABLE revenue_streams ADD COLUMN served_by uuid[] NOT NULL DEFAULT '{}';
UPDATE revenue_streams s SET served_by = ARRAY(
    SELECT t.id FROM (
        SELECT plan_id, id, role AS name, 'team/hires' AS list, 1 AS place, position FROM team_hires
        UNION ALL SELECT plan_id, id, name, 'finance/assets', 2, position FROM finance_assets
        UNION ALL SELECT plan_id, id, name, 'finance/costs', 3, position FROM finance_costs) t
    WHERE t.plan_id = s.plan_id AND s.named IN (t.list || '/' || t.id, t.id::text, t.name)
    ORDER BY t.place, t.position)
WHERE s.named <> '';
ALTER TABLE revenue_streams DROP COLUMN named;

DO $$
BEGIN
    PERFORM pg_temp.refer('revenue_tiers', 'stream', 'revenue_streams:revenue/streams:name');
    PERFORM pg_temp.refer('revenue_price_changes', 'of', 'revenue_streams:revenue/streams:name', 'revenue_tiers:revenue/tiers:name');
    PERFORM pg_temp.refer('revenue_milestones', 'stream', 'revenue_streams:revenue/streams:name');
    PERFORM pg_temp.refer('revenue_streams', 'sold_to', 'revenue_streams:revenue/streams:name');
    PERFORM pg_temp.refer('finance_costs', 'stream', 'revenue_streams:revenue/streams:name');
    PERFORM pg_temp.refer('finance_scenarios', 'based_on', 'finance_scenarios:finance/scenarios:name');
    PERFORM pg_temp.refer('finance_overrides', 'scenario', 'finance_scenarios:finance/scenarios:name');
    PERFORM pg_temp.refer('funding_instruments', 'of', 'funding_rounds:funding/rounds:name', 'funding_convertibles:funding/convertibles:name');
    PERFORM pg_temp.refer('funding_round_investors', 'round', 'funding_rounds:funding/rounds:name');
    PERFORM pg_temp.refer('funding_round_investors', 'holder', 'funding_holders:funding/holders:name', 'team_hires:team/hires:role');
    PERFORM pg_temp.refer('funding_shares', 'holder', 'funding_holders:funding/holders:name', 'team_hires:team/hires:role');
    PERFORM pg_temp.refer('funding_shares', 'class', 'funding_share_classes:funding/share-classes:name');
    PERFORM pg_temp.refer('funding_shares', 'pool', 'funding_pools:funding/pools:name');
    PERFORM pg_temp.refer('funding_grants', 'holder', 'funding_holders:funding/holders:name', 'team_hires:team/hires:role');
    PERFORM pg_temp.refer('funding_grants', 'pool', 'funding_pools:funding/pools:name');
    PERFORM pg_temp.refer('funding_pools', 'class', 'funding_share_classes:funding/share-classes:name');
    PERFORM pg_temp.refer('funding_rounds', 'class', 'funding_share_classes:funding/share-classes:name');
    PERFORM pg_temp.refer('funding_rounds', 'pool', 'funding_pools:funding/pools:name');
    PERFORM pg_temp.refer('funding_convertibles', 'holder', 'funding_holders:funding/holders:name', 'team_hires:team/hires:role');
    PERFORM pg_temp.refer('funding_equity_actions', 'holder', 'funding_holders:funding/holders:name', 'team_hires:team/hires:role');
    PERFORM pg_temp.refer('funding_equity_actions', 'to', 'funding_holders:funding/holders:name', 'team_hires:team/hires:role');
    PERFORM pg_temp.refer('funding_equity_actions', 'class', 'funding_share_classes:funding/share-classes:name');
    PERFORM pg_temp.refer('funding_equity_actions', 'into', 'funding_share_classes:funding/share-classes:name');
    PERFORM pg_temp.refer('funding_equity_actions', 'pool', 'funding_pools:funding/pools:name');
    PERFORM pg_temp.refer('funding_equity_actions', 'of', 'funding_convertibles:funding/convertibles:name', 'funding_grants:funding/grants:', 'funding_equity_actions:funding/equity-actions:', 'team_hires:team/hires:role');
END
$$;

DROP FUNCTION pg_temp.refer;
