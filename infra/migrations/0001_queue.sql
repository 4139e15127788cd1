-- The embedded transport's queues. What changes with every delivery stands apart from the payload, so that a claim
-- writes one small page and never the message again.
CREATE TABLE queue_topics (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE queue_messages (
    id      INTEGER PRIMARY KEY,
    head    BLOB NOT NULL, -- the uuid and the metadata, see embedded_head.go
    payload BLOB NOT NULL
) STRICT;

CREATE TABLE queue_places (
    id         INTEGER PRIMARY KEY, -- of the message; the order of arrival
    topic      INTEGER NOT NULL,
    deliveries INTEGER NOT NULL, -- begun so far
    held       INTEGER NOT NULL, -- 1 while a handler has it: seen at open, its process died with it
    due        INTEGER NOT NULL, -- not before this Unix millisecond; 0: at once
    size       INTEGER NOT NULL  -- bytes of payload and head
) STRICT;
