-- SPDX-License-Identifier: EUPL-1.2
-- Units, areas and seats of the city's folder, and who holds a seat. A child holds one place at a
-- time: the database refuses a second one that overlaps, whoever asks.
create extension if not exists btree_gist with schema public;

create table placement.folder (
    name     text primary key,          -- 'units' or 'buildings'
    sha256   text not null,
    read_at  timestamptz not null
);
comment on table placement.folder is
    'Which files of the city''s folder were read; retention: none needed, no personal data';

create table placement.unit (
    id         text primary key,
    kinds      text[] not null,
    names      jsonb not null,
    languages  text[] not null,
    municipal  boolean not null,
    schools    text[] not null,
    address    jsonb not null,
    phone      text,
    east       double precision not null,   -- EPSG:3067
    north      double precision not null
);
comment on table placement.unit is 'Units; retention: none needed, no personal data';

create table placement.area (
    id        text not null,
    kind      text not null,
    language  text not null,
    period    text not null,
    unit_id   text not null references placement.unit (id),
    outline   bytea not null,              -- well-known binary, EPSG:3067
    primary key (kind, language, period, id)
);
create index area_unit on placement.area (unit_id);
comment on table placement.area is 'Admission areas; retention: none needed, no personal data';

create table placement.building (
    id       text primary key,
    east     double precision not null,     -- EPSG:3067
    north    double precision not null,
    address  jsonb not null                 -- by language
);
create index building_east on placement.building (east);
comment on table placement.building is
    'Where each building stands; retention: none needed, no personal data';

-- Over capacity is counted apart: a full school takes the children of its own area, and an officer is told.
create table placement.seat (
    unit_id   text not null references placement.unit (id),
    kind      text not null,               -- of place: school, pre-primary
    period    text not null,
    capacity  int not null check (capacity >= 0),
    taken     int not null default 0,
    over      int not null default 0 check (over >= 0),
    primary key (unit_id, kind, period),
    constraint seat_not_taken_twice check (taken between 0 and capacity)
);
comment on table placement.seat is 'Seats; retention: none needed, no personal data';

create table placement.placement (
    holder       uuid primary key,          -- what holds the seat: an offer
    child_id     int not null,              -- resident, by number only
    kind         text not null,
    period       text not null,
    unit_id      text not null references placement.unit (id),
    during       daterange not null,
    ground       text not null,             -- why this unit
    way_metres   int,
    method       text not null,             -- how the way was measured, with version
    area         text,                      -- counts as the address under a non-disclosure order
    over         boolean not null,          -- beyond capacity
    released_at  timestamptz,
    constraint placement_one_at_a_time
        exclude using gist (child_id with =, during with &&) where (released_at is null)
);
create index placement_unit on placement.placement (unit_id);
create index placement_child on placement.placement (child_id);
comment on table placement.placement is
    'Who holds which seat; retention: as the decision of the service, from the end of the period';
