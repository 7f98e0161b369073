-- What is promised. The trigger is the second wall: reservations of one place never overlap.
CREATE TABLE reservations (
    place       BLOB    NOT NULL,
    starts      INTEGER NOT NULL,
    ends        INTEGER NOT NULL CHECK (ends > starts),
    lapses      INTEGER NOT NULL,
    revision    INTEGER NOT NULL,
    reservation BLOB    NOT NULL UNIQUE,
    person      BLOB    NOT NULL,
    PRIMARY KEY (place, starts)
) STRICT, WITHOUT ROWID;

-- The last one that begins before the new one ends is the only one that can overlap it, because
-- those that are there do not overlap: one step in the key, however many there are.
CREATE TRIGGER reservations_never_overlap BEFORE INSERT ON reservations
WHEN (SELECT ends FROM reservations
      WHERE place = NEW.place AND starts < NEW.ends
      ORDER BY starts DESC LIMIT 1) > NEW.starts
BEGIN
    SELECT RAISE(ABORT, 'reservations of one place never overlap');
END;

-- What was taken back from its holder, until it is put away or would have been over.
CREATE TABLE lost_reservations (
    reservation BLOB    PRIMARY KEY,
    person      BLOB    NOT NULL,
    place       BLOB    NOT NULL,
    starts      INTEGER NOT NULL,
    ends        INTEGER NOT NULL,
    cause       TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

-- What does not work. No person, also not who reported it.
CREATE TABLE faults (
    place     BLOB    NOT NULL,
    equipment TEXT    NOT NULL,
    at        INTEGER NOT NULL,
    PRIMARY KEY (place, equipment)
) STRICT, WITHOUT ROWID;
