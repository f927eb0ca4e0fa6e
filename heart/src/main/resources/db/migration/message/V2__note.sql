-- SPDX-License-Identifier: EUPL-1.2
-- A mail to an address that belongs to no known resident: somebody who gave it for one answer. It is
-- never tied to a person of the register.
create table message.note (
    id        uuid primary key,
    address   text,                    -- until the mail has left or was given up
    purpose   text not null,
    language  text not null check (language ~ '^[a-z]{2}$'),
    subject   text not null,
    body      text not null,
    queued_at timestamptz not null,
    attempts  int  not null default 0,
    next_at   timestamptz,             -- next try, or end of a claim; null when ended
    sent_at   timestamptz,
    reason    text,
    constraint note_address_while_it_goes check ((address is null) = (next_at is null))
);
create index note_due on message.note (next_at) where next_at is not null;
comment on table message.note is
    'Mails to addresses of no known resident; retention: P30D after queued_at where next_at is null; the address until the mail has left or was given up';
