-- Screens that somebody has approved. Of what stands in their cookies there is only the hash, of the
-- cookie they have and of the one before, and of the one they may still come for.
CREATE TABLE screens (
    screen   BLOB    PRIMARY KEY,
    setup    TEXT    NOT NULL,
    approved INTEGER NOT NULL,
    pairing  BLOB    NOT NULL UNIQUE,
    current  BLOB    UNIQUE,
    issued   INTEGER,
    used     INTEGER,
    previous BLOB
) STRICT, WITHOUT ROWID;
