-- SPDX-License-Identifier: EUPL-1.2
-- Why each child of a released round is where it is, worked out once for all: a family's page reads one row.
alter table round.run add column explained_at timestamptz;
alter table round.place add column why jsonb;    -- null where the child is in its nearest unit, or nothing is worked out yet
create index place_pseudonym on round.place (run_id, pseudonym);
