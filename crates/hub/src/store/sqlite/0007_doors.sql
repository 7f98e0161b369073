-- A stay may be held by the screen at a room's door. A person's key is 16 bytes, as before; a screen's
-- is the letter `s` and 16 bytes. So it is with every `principal`.
ALTER TABLE stays RENAME COLUMN person TO holder;
