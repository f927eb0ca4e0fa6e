-- SPDX-License-Identifier: EUPL-1.2
-- Rounds: the places of one service and school year, given to all children together. One round per service
-- and school year that is not cancelled, so one that is published; who signs is neither who ran it nor
-- who put it forward.
create table round.round (
    id              uuid primary key,
    service         text not null,
    period          text not null,
    kind            text not null,                -- of unit
    aims            text[] not null,              -- what counts, the weightiest first
    seed            text not null,                -- of the lot; drawn at the opening, published with it
    state           text not null check (state in (
        'OPEN', 'PUT_FORWARD', 'SIGNED', 'PUBLISHING', 'PUBLISHED', 'CANCELLED')),
    opened_at       timestamptz not null,
    opened_by       text not null,                -- an actor
    chosen          uuid,                         -- the run that was put forward
    run_by          text,                         -- who ran that one
    put_forward_by  text,
    signed_by       text,
    constraint round_chosen_from_put_forward_on check (
        (chosen is not null and run_by is not null and put_forward_by is not null)
        or state in ('OPEN', 'CANCELLED')),
    constraint round_signed_before_it_is_published check (
        (signed_by is not null) = (state in ('SIGNED', 'PUBLISHING', 'PUBLISHED'))),
    constraint round_two_pairs_of_eyes check (signed_by <> run_by and signed_by <> put_forward_by)
);
create unique index round_one_per_service_and_year on round.round (service, period)
    where state <> 'CANCELLED';
comment on table round.round is 'Rounds; retention: none, no personal data of residents';

create table round.history (
    round_id    uuid not null references round.round (id),
    number      bigint generated always as identity,
    happening   text not null,
    from_state  text not null,
    to_state    text not null,
    at          timestamptz not null,
    by_whom     text not null,
    text        text check (length(text) <= 2000),
    primary key (round_id, number)
);
comment on table round.history is
    'What happened to a round, append-only; retention: none, no personal data of residents';

create table round.member (
    round_id   uuid not null references round.round (id),
    case_id    uuid not null,
    child_id   int not null,                      -- resident, by number only
    pseudonym  text not null,                     -- random, of this round only; one for children of one birth
    primary key (round_id, case_id)
);
create unique index member_child on round.member (round_id, child_id);
create index member_case on round.member (case_id);
comment on table round.member is
    'Who is who in a round''s files; retention: by Rounds; with the case';

create table round.run (
    id            uuid primary key,
    round_id      uuid not null references round.round (id),
    number        int not null check (number > 0),
    state         text not null check (state in (
        'WAITING', 'DRAWING', 'SOLVING', 'VERIFYING', 'DONE', 'FAILED')),
    asked_at      timestamptz not null,
    asked_by      text not null,
    ended_at      timestamptz,
    reached       int not null default 0,         -- children looked at so far
    expected      int not null default 0,
    fault         text,                           -- what could not be proved, or why it failed
    input_sha256  text,
    file_sha256   text,
    file          bytea,                          -- city-allocation-round/1, gzip
    figures       jsonb,
    unique (round_id, number),
    constraint run_done_with_proof check (state <> 'DONE' or (
        input_sha256 is not null and file_sha256 is not null and figures is not null and ended_at is not null))
);
create unique index run_one_at_a_time on round.run (round_id)
    where state not in ('DONE', 'FAILED');
comment on table round.run is
    'Runs of a round, each with inputs and proof; retention: none, no personal data of residents; but the file, which goes with the first of round.member';

create table round.run_unit (
    run_id     uuid not null references round.run (id),
    unit_id    text not null,
    seats      int not null,
    filled     int not null,
    metres     bigint not null,
    longest    int not null,
    price      bigint not null,                   -- metres that one seat more would save all together
    primary key (run_id, unit_id)
);
comment on table round.run_unit is 'Units in a run; retention: none, no personal data';

create table round.place (
    run_id      uuid not null references round.run (id),
    case_id     uuid not null,
    child_id    int not null,
    pseudonym   text not null,                    -- in the file of this run
    unit_id     text,                             -- null: no place
    ground      text,
    way_metres  int,                              -- told to the family; null where it is no question
    metres      int not null default 0,           -- reckoned with; 0 without a place
    method      text not null,
    area        text not null,                    -- counts as the address under an order
    outcome     text check (outcome in ('OFFERED', 'NO_PLACE', 'OVERTAKEN')),
    offer_id    uuid,
    primary key (run_id, case_id)
);
create index place_to_offer on round.place (run_id) where outcome is null;
create index place_offer on round.place (offer_id);
create index place_case on round.place (case_id);
comment on table round.place is 'Who was placed where by a run; retention: as round.member';

create table round.left_to_person (
    run_id    uuid not null references round.run (id),
    case_id   uuid not null,
    why       text not null,                      -- a code, never a value of a person
    secret    boolean not null,                   -- only for those who may handle a family under an order
    primary key (run_id, case_id)
);
create index left_to_person_case on round.left_to_person (case_id);
comment on table round.left_to_person is 'Children whom a run left to a person; retention: as round.member';

create table round.statement (
    run_id   uuid not null references round.run (id),
    unit_id  text not null,
    number   bigint generated always as identity,
    agrees   boolean not null,
    because  text check (length(because) <= 2000),
    at       timestamptz not null,
    by_whom  text not null,
    primary key (run_id, unit_id, number),
    constraint statement_no_with_reason check (agrees or because is not null)
);
comment on table round.statement is
    'What unit managers say to a run, append-only; retention: none, no personal data of residents';
