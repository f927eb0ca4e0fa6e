-- SPDX-License-Identifier: EUPL-1.2
-- Say here why the table is there and what its rows are.
create table __name__.__name__ (
    id       uuid primary key,
    text     text not null check (length(text) between 1 and 2000),
    last_day date not null,      -- shown up to and including this day
    made_at  timestamptz not null
);
comment on table __name__.__name__ is '__Names__; retention: P1Y after last_day';
create index __name___shown on __name__.__name__ (last_day);
