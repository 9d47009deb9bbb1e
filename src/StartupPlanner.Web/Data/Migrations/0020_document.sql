-- What stands on the cover of the document, and the paper on which it is printed.
ALTER TABLE overview
    ADD COLUMN contact_name text NOT NULL DEFAULT '',
    ADD COLUMN contact_email text NOT NULL DEFAULT '',
    ADD COLUMN contact_phone text NOT NULL DEFAULT '',
    ADD COLUMN website text NOT NULL DEFAULT '',
    ADD COLUMN recipient text NOT NULL DEFAULT '',
    ADD COLUMN version_name text NOT NULL DEFAULT '',
    ADD COLUMN confidentiality text NOT NULL DEFAULT '',
    ADD COLUMN paper text;
ALTER TABLE overview
    ALTER COLUMN contact_name DROP DEFAULT,
    ALTER COLUMN contact_email DROP DEFAULT,
    ALTER COLUMN contact_phone DROP DEFAULT,
    ALTER COLUMN website DROP DEFAULT,
    ALTER COLUMN recipient DROP DEFAULT,
    ALTER COLUMN version_name DROP DEFAULT,
    ALTER COLUMN confidentiality DROP DEFAULT;
