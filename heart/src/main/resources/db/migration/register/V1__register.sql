-- SPDX-License-Identifier: EUPL-1.2
-- How far each register is read, and what in it could not be taken.

create table register.feed (
    source       text primary key,
    register_key bigint not null,        -- everything up to here is recorded
    recording    bigint not null,
    up_to_date   boolean not null
);
comment on table register.feed is 'retention: none, no personal data';

create table register.issue (
    id           bigint generated always as identity primary key,
    raised       timestamptz not null,   -- the city's time
    source       text not null,
    register_key bigint,                 -- of the page
    fault        text not null,          -- its texts say what it is and how to mend it at the source
    place        text not null,          -- which record, group and field; never a value
    resident_id  int,
    parked       boolean not null,       -- the person's changes wait until it is mended
    times        int not null default 1,
    closed       timestamptz
);
create unique index issue_open on register.issue (source, fault, place) where closed is null and not parked;
create index issue_resident on register.issue (resident_id);
comment on table register.issue is 'What is wrong in a register; retention: P1Y after closed; no values, residents by number only';

create table register.parked_change (
    id        bigint generated always as identity primary key,
    issue_id  bigint not null references register.issue (id),
    code_hash bytea not null,
    changed_at timestamptz,
    sealed    bytea not null             -- the register's own words, encrypted
);
create index parked_change_issue on register.parked_change (issue_id);
create index parked_change_person on register.parked_change (code_hash);
comment on table register.parked_change is
    'Changes that wait until the register is mended; retention: as register.issue; deleted when the person''s record is mended; encrypted with the city''s key';
