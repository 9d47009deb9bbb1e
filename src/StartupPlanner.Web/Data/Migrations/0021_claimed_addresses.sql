-- An address may be typed by several accounts; the one that proved it has it as its user name, which stays unique.
DROP INDEX ix_users_normalized_email;
CREATE INDEX ix_users_normalized_email ON users (normalized_email);
