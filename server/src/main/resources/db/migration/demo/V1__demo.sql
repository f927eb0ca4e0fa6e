-- SPDX-License-Identifier: EUPL-1.2
create table demo.planted (
    seed       text primary key,         -- as its subject names it
    planted_at timestamptz not null      -- the city's time
);
comment on table demo.planted is
    'Which subjects have made what is theirs of the invented world; retention: none, no personal data';
