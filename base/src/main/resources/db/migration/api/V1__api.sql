-- SPDX-License-Identifier: EUPL-1.2
-- Who uses the city's interface with a key of their own, and how much it is used.
create table api.client (
    id          uuid primary key,       -- stands for it in `usage`
    name        text not null unique check (length(name) between 1 and 200),
    contact     text not null check (length(contact) between 1 and 200),
    purpose     text not null check (length(purpose) between 1 and 2000),  -- as the client stated it
    scopes      text[] not null,        -- what personal data it may use; empty for nearly all
    key_sha256  bytea not null unique,  -- the key has 256 random bits: no salt is needed
    per_minute  int not null check (per_minute > 0),
    per_day     int not null check (per_day > 0),
    valid_until date not null,
    added_at    timestamptz not null,
    added_by    text not null,          -- an actor
    ended_on    date                    -- null while it may go on until valid_until
);
comment on table api.client is
    'Who uses the interface with a key; retention: P5Y after least(ended_on, valid_until); as long as uses of data that name it';

create table api.call (
    caller text not null,               -- id of a client, `guest` or `resident`
    day    date not null,               -- of the city
    calls  bigint not null check (calls > 0),
    primary key (caller, day)
);
comment on table api.call is 'How often each client called on a day; retention: P5Y after day; no personal data';
