-- Edits of one field by one author, made one soon after the other, are told as one: each but the last names the one that goes on with it.
ALTER TABLE plan_activity ADD COLUMN continued_by uuid;
