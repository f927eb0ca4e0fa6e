-- SPDX-License-Identifier: EUPL-1.2
-- Units, areas, districts and buildings as the city's folder and the building register give them.

create table unit.folder (
    name     text primary key,          -- 'units' or 'buildings'
    sha256   text not null,
    read_at  timestamptz not null
);
comment on table unit.folder is
    'Which files of the city''s folder were read; retention: none, no personal data';

-- What the city's folder says beside units and areas (`units/rules.yaml`): validity of areas, coefficients.
create table unit.rule (
    name  text primary key,
    body  jsonb not null
);
comment on table unit.rule is 'Rules of units as the folder gives them; retention: none, no personal data';

create table unit.unit (
    id         text primary key,
    kinds      text[] not null,
    names      jsonb not null,
    languages  text[] not null,
    municipal  boolean not null,
    schools    text[] not null,
    address    jsonb not null,
    phone      text,
    east       double precision not null,   -- EPSG:3067
    north      double precision not null,
    first_year int not null default 0,      -- the school year (1 August) in which it opens
    last_year  int,                         -- its last school year; null while none is known
    constraint unit_opens_before_it_closes check (last_year >= first_year)
);
comment on table unit.unit is 'Units; retention: none, no personal data';

create table unit.area (
    id        text not null,
    kind      text not null,
    language  text not null,
    period    text not null,
    unit_id   text not null references unit.unit (id),
    joined    text[] not null default '{}',   -- units beside unit_id, where an area joins several schools
    outline   bytea not null,                 -- well-known binary, EPSG:3067
    primary key (kind, language, period, id)
);
create index area_unit on unit.area (unit_id);
comment on table unit.area is 'Admission areas; retention: none, no personal data';

create table unit.district (
    id       text primary key,
    outline  bytea not null                     -- well-known binary, EPSG:3067
);
comment on table unit.district is
    'Districts, for services that place by them; retention: none, no personal data';

create table unit.boundary (
    single   boolean primary key default true check (single),
    outline  bytea not null                     -- well-known binary, EPSG:3067; land and sea
);
comment on table unit.boundary is
    'How far the municipality reaches, for maps; retention: none, no personal data';

create table unit.building (
    id       text primary key,
    east     double precision not null,     -- EPSG:3067
    north    double precision not null,
    address  jsonb not null                 -- by language
);
create index building_east on unit.building (east);
comment on table unit.building is
    'Where each building stands; retention: none, no personal data';

create table unit.issue (
    number    int generated always as identity primary key,
    kind      text not null,
    what      text not null,                    -- id of a unit or an area
    other     text not null,                    -- a second id, or where on the ground
    language  text,
    period    text,
    amount    int not null,                     -- square metres, or children
    found_at  timestamptz not null
);
comment on table unit.issue is
    'What is wrong in the city''s list of units; retention: none, no personal data; until the next reading';
