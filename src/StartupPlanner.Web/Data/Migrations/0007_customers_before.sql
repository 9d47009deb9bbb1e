-- Customers who are there before the plan begins.
ALTER TABLE revenue_streams
    ADD COLUMN customers_before_low numeric,
    ADD COLUMN customers_before_likely numeric,
    ADD COLUMN customers_before_high numeric;
