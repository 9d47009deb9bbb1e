-- The stream to whose customers another is sold. What share of a freemium's users pays is a rate of its own, because a funnel has its conversion.
ALTER TABLE revenue_streams ADD COLUMN sold_to text NOT NULL DEFAULT '';
ALTER TABLE revenue_streams ALTER COLUMN sold_to DROP DEFAULT;
UPDATE revenue_streams SET rate_low = conversion_low, rate_likely = conversion_likely, rate_high = conversion_high WHERE kind = 'Freemium';
UPDATE revenue_streams SET conversion_low = NULL, conversion_likely = NULL, conversion_high = NULL WHERE kind = 'Freemium' AND growth IS DISTINCT FROM 'Funnel';
