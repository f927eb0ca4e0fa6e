-- SPDX-License-Identifier: EUPL-1.2
-- What auditors took away of rounds.
create table publication.export (
    run_id   uuid not null,                       -- by number only, in `round`
    number   bigint generated always as identity,
    at       timestamptz not null,
    by_whom  text not null,                       -- an actor
    purpose  text not null check (length(purpose) <= 2000),
    primary key (run_id, number)
);
comment on table publication.export is
    'Who took out a run''s file and for what, append-only; retention: none, no personal data of residents';
