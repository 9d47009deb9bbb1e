-- The company's logo, on the cover of the document.
ALTER TABLE overview ADD COLUMN logo uuid;
