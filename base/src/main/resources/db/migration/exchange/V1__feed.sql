-- SPDX-License-Identifier: EUPL-1.2
-- How far what is taken from elsewhere is behind.
create table exchange.feed (
    name       text primary key check (name ~ '^[a-z-]+\.[a-z.-]+$'),
    current_at timestamptz not null,    -- when it was read to its end for the last time, or first tried
    failed_at  timestamptz,             -- when it failed last since then
    fault      text check (fault in ('AWAY', 'FAULT')),
    check ((failed_at is null) = (fault is null))
);
comment on table exchange.feed is 'retention: none, no personal data';
