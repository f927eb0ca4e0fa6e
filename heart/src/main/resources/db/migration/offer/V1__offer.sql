-- SPDX-License-Identifier: EUPL-1.2
-- From "this child is due" to a signed decision. The database keeps what must never be otherwise: one
-- case per key for ever, at most one open offer under a case, answers and decisions only added.
create table offer.case_file (
    id               uuid primary key,
    key              text not null unique,        -- service/period/resident
    service          text not null,
    service_version  text not null,               -- by which the case was decided last
    period           text not null,
    child_id         int not null,                -- resident, by number only
    standing         text not null check (standing in ('RUNNING', 'PERSON', 'DECIDED', 'CLOSED')),
    opened_at        timestamptz not null,
    opened_by        text not null,               -- 'sweep', 'life-event', or an officer's id
    grounds          jsonb not null,              -- the rule's answer as of the last look: see Grounds
    facts            text not null                -- the facts as given to the rule, canonical JSON
);
create index case_file_child on offer.case_file (child_id);
create index case_file_standing on offer.case_file (service, standing);
comment on table offer.case_file is
    'Cases; retention: the service''s retention of the decision, from the end of the period';

create table offer.offer (
    id           uuid primary key,
    case_id      uuid not null references offer.case_file (id),
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
create index offer_ready on offer.offer (prepared_on) where state = 'READY';
comment on table offer.offer is
    'Offers; retention: the service''s retention of the proposal, from the end of the period';

create table offer.recipient (
    offer_id     uuid not null references offer.offer (id),
    resident_id  int not null,
    role         text not null check (role in ('DECIDES', 'INFORMED')),
    since        date not null,
    until_day    date,
    channel      text check (channel in ('ELECTRONIC', 'LETTER')),
    served_on    date,
    last_day     date,
    undelivered  boolean not null default false,
    primary key (offer_id, resident_id),
    constraint recipient_last_day_from_service check ((served_on is null) = (last_day is null))
);
create index recipient_resident on offer.recipient (resident_id);
comment on table offer.recipient is 'To whom an offer is made; retention: as offer.offer';

create table offer.answer (
    offer_id     uuid not null references offer.offer (id),
    guardian_id  int not null,
    version      int not null check (version > 0),
    reply        text not null check (reply in (
        'ACCEPT', 'ANOTHER_UNIT', 'ANOTHER_LANGUAGE', 'PRIVATE', 'OTHER_MUNICIPALITY', 'HOME', 'LATER',
        'EARLIER', 'OTHER')),
    words        text check (length(words) <= 4000),
    at           timestamptz not null,
    medium       text not null check (medium in ('PAGE', 'LINK', 'PHONE', 'DESK', 'LETTER')),
    recorded_by  text,
    primary key (offer_id, guardian_id, version)
);
comment on table offer.answer is
    'Answers, append-only, every version; retention: the service''s retention of the answer';

create table offer.step (
    offer_id   uuid not null references offer.offer (id),
    number     bigint generated always as identity,
    happening  text not null,
    from_state text not null,
    to_state   text not null,
    at         timestamptz not null,
    by_whom    text not null,
    primary key (offer_id, number)
);
comment on table offer.step is 'What happened to an offer, append-only; retention: as offer.offer';

create table offer.link (
    token_hash   bytea primary key check (length(token_hash) = 32),   -- SHA-256 of 128 random bits
    offer_id     uuid not null references offer.offer (id),
    resident_id  int not null,
    closed_at    timestamptz
);
create index link_offer on offer.link (offer_id);
comment on table offer.link is 'One-time links, hashed; retention: as offer.offer';

create table offer.sent_message (
    id           uuid primary key,                -- the message's own id
    offer_id     uuid references offer.offer (id),
    decision_id  uuid,
    resident_id  int not null,
    kind         text not null,
    seen         bigint not null                  -- recording number of the look before it was queued
);
create index sent_message_offer on offer.sent_message (offer_id);
create index sent_message_decision on offer.sent_message (decision_id);
comment on table offer.sent_message is
    'Which message belongs to which offer; retention: the service''s retention of the message log';

create table offer.work_item (
    id         uuid primary key,
    case_id    uuid not null references offer.case_file (id),
    offer_id   uuid references offer.offer (id),
    ask        text not null,
    detail     text,                              -- a code, never a value of a person
    asked_by   int,                               -- the guardian who asked, if one did
    words      text check (length(words) <= 4000),
    protected  boolean not null,                  -- only for those who may handle a family under an order
    opened_at  timestamptz not null,
    answer_by  date,
    closed_at  timestamptz,
    closed_by  text,
    outcome    text,
    constraint work_item_closed_by_somebody check ((closed_at is null) = (closed_by is null))
);
create unique index work_item_once on offer.work_item (case_id, ask, coalesce(asked_by, 0))
    where closed_at is null;
create index work_item_case on offer.work_item (case_id);
create index work_item_offer on offer.work_item (offer_id);
create index work_item_open on offer.work_item (answer_by, opened_at) where closed_at is null;
comment on table offer.work_item is 'What a person is asked to do; retention: as offer.case_file';

create table offer.in_hand (
    child_id  int not null,
    from_at   timestamptz not null,
    by_whom   text not null,                      -- an officer's id, or 'guardian'
    ended_at  timestamptz,
    ended_by  text,
    primary key (child_id, from_at)
);
create unique index in_hand_once on offer.in_hand (child_id) where ended_at is null;
comment on table offer.in_hand is
    'Families whom a person handles: all automation rests; retention: two years after the end';

create table offer.decision (
    id               uuid primary key,
    case_id          uuid not null references offer.case_file (id),
    number           int not null check (number > 0),
    offer_id         uuid not null references offer.offer (id),
    child_id         int not null,
    service          text not null,
    service_version  text not null,
    period           text not null,
    unit_id          text not null,
    first_day        date not null,
    because          text not null check (because in ('ACCEPTED', 'SILENCE', 'PERSON')),
    decided_on       date not null,
    decided_at       timestamptz not null,
    decided_by_kind  text not null check (decided_by_kind in ('OFFICER', 'MACHINE')),
    decided_by       text not null,               -- an officer's id, or who made the deployment decision
    signed_name      text not null,               -- the officer's, or where that decision is published
    signed_title     text not null,
    grounds          jsonb not null,              -- answer, reasons, sections, rule, engine: see Grounds
    facts            text not null,               -- as given to the rule, canonical JSON
    appeal           jsonb not null,              -- authority, address, days, section as they were
    unique (case_id, number)
);
create index decision_offer on offer.decision (offer_id);
create index decision_child on offer.decision (child_id);
comment on table offer.decision is
    'Decisions, append-only; retention: the service''s retention of the decision';

create table offer.decision_party (
    decision_id  uuid not null references offer.decision (id),
    resident_id  int not null,
    channel      text not null check (channel in ('ELECTRONIC', 'LETTER')),
    served_on    date not null,
    appeal_until date not null,
    undelivered  boolean not null default false,
    primary key (decision_id, resident_id)
);
create index decision_party_resident on offer.decision_party (resident_id);
comment on table offer.decision_party is 'To whom a decision is given; retention: as offer.decision';

create table offer.stream (
    name      text primary key,
    position  bigint not null
);
comment on table offer.stream is 'How far each stream was taken; retention: none needed, no personal data';

create table offer.sweep (
    service       text not null,
    version       text not null,
    day           date not null,
    reached       int not null,                   -- the last resident's number that was taken
    done          boolean not null,
    primary key (service, version, day)
);
comment on table offer.sweep is 'How far each day''s sweep was taken; retention: none needed, a number without meaning alone';
