-- SPDX-License-Identifier: EUPL-1.2
-- From a prepared place to the answers of its recipients. The database keeps what must never be otherwise: at
-- most one open offer under a case, answers only added. An officer may propose another unit than the machine
-- did: who chose it and why is kept with the offer, for the desk only.
create table offer.offer (
    id           uuid primary key,
    case_id      uuid not null,
    service      text not null,
    period       text not null,
    child_id     int not null,
    unit_id      text not null,
    ground       text not null,                   -- why this unit
    way_metres   int,
    method       text not null,
    area         text,                            -- counts as the address under an order
    first_day    date not null,
    state        text not null check (state in (
        'PREPARED', 'OPEN', 'REMINDED', 'ACCEPTED', 'PARTLY_REFUSED', 'REFUSED', 'CONTRARY', 'READY',
        'WITH_PERSON', 'DECIDED', 'WITHDRAWN', 'REPLACED')),
    replaces     uuid references offer.offer (id),
    sealed       boolean not null default false,  -- closed by a non-disclosure order: no page shows it
    prepared_on  date not null,
    sent_on      date,
    last_day     date,                            -- of the last guardian
    decided      boolean not null default false,  -- a decision cites it: kept as long as that
    chosen_by      text,                          -- the actor who chose the unit
    chosen_because text check (length(chosen_because) <= 2000),
    constraint offer_chosen_with_reason check ((chosen_by is null) = (chosen_because is null)),
    constraint offer_open_only_when_sent check (sent_on is not null or state in (
        'PREPARED', 'WITH_PERSON', 'WITHDRAWN', 'REPLACED', 'DECIDED'))
);
create unique index offer_one_open_under_a_case on offer.offer (case_id)
    where state not in ('DECIDED', 'WITHDRAWN', 'REPLACED');
create index offer_case on offer.offer (case_id);
create index offer_replaces on offer.offer (replaces);
create index offer_child on offer.offer (child_id);
create index offer_prepared on offer.offer (prepared_on) where state = 'PREPARED';
create index offer_last_day on offer.offer (last_day)
    where state in ('OPEN', 'REMINDED', 'ACCEPTED', 'PARTLY_REFUSED', 'REFUSED', 'CONTRARY');
create index offer_ready on offer.offer (service, prepared_on) where state = 'READY';
comment on table offer.offer is
    'Offers; retention: by OfferErasure; the service''s retention of the proposal, from the end of the period';

create table offer.recipient (
    offer_id     uuid not null references offer.offer (id),
    resident_id  int not null,
    role         text not null check (role in ('DECIDES', 'INFORMED')),
    since        date not null,
    until_day    date,
    channel      text check (channel in ('ELECTRONIC', 'LETTER')),
    served_on    date,
    told_day     date,                            -- as the message told it; pages show the same
    last_day     date,                            -- until when an answer is taken; later where the message left late
    undelivered  boolean not null default false,
    primary key (offer_id, resident_id),
    constraint recipient_last_day_from_service check ((served_on is null) = (last_day is null)),
    constraint recipient_told_day_never_later check ((last_day is null) = (told_day is null) and told_day <= last_day)
);
create index recipient_resident on offer.recipient (resident_id);
comment on table offer.recipient is 'To whom an offer is made; retention: as offer.offer';

create table offer.reply (
    offer_id     uuid not null references offer.offer (id),
    guardian_id  int not null,
    version      int not null check (version > 0),
    reply        text not null check (reply in (
        'ACCEPT', 'ANOTHER_UNIT', 'ANOTHER_LANGUAGE', 'PRIVATE', 'OTHER_MUNICIPALITY', 'HOME', 'LATER',
        'EARLIER', 'OTHER')),
    text         text check (length(text) <= 4000),
    wishes       text[] not null default '{}',   -- units asked for instead, the most wished for first
    at           timestamptz not null,
    medium       text not null check (medium in ('PAGE', 'LINK', 'PHONE', 'DESK', 'LETTER')),
    recorded_by  text,
    primary key (offer_id, guardian_id, version)
);
comment on table offer.reply is
    'Replies, append-only, every version; retention: by OfferErasure; the service''s retention of the answer';

create table offer.history (
    offer_id   uuid not null references offer.offer (id),
    number     bigint generated always as identity,
    happening  text not null,
    from_state text not null,
    to_state   text not null,
    at         timestamptz not null,
    by_whom    text not null,
    recorded_by text,                             -- the officer who took a guardian's answer; null where none did
    because    text check (length(because) <= 2000),   -- an officer's words, for the desk only
    primary key (offer_id, number)
);
comment on table offer.history is 'What happened to an offer, append-only; retention: as offer.offer';

create table offer.link (
    token_hash   bytea not null check (length(token_hash) = 32),      -- SHA-256 of the token of 128 bits
    offer_id     uuid not null references offer.offer (id),
    resident_id  int not null,
    language     text not null check (language ~ '^[a-z]{2}$'),       -- the recipient's own, as the message was written
    closed_at    timestamptz,
    primary key (token_hash, offer_id)            -- one link for all children of one birth
);
create index link_offer on offer.link (offer_id);
comment on table offer.link is 'One-time links: hashes of tokens that stand nowhere; retention: as offer.offer';

create table offer.sent_message (
    id           uuid not null,                   -- the message's own id
    offer_id     uuid not null references offer.offer (id),
    decision_id  uuid,                            -- the decision that the message gives, if it gives one
    resident_id  int not null,
    kind         text not null,
    seen         bigint not null,                 -- recording number of the look before it was queued
    primary key (id, offer_id)                    -- one message about all children of one birth
);
create index sent_message_offer on offer.sent_message (offer_id);
create index sent_message_decision on offer.sent_message (decision_id);
comment on table offer.sent_message is
    'Which message belongs to which offer; retention: by OfferErasure; the service''s retention of the message log';
