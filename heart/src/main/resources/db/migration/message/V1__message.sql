-- SPDX-License-Identifier: EUPL-1.2
-- What was sent to whom, in which words. Times are wall time; days are the city's.
create table message.message (
    id           uuid  primary key,
    recipient_id int   not null,
    topic        text  not null,
    purpose      text  not null,
    service      text,
    language     text  not null check (language ~ '^[a-z]{2}$'),   -- read first
    texts        jsonb not null check (jsonb_array_length(texts) in (1, 2)),
    link_id      uuid,                 -- of the link whose name stands in the texts where its token stands when they leave
    letterhead   jsonb,                -- of the letter: who writes, about which case, the reply slip
    content_hash bytea not null,       -- SHA-256 over all that is fixed
    written_on   date not null,        -- the city's day
    queued_at    timestamptz not null
);
create index message_recipient on message.message (recipient_id);
comment on table message.message is
    'Messages to people; retention: P10Y after queued_at; earlier where the sender''s service says so for its message log';

-- One message on one channel. The id of the message is the idempotency key at every gateway.
create table message.delivery (
    message_id  uuid not null references message.message,
    channel     text not null check (channel in ('SMS', 'EMAIL', 'LETTER')),
    state       text not null check (state in
                    ('QUEUED', 'CLAIMED', 'SENDING', 'SENT', 'DELIVERED', 'UNDELIVERED', 'WITHDRAWN')),
    destination text,                  -- phone or e-mail, until it has ended; a letter's is read when sent
    point_id    bigint,                -- contact point in profile
    attempts    int  not null default 0,
    may_have_left boolean not null default false,
    claim       uuid,                  -- by which round it is held
    next_at     timestamptz,           -- next try, end of the claim, or next question; null when ended
    sent_on     date,
    changed_at  timestamptz not null,
    reason      text,
    primary key (message_id, channel)
);
create index delivery_due on message.delivery (next_at)
    where state in ('QUEUED', 'CLAIMED', 'SENDING');
create index delivery_unconfirmed on message.delivery (next_at)
    where state = 'SENT' and next_at is not null;
comment on table message.delivery is 'On which channel a message goes and how far it is; retention: as message.message; the destination only until it has ended';

-- The stream of outcomes: numbered under a lock, so that a reader never misses a smaller number.
create table message.outcome (
    position       bigint primary key,
    message_id     uuid not null references message.message,
    channel        text not null,
    kind           text not null check (kind in ('SENT', 'CONFIRMED', 'UNDELIVERED', 'WITHDRAWN')),
    on_day         date not null,
    reason         text,
    letter_follows boolean not null default false
);
create index outcome_message on message.outcome (message_id);
comment on table message.outcome is 'What became of messages, append-only; retention: as message.message';

create table message.stream (
    one  boolean primary key default true check (one),
    last bigint not null
);
insert into message.stream (last) values (0);
comment on table message.stream is 'retention: none, no personal data';
