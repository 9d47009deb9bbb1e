-- Costs may be a share of any line, assets be bought in numbers, and customers and suppliers owe from before the plan begins.
ALTER TABLE finance_costs ADD COLUMN line text NOT NULL DEFAULT '';
ALTER TABLE finance_costs ALTER COLUMN line DROP DEFAULT;
UPDATE finance_costs SET kind = 'PercentOfLine' WHERE kind = 'PercentOfRevenue';
UPDATE finance_overrides SET value = 'percent-of-line' WHERE at LIKE 'finance/costs/%/kind' AND value = 'percent-of-revenue';
-- What a fixed cost had as a quantity counted nothing and would count now.
UPDATE finance_costs SET quantity_low = NULL, quantity_likely = NULL, quantity_high = NULL WHERE kind = 'Fixed';
ALTER TABLE finance_assets ADD COLUMN quantity_low numeric, ADD COLUMN quantity_likely numeric, ADD COLUMN quantity_high numeric;
ALTER TABLE finance ADD COLUMN opening_receivables numeric, ADD COLUMN opening_payables numeric;
