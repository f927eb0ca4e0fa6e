-- SPDX-License-Identifier: EUPL-1.2
-- Register facts in two times. One table per register group. A row holds from valid_from until the
-- next row of the same key; an ended fact is a row whose values are null. It was known from recording
-- known_from up to, but not including, recording known_to. Rows are only added, known_to is closed once.
-- "unique nulls not distinct" lets one key have one present row a day, and serves every reading, of
-- today and of then, with one index. Facts have no foreign keys to resident: there is a single writer,
-- which makes the resident first, and the load of a whole city stays within its time.

create table population.recording (
    number       bigint primary key check (number > 0),
    at           timestamptz not null,   -- the city's time
    source       text not null,          -- 'extract', 'feed', 'officer' …
    register_key bigint                  -- the register's own key, where it has one
);
comment on table population.recording is
    'What was recorded when, append-only; retention: for ever, decisions cite a number; no personal data';

create sequence population.resident_id as int;

create table population.resident (
    id         int not null,
    first_seen bigint not null,          -- recording
    in_register boolean not null,        -- false: entered by an officer
    base_key   bigint                    -- changes up to this register key were in the base data
);
create unique index resident_key on population.resident (id);
comment on table population.resident is
    'The city''s own numbers of people; retention: for ever, the number is never reused; it tells nothing without the facts';

create table population.identity_code (
    known_from  bigint not null,
    known_to    bigint,                  -- no longer the person's code since then; still finds the person
    resident_id int not null,
    code_hash   bytea not null,          -- keyed hash, for looking up
    code_sealed bytea                    -- encrypted; null for somebody without a code
);
create unique index identity_code_hash on population.identity_code (code_hash);
create index identity_code_resident on population.identity_code (resident_id);
comment on table population.identity_code is
    'Identity codes, encrypted; retention: as population.birth; codes are readable only with the city''s key';

create table population.alias (
    resident_id int primary key,         -- the record that is no longer used
    same_as     int not null,            -- the person it turned out to be
    known_from  bigint not null,
    check (resident_id <> same_as)
);
create index alias_same_as on population.alias (same_as);
comment on table population.alias is 'Which numbers are one person, append-only; retention: as population.resident';

create table population.birth (
    known_from bigint not null, known_to bigint, resident_id int not null, valid_from date not null,
    born_year  int, born_month int, born_day int
);
create unique index birth_key on population.birth (resident_id, valid_from, known_to) nulls not distinct;
comment on table population.birth is
    'Days of birth; retention: open, it should go 2 years after leaving the city''s care: first it must be settled with the archive how long decisions are recomputed';

create table population.death (
    known_from bigint not null, known_to bigint, resident_id int not null, valid_from date not null,
    died_on    date
);
create unique index death_key on population.death (resident_id, valid_from, known_to) nulls not distinct;
comment on table population.death is 'Deaths; retention: as population.birth';

create table population.name (
    known_from bigint not null, known_to bigint, resident_id int not null, valid_from date not null,
    first_names text, last_name text
);
create unique index name_key on population.name (resident_id, valid_from, known_to) nulls not distinct;
create index name_last on population.name (lower(last_name) text_pattern_ops) where known_to is null;
comment on table population.name is 'Names; retention: as population.birth; former names are read for recomputation only';

create table population.municipality (
    known_from bigint not null, known_to bigint, resident_id int not null, valid_from date not null,
    code       text
);
create unique index municipality_key on population.municipality (resident_id, valid_from, known_to) nulls not distinct;
comment on table population.municipality is 'Home municipalities; retention: as population.birth';

create table population.address (
    known_from bigint not null, known_to bigint, resident_id int not null, valid_from date not null,
    withheld   boolean,                  -- the register keeps it back under an order; all else is null then
    street_fi  text, street_sv text, house_number text, apartment text, postal_code text,
    post_office_fi text, post_office_sv text, building_id text
);
create unique index address_key on population.address (resident_id, valid_from, known_to) nulls not distinct;
comment on table population.address is
    'Addresses; retention: as population.birth; former addresses are read for recomputation only; shown to nobody under an order';

create table population.temporary_address (
    known_from bigint not null, known_to bigint, resident_id int not null, valid_from date not null,
    present    boolean                   -- only that there is one: nothing is sent there
);
create unique index temporary_address_key on population.temporary_address (resident_id, valid_from, known_to) nulls not distinct;
comment on table population.temporary_address is 'Temporary addresses; retention: as population.birth';

create table population.dwelling (
    known_from bigint not null, known_to bigint, resident_id int not null, valid_from date not null,
    dwelling   text
);
create unique index dwelling_key on population.dwelling (resident_id, valid_from, known_to) nulls not distinct;
create index dwelling_people on population.dwelling (dwelling);
comment on table population.dwelling is 'In which dwelling a person lives; retention: as population.address';

create table population.mother_tongue (
    known_from bigint not null, known_to bigint, resident_id int not null, valid_from date not null,
    code       text
);
create unique index mother_tongue_key on population.mother_tongue (resident_id, valid_from, known_to) nulls not distinct;
comment on table population.mother_tongue is 'Mother tongues; retention: as population.birth';

create table population.contact_language (
    known_from bigint not null, known_to bigint, resident_id int not null, valid_from date not null,
    code       text
);
create unique index contact_language_key on population.contact_language (resident_id, valid_from, known_to) nulls not distinct;
comment on table population.contact_language is 'Contact languages; retention: as population.birth';

create table population.non_disclosure (
    known_from bigint not null, known_to bigint, resident_id int not null, valid_from date not null,
    active     boolean                   -- false or null: ended
);
create unique index non_disclosure_key on population.non_disclosure (resident_id, valid_from, known_to) nulls not distinct;
comment on table population.non_disclosure is 'Orders of non-disclosure; retention: as population.birth';

create table population.care (
    known_from bigint not null, known_to bigint, resident_id int not null, valid_from date not null,
    in_care    boolean
);
create unique index care_key on population.care (resident_id, valid_from, known_to) nulls not distinct;
comment on table population.care is 'Children in care; retention: as population.birth';

create table population.guardianship (
    known_from bigint not null, known_to bigint,
    child_id   int not null, guardian_id int not null, valid_from date not null,
    kind       text check (kind in ('GUARDIAN', 'APPOINTED', 'INFORMED_ONLY', 'AD_LITEM', 'OTHER')),
    lives      text,                     -- with whom the child lives, as the register says
    decides    boolean, informed boolean, unclear boolean
);
create unique index guardianship_key on population.guardianship (child_id, guardian_id, valid_from, known_to) nulls not distinct;
create index guardianship_guardian on population.guardianship (guardian_id);
comment on table population.guardianship is 'Guardians of children; retention: as population.birth; of the child';

create table population.change (
    recording   bigint not null,
    resident_id int not null
);
create index change_recording on population.change (recording);
create index change_resident on population.change (resident_id);
comment on table population.change is
    'Whom a recording touched, append-only; retention: P2Y after recording; by number only';

create sequence population.life_event_position;

create table population.life_event (
    position    bigint not null,
    recording   bigint not null,
    resident_id int not null,
    happened_on date not null,
    kind        text not null
);
create unique index life_event_key on population.life_event (position);
create index life_event_resident on population.life_event (resident_id);
comment on table population.life_event is 'Life events, append-only; retention: P2Y after recording; by number only';
