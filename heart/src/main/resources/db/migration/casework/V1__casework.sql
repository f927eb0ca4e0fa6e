-- SPDX-License-Identifier: EUPL-1.2
-- From "this person is due" to what people are asked to do about it. The database keeps what must never be
-- otherwise: one case per key for ever, the same thing asked once while it is open.
create table casework.case_file (
    id               uuid primary key,
    key              text not null unique,        -- service/period/resident
    serial_number    bigint generated always as identity unique,   -- of the case as people quote it
    service          text not null,
    service_version  text not null,               -- by which the case was decided last
    period           text not null,
    child_id         int not null,                -- resident, by number only
    handler          text not null check (handler in ('RUNNING', 'WAITING', 'PERSON', 'DECIDED', 'CLOSED')),
    protected        boolean not null default false,  -- only for those who may handle a family under an order
    opened_at        timestamptz not null,
    opened_by        text not null,               -- an actor
    rule_answer      jsonb not null,              -- the rule's answer as of the last look: see RuleAnswer
    due              boolean not null generated always as (rule_answer ->> 'answer' <> 'NOT_MET') stored,
    reason           text generated always as (rule_answer #>> '{because,0,code}') stored,
    facts            text not null,               -- the facts as given to the rule, canonical JSON
    unit_id          text                         -- of the place proposed or decided last; null for none
);
-- The lists of work join every open task with its case: this narrow copy keeps them off the long rows.
create index case_file_list on casework.case_file (id) include (service, unit_id, child_id, protected);
create index case_file_child on casework.case_file (child_id);
create index case_file_handler on casework.case_file (service, handler);
create index case_file_due on casework.case_file (opened_at desc, id) where due and handler <> 'CLOSED';
create index case_file_protected on casework.case_file (id) where protected;
create index case_file_person on casework.case_file (opened_at, id) where handler = 'PERSON';
-- Whether anybody waits for a round is asked every two seconds, and is answered by the index alone.
create index case_file_waiting on casework.case_file (service, period, child_id) where handler = 'WAITING';
comment on table casework.case_file is
    'Cases; retention: by CaseRetention; the service''s retention of the decision, from the end of the period';

create table casework.task (
    id         uuid primary key,
    case_id    uuid not null references casework.case_file (id),
    offer_id   uuid,                              -- the offer in question, if there is one
    kind       text not null,
    detail     text,                              -- a code, never a value of a person
    asked_by   int,                               -- the guardian who asked, if one did
    text       text check (length(text) <= 4000),
    protected  boolean not null,                  -- only for those who may handle a family under an order
    opened_at  timestamptz not null,
    answer_by  date,
    taken_by   text,                              -- the actor who goes on with it; null for nobody yet
    closed_at  timestamptz,
    closed_by  text,
    outcome    text,
    note       text check (length(note) <= 2000), -- what the officer did, in own words
    constraint task_closed_by_somebody check ((closed_at is null) = (closed_by is null))
);
create unique index task_once on casework.task (case_id, kind, coalesce(asked_by, 0))
    where closed_at is null;
create index task_case on casework.task (case_id);
create index task_open on casework.task (answer_by, opened_at) where closed_at is null;
comment on table casework.task is
    'What a person is asked to do; retention: as casework.case_file';

create table casework.in_hand (
    child_id  int not null,
    from_at   timestamptz not null,
    by_whom   text not null,                      -- an actor
    because   text check (length(because) <= 2000),        -- an officer's words, for the desk only
    ended_at  timestamptz,
    ended_by  text,
    ended_because text check (length(ended_because) <= 2000),
    primary key (child_id, from_at)
);
create unique index in_hand_once on casework.in_hand (child_id) where ended_at is null;
comment on table casework.in_hand is
    'Families whom a person handles: all automation rests; retention: P2Y after ended_at';

create table casework.sweep (
    service       text not null,
    version       text not null,
    day           date not null,
    reached       int not null,                   -- the last resident's number that was taken
    done          boolean not null,
    primary key (service, version, day)
);
comment on table casework.sweep is
    'How far each day''s sweep was taken; retention: none, a number without meaning alone';

create table casework.aside (
    service    text not null,
    version    text not null,
    day        date not null,                     -- on which it rests
    failed_at  timestamptz not null,
    fault      text not null,                     -- the kind of it, never a value
    caught_up  boolean not null default false,    -- whether everybody with a case was looked at since
    primary key (service, version, day)
);
comment on table casework.aside is
    'Services that failed and rested for a day; retention: P1Y after day; no personal data';
