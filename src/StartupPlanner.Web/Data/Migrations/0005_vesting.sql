-- Instalments of vesting, and what of a grant vests at an exit.
ALTER TABLE funding_shares ADD COLUMN every_months numeric;
ALTER TABLE funding_grants ADD COLUMN every_months numeric, ADD COLUMN acceleration_at_exit numeric;
