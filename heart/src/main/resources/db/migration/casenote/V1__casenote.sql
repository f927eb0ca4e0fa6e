-- SPDX-License-Identifier: EUPL-1.2
-- What officers note about reaching a family: no word is changed later, the newest safe contact counts.
create table casenote.note (
    id           bigint generated always as identity primary key,
    case_id      uuid not null,
    written_at   timestamptz not null,
    written_by   text not null,                   -- an actor
    resident_id  int,                             -- with whom; null where with somebody else
    way          text not null check (way in ('PHONE', 'MEETING', 'EMAIL', 'LETTER', 'OTHER', 'ENTERED')),
    reached      boolean,                         -- null where nobody was tried: told when the child was entered
    text         text not null check (length(text) <= 2000),
    next_on      date,                            -- when to try or go on again
    waits        boolean not null,                -- the case's last note, whose day nothing has settled yet
    constraint note_reached_where_tried check ((reached is null) = (way = 'ENTERED')),
    constraint note_waits_for_a_day check (not waits or next_on is not null)
);
create index note_case on casenote.note (case_id, id desc);
-- As long as what is due and what will be, whatever was ever written.
create index note_due on casenote.note (next_on, case_id) where waits;
create unique index note_last_of_case on casenote.note (case_id) where waits;
comment on table casenote.note is
    'Notes of officers about reaching a family; retention: by CaseNoteErasure; goes with its case';

create table casenote.safe_contact (
    id           bigint generated always as identity primary key,
    child_id     int not null,
    written_at   timestamptz not null,
    written_by   text not null,
    text         text not null check (length(text) <= 500)   -- empty where it ended
);
create index safe_contact_child on casenote.safe_contact (child_id, id desc);
comment on table casenote.safe_contact is
    'How a family under a non-disclosure order is reached safely; only for who may handle it; retention: by CaseNoteErasure; goes with the child''s last case';
