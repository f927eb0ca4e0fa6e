-- SPDX-License-Identifier: EUPL-1.2
-- Capacity over time: groups with seats and caretakers, when a unit is open, by what occupancy is counted;
-- areas of several schools, districts; what is wrong in the city's list of units.

-- What the city's folder says beside units and areas (`units/rules.yaml`): validity of areas, coefficients.
create table placement.rule (
    name  text primary key,
    body  jsonb not null
);
comment on table placement.rule is 'Rules of units as the folder gives them; retention: none needed, no personal data';

alter table placement.unit
    add column first_year int not null default 0,    -- the school year (1 August) in which it opens
    add column last_year  int,                       -- its last school year; null while none is known
    add constraint unit_opens_before_it_closes check (last_year >= first_year);

-- Seats are never fewer than children who hold one; what was declared is kept beside, so that a seat
-- given back beyond it is not given away again, and the desk can say where they differ.
alter table placement.seat add column declared int not null default 0 check (declared >= 0);
update placement.seat set declared = capacity;

-- One row is one group for some days, with what it has in them; a group whose caretakers change has
-- two rows, which never overlap.
create table placement.care_group (
    id          uuid primary key,
    unit_id     text not null references placement.unit (id),
    kind        text not null,                  -- of place: pre-primary
    name        text not null check (length(name) between 1 and 100),
    seats       int not null check (seats between 0 and 1000),
    caretakers  numeric(4, 1) not null check (caretakers >= 0),
    during      daterange not null check (not isempty(during) and lower(during) is not null),
    by_folder   boolean not null,               -- false once an officer entered or changed it
    constraint care_group_once_at_a_time
        exclude using gist (unit_id with =, kind with =, name with =, during with &&)
);
create index care_group_unit on placement.care_group (unit_id);
comment on table placement.care_group is 'Groups of units over time; retention: none needed, no personal data';

create table placement.group_step (
    unit_id    text not null references placement.unit (id),
    number     bigint generated always as identity,
    group_id   uuid not null,
    what       text not null check (what in ('ADDED', 'CLOSED')),
    name       text not null,
    seats      int not null,
    caretakers numeric(4, 1) not null,
    first_day  date not null,
    last_day   date,
    at         timestamptz not null,
    by_whom    text not null,                   -- an officer's id
    primary key (unit_id, number)
);
comment on table placement.group_step is
    'Who changed which group, append-only; retention: none needed, no personal data of residents';

-- Proposed until it is decided. What a child needs counts for the staff; where nobody said, the need of
-- the kind of place holds.
alter table placement.placement
    add column confirmed_at  timestamptz,
    add column need          text,
    add column assistance    numeric(4, 2) not null default 1 check (assistance > 0),
    add column young_until   date,
    add column family_day_care boolean not null default false;

-- Areas that join several schools.
alter table placement.area add column joined text[] not null default '{}';   -- units beside unit_id

create table placement.district (
    id       text primary key,
    outline  bytea not null                     -- well-known binary, EPSG:3067
);
comment on table placement.district is
    'Districts, for services that place by them; retention: none needed, no personal data';

create table placement.issue (
    number    int generated always as identity primary key,
    kind      text not null,
    what      text not null,                    -- id of a unit or an area
    other     text not null,                    -- a second id, or where on the ground
    language  text,
    period    text,
    amount    int not null,                     -- square metres, or children
    found_at  timestamptz not null
);
comment on table placement.issue is
    'What is wrong in the city''s list of units; retention: until the next reading, no personal data';
