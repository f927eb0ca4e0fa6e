-- SPDX-License-Identifier: EUPL-1.2
-- The city's education records in two times, as in the schema population; recording numbers are its.
create table education.record (
    known_from  bigint not null, known_to bigint, resident_id int not null, valid_from date not null,
    unit        text,
    provision   text check (provision in ('MUNICIPAL', 'PRIVATE', 'NONE', 'UNKNOWN')),
    start       text check (start in ('ORDINARY', 'EARLIER', 'LATER')),
    begun_early boolean, needs_person boolean,
    elsewhere_service text, elsewhere_year int
);
create unique index record_key on education.record (resident_id, valid_from, known_to) nulls not distinct;
comment on table education.record is
    'Where a child is in early education; retention: by EducationRetention; until the child is 20. needs_person holds a bare sign, never a reason';

create sequence education.change_position;

create table education.change (
    position    bigint not null,
    recording   bigint not null,
    resident_id int not null,
    happened_on date not null
);
create unique index change_key on education.change (position);
create index change_recording on education.change (recording);
create index change_resident on education.change (resident_id);
comment on table education.change is 'Whom a recording touched, append-only; retention: P2Y after recording; by number only';

create table education.feed (
    one        boolean primary key default true check (one),
    source_key bigint not null,          -- everything up to here is recorded
    recording  bigint not null
);
comment on table education.feed is 'retention: none, no personal data';
