-- SPDX-License-Identifier: EUPL-1.2
-- How people can be reached. A point is never changed: a new one is added, an old one ended.
create table profile.contact_point (
    id          bigint generated always as identity primary key,
    resident_id int  not null,
    channel     text not null check (channel in ('SMS', 'EMAIL')),
    value       text not null,         -- E.164, or an e-mail address
    source      text not null,
    since_day   date not null,         -- from which day the source holds it to be true
    known_at    timestamptz not null,  -- the city's time
    ended_at    timestamptz,           -- no longer true
    failed_at   timestamptz,           -- a message came back for good
    constraint contact_point_shape check (
        case channel when 'SMS' then value ~ '^\+[1-9][0-9]{6,14}$'
                     else value ~ '^[^@[:space:]]+@[^@[:space:]]+$' end)
);
create unique index contact_point_once
    on profile.contact_point (resident_id, channel, value) where ended_at is null;
comment on table profile.contact_point is
    'Phone numbers and e-mail addresses; retention: P2Y after ended_at; as long as it is true while the person is a customer of the city';

-- A choice is never changed either: the one before is ended.
create table profile.choice (
    id          bigint generated always as identity primary key,
    resident_id int  not null,
    what        text not null check (what in ('CHANNEL', 'LANGUAGE')),
    value       text not null,
    chosen_on   date not null,         -- the city's day
    ended_at    timestamptz,
    constraint choice_shape check (
        case what when 'CHANNEL' then value in ('SMS', 'EMAIL', 'LETTER')
                  else value ~ '^[a-z]{2}$' end)
);
create unique index choice_once on profile.choice (resident_id, what) where ended_at is null;
comment on table profile.choice is
    'Which channel and language a person chose; retention: P2Y after ended_at; as long as it is true while the person is a customer of the city';
