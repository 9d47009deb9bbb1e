-- Who runs the installation sees how it is: whoever made its first account.
ALTER TABLE users ADD COLUMN is_operator boolean NOT NULL DEFAULT false;
UPDATE users SET is_operator = true WHERE id = (SELECT id FROM users ORDER BY created_at, id LIMIT 1);

-- That a backup was made, so that somebody notices where none is.
CREATE TABLE backups (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_backups PRIMARY KEY (id)
);
