-- Secret addresses of calendars: the hash of what stands in the address, never that itself.
CREATE TABLE calendar_feeds (
    person    BLOB    PRIMARY KEY REFERENCES accounts (person),
    reference BLOB    NOT NULL UNIQUE,
    made      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- By what names in public calendars are made, so that they stay and tell nothing. One row.
CREATE TABLE calendar_key (
    one   INTEGER PRIMARY KEY CHECK (one = 1),
    bytes BLOB    NOT NULL
) STRICT;
