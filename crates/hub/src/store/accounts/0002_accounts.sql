-- Who may sign in. The login is in lower case. A role is its word on the wire.
CREATE TABLE accounts (
    person   BLOB    PRIMARY KEY,
    login    TEXT    NOT NULL UNIQUE,
    name     TEXT    NOT NULL,
    role     TEXT    NOT NULL,
    password TEXT,
    disabled INTEGER NOT NULL CHECK (disabled IN (0, 1)),
    demo     INTEGER NOT NULL CHECK (demo IN (0, 1))
) STRICT, WITHOUT ROWID;

-- Who is signed in: the hash of what stands in the cookie, never that itself.
CREATE TABLE sessions (
    reference BLOB    PRIMARY KEY,
    person    BLOB    NOT NULL REFERENCES accounts (person),
    begun     INTEGER NOT NULL,
    used      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
