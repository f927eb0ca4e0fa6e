-- SPDX-License-Identifier: EUPL-1.2
-- The demonstration's clock: one row, moved on and never back.
create table shared.city_clock (
    one       boolean primary key default true check (one),
    city_base timestamptz not null,
    wall_base timestamptz not null
);
comment on table shared.city_clock is 'retention: none, no personal data';
