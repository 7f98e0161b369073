-- What was, for the person who had it. The key finds one person's rows, the last one first, and
-- nothing else has to be looked at.
CREATE TABLE past (
    person    BLOB    NOT NULL,
    at        INTEGER NOT NULL,
    occupancy BLOB    NOT NULL,
    place     BLOB    NOT NULL,
    starts    INTEGER NOT NULL,
    ends      INTEGER NOT NULL,
    became    TEXT    NOT NULL,
    PRIMARY KEY (person, at, occupancy)
) STRICT, WITHOUT ROWID;
CREATE INDEX past_at ON past (at);
