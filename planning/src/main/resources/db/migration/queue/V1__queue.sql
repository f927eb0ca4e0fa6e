-- SPDX-License-Identifier: EUPL-1.2
-- After a round: families who keep their place and wait for a seat in another unit. The order in a line is the
-- round's own, as numbers that compare one after the other, the smaller first; ties fall by the round's lot.
create table queue.entry (
    id           uuid primary key,
    case_id      uuid not null,
    service      text not null,
    period       text not null,
    unit_id      text not null,
    rank         bigint[] not null,               -- made of the way: counts as the address under an order
    asked_by     int not null,                    -- a guardian, by number only
    asked_at     timestamptz not null,
    state        text not null check (state in ('WAITING', 'ASKED', 'TAKEN', 'REFUSED', 'LAPSED', 'ENDED')),
    asked_on     date,                            -- the day on which the family was asked
    last_day     date,                            -- to answer
    ended_at     timestamptz,
    constraint entry_asked_with_last_day check ((asked_on is null) = (last_day is null)
        and (state <> 'WAITING' or asked_on is null)
        and (state in ('WAITING', 'ENDED') or asked_on is not null)),
    constraint entry_ended_with_time check ((ended_at is null) = (state in ('WAITING', 'ASKED')))
);
create index entry_case on queue.entry (case_id);
create unique index entry_once_a_unit on queue.entry (case_id, unit_id)
    where state in ('WAITING', 'ASKED');
create unique index entry_one_seat_at_a_time on queue.entry (case_id) where state = 'ASKED';
create index entry_line on queue.entry (service, period, unit_id, rank)
    where state in ('WAITING', 'ASKED');
comment on table queue.entry is
    'Who waits for a seat in another unit; retention: by QueueRetention; the service''s retention of the proposal, from the end of the period';

create table queue.answer (
    entry_id  uuid not null references queue.entry (id),
    number    bigint generated always as identity,
    guardian  int not null,
    yes       boolean not null,
    at        timestamptz not null,
    primary key (entry_id, number)
);
comment on table queue.answer is
    'What guardians said to a seat that became free, append-only; retention: as queue.entry';
