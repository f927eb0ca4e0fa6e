-- SPDX-License-Identifier: EUPL-1.2
-- The catalogue of public services: versions by content hash, with the files they came from, and
-- every rule by its own hash for as long as a decision names it. No personal data.
create table service.rule (
    sha256  text  primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    content bytea not null
);
comment on table service.rule is
    'Rules of the services, append-only; retention: for ever, rules are public and decisions are recomputed with them';

create table service.version (
    service_id   text        not null check (service_id ~ '^[a-z]+(-[a-z]+)*$'),
    version      text        not null check (version ~ '^[0-9a-f]{64}$'),
    rule_sha256  text        not null references service.rule,
    state        text        not null check (state in ('DRAFT', 'APPROVED', 'PUBLISHED', 'RETIRED', 'SENT_BACK')),
    author       text        not null,
    imported_at  timestamptz not null,
    publisher    text,
    published_at timestamptz,
    from_day     date,
    primary key (service_id, version),
    constraint version_published_by_somebody check ((publisher is null) = (published_at is null)),
    constraint version_published_when_in_force check (state in ('DRAFT', 'SENT_BACK') = (publisher is null)),
    constraint version_has_its_day check ((publisher is null) = (from_day is null)),
    constraint version_two_pairs_of_eyes check (publisher <> author)
);
create unique index version_one_in_force on service.version (service_id) where state = 'PUBLISHED';
create index version_rule on service.version (rule_sha256);
comment on table service.version is
    'Versions of the services; retention: for ever, the history of the city''s rules; author and publisher by officer id';

create table service.version_step (
    number     bigint      generated always as identity primary key,
    service_id text        not null,
    version    text        not null,
    happening  text        not null
               check (happening in ('HANDED_IN', 'SENT_BACK', 'APPROVED', 'IN_FORCE', 'RETIRED')),
    at         timestamptz not null,
    by_actor   text        not null,
    from_day   date,
    because    text        not null check (length(because) <= 2000),
    foreign key (service_id, version) references service.version
);
create index version_step_version on service.version_step (service_id, version);
comment on table service.version_step is
    'What was done to the versions, append-only; retention: as service.version; who did it by officer id';

create table service.version_file (
    service_id text  not null,
    version    text  not null,
    path       text  not null,
    content    bytea not null,
    primary key (service_id, version, path),
    foreign key (service_id, version) references service.version
);
comment on table service.version_file is
    'The folder of a version, append-only; retention: as service.version; paths under city/ are the vocabulary and the laws as they were read with it';
