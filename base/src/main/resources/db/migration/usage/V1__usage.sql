-- SPDX-License-Identifier: EUPL-1.2
-- Who used whose data. Months are partitions, so that a month past its retention is dropped whole;
-- the owner makes them ahead, and the default partitions catch what falls outside. No foreign key
-- from subject to act: both are written by one statement, and a month is dropped from both at once.
create sequence usage.act_id;

create table usage.act (
    id         bigint not null,
    seen       bigint not null,          -- recording number that the reader saw
    at         timestamptz not null,     -- the city's time
    actor_kind text not null check (actor_kind in ('RESIDENT', 'OFFICER', 'SYSTEM', 'PARTNER')),
    actor_id   text not null,
    role       text not null,
    purpose    text not null,
    basis      text not null
        check (basis in ('CONSENT', 'CONTRACT', 'DUTY', 'VITAL', 'TASK', 'LEGITIMATE_INTEREST')),
    service    text,
    facts      text[] not null,          -- names of facts, never values
    about_kind text,                     -- the one thing that it was about: case, offer, decision …
    about_id   text,
    sweep      bytea,                    -- of a sweep: bit n of byte n/8 is resident n; null else
    primary key (id, at),
    constraint act_about_kind_with_id check ((about_kind is null) = (about_id is null))
) partition by range (at);
create index act_sweep on usage.act (at) where sweep is not null;
comment on table usage.act is
    'Uses of people''s data, append-only; retention: by UsageRetention; months are dropped after 5 years; residents and officers by internal id only';

create table usage.subject (
    act_id      bigint not null,
    at          timestamptz not null,
    resident_id int not null
) partition by range (at);
create index subject_resident on usage.subject (resident_id, at desc);
comment on table usage.subject is 'Whose data was used, append-only; retention: by UsageRetention; with the acts';

create table usage.act_default partition of usage.act default;
comment on table usage.act_default is 'append-only; retention: by UsageRetention; with the acts';
create table usage.subject_default partition of usage.subject default;
comment on table usage.subject_default is 'append-only; retention: by UsageRetention; with the acts';
