-- SPDX-License-Identifier: EUPL-1.2
-- The key itself is never here.
create table secret.city_key (
    one         boolean primary key default true check (one),
    fingerprint bytea not null           -- so that a wrong one is noticed at start
);
comment on table secret.city_key is 'retention: none, no personal data';
