-- Whose reservation a door used for the stay that it holds: that person may extend and release it.
ALTER TABLE stays ADD COLUMN promised_to BLOB;
