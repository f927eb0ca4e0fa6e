-- SPDX-License-Identifier: EUPL-1.2
-- What-if scenarios: what would be otherwise than today, and the figures that came of it. No row of a
-- person; groups of fewer than five children are not in the figures.
create table scenario.scenario (
    id           uuid primary key,
    name         text not null check (length(name) between 1 and 120),
    service      text not null,
    period       text not null,
    kind         text not null,                   -- of unit
    mode         text not null check (mode in ('ANEW', 'KEEP')),
    method       text not null check (method in ('TIERS', 'LADDER')),
    aims         text[] not null,                 -- what counts, the weightiest first
    seed         text not null,                   -- of the lot
    changes      jsonb not null,
    version      int not null check (version > 0),  -- rises with each change
    made_at      timestamptz not null,
    made_by      text not null,                   -- an actor
    changed_at   timestamptz not null,
    changed_by   text not null,
    figures      jsonb,                           -- of this version; null until they are computed
    computed_at  timestamptz,
    fault        text,                            -- why they could not be computed, a code
    constraint scenario_figures_with_time check ((figures is null) = (computed_at is null)),
    constraint scenario_figures_or_fault check (figures is null or fault is null)
);
comment on table scenario.scenario is 'What-if scenarios; retention: none, no personal data of residents';
