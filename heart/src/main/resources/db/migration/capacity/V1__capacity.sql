-- SPDX-License-Identifier: EUPL-1.2
-- Groups of units over time, with seats and caretakers.
create extension if not exists btree_gist with schema public;

-- One row is one group for some days, with what it has in them; a group whose caretakers change has
-- two rows, which never overlap.
create table capacity.care_group (
    id          uuid primary key,
    unit_id     text not null,
    kind        text not null,                  -- of place: pre-primary
    name        text not null check (length(name) between 1 and 100),
    seats       int not null check (seats between 0 and 1000),
    caretakers  numeric(4, 1) not null check (caretakers >= 0),
    during      daterange not null check (not isempty(during) and lower(during) is not null),
    by_folder   boolean not null,               -- false once an officer entered or changed it
    constraint care_group_once_at_a_time
        exclude using gist (unit_id with =, kind with =, name with =, during with &&)
);
create index care_group_unit on capacity.care_group (unit_id);
comment on table capacity.care_group is 'Groups of units over time; retention: none, no personal data';

create table capacity.group_step (
    unit_id    text not null,
    number     bigint generated always as identity,
    group_id   uuid not null,
    what       text not null check (what in ('ADDED', 'CLOSED')),
    name       text not null,
    seats      int not null,
    caretakers numeric(4, 1) not null,
    first_day  date not null,
    last_day   date,
    at         timestamptz not null,
    by_whom    text not null,                   -- an actor
    primary key (unit_id, number)
);
comment on table capacity.group_step is
    'Who changed which group, append-only; retention: none, no personal data of residents';
