-- SPDX-License-Identifier: EUPL-1.2
-- What officers note about reaching a family: append-only, the newest safe contact counts.
create table casenote.note (
    id           bigint generated always as identity primary key,
    case_id      uuid not null,
    written_at   timestamptz not null,
    written_by   text not null,                   -- an officer's id
    resident_id  int,                             -- with whom; null where with somebody else
    way          text not null check (way in ('PHONE', 'MEETING', 'EMAIL', 'LETTER', 'OTHER')),
    reached      boolean not null,
    text         text not null check (length(text) <= 2000),
    next_on      date                             -- when to try or go on again
);
create index note_case on casenote.note (case_id, id desc);
create index note_next on casenote.note (next_on) where next_on is not null;
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
