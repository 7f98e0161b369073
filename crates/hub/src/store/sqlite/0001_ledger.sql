-- Which log this is and how far it goes. One row.
CREATE TABLE ledger (
    one     INTEGER PRIMARY KEY CHECK (one = 1),
    epoch   BLOB    NOT NULL,
    head    INTEGER NOT NULL,
    last_at INTEGER NOT NULL
) STRICT;

-- Who is where now. The key is the second wall: one open stay a place.
CREATE TABLE stays (
    place     BLOB    PRIMARY KEY,
    occupancy BLOB    NOT NULL UNIQUE,
    person    BLOB    NOT NULL,
    since     INTEGER NOT NULL,
    until     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE closures (
    id    BLOB    PRIMARY KEY,
    area  TEXT    NOT NULL,
    at    INTEGER NOT NULL,
    until INTEGER
) STRICT, WITHOUT ROWID;

-- For catching up only, and bounded; state is never rebuilt from it.
CREATE TABLE log (
    seq    INTEGER PRIMARY KEY,
    at     INTEGER NOT NULL,
    events TEXT    NOT NULL
) STRICT;
CREATE INDEX log_at ON log (at);

-- Whole for its term; then only the id stays: place and alternatives tell where somebody sat.
CREATE TABLE answers (
    id        BLOB    PRIMARY KEY,
    principal BLOB,
    content   BLOB,
    answer    TEXT,
    at        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX answers_at ON answers (at);

-- Stays that were released before their check-in arrived.
CREATE TABLE forestalled (
    id        BLOB    NOT NULL,
    principal BLOB    NOT NULL,
    at        INTEGER NOT NULL,
    PRIMARY KEY (id, principal)
) STRICT, WITHOUT ROWID;

CREATE TABLE outboxes (
    outbox    BLOB    NOT NULL,
    principal BLOB    NOT NULL,
    sequence  INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    PRIMARY KEY (outbox, principal)
) STRICT, WITHOUT ROWID;

-- `arrival` orders the plans of a site; one of them is in use.
CREATE TABLE plans (
    arrival INTEGER PRIMARY KEY,
    hash    TEXT    NOT NULL UNIQUE,
    site    TEXT    NOT NULL,
    body    BLOB    NOT NULL,
    rules   TEXT    NOT NULL,
    current INTEGER NOT NULL CHECK (current IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX plans_in_use ON plans (site) WHERE current = 1;

-- Counts of use. No person, and no time finer than half a day.
CREATE TABLE usage_zones (
    zone      TEXT    NOT NULL,
    kind      TEXT    NOT NULL,
    date      TEXT    NOT NULL,
    half      TEXT    NOT NULL,
    check_ins INTEGER NOT NULL,
    ms        INTEGER NOT NULL,
    PRIMARY KEY (zone, kind, date, half)
) STRICT, WITHOUT ROWID;

CREATE TABLE usage_places (
    place     BLOB    NOT NULL,
    year      INTEGER NOT NULL,
    quarter   INTEGER NOT NULL,
    check_ins INTEGER NOT NULL,
    ms        INTEGER NOT NULL,
    PRIMARY KEY (place, year, quarter)
) STRICT, WITHOUT ROWID;
