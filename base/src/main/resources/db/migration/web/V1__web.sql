-- SPDX-License-Identifier: EUPL-1.2
-- Forms that were sent, so that two taps on one button are one.
create table web.sent_form (
    key        bytea primary key check (length(key) = 32),   -- SHA-256 of the form's token and all that was sent
    sent_at    timestamptz not null,                         -- wall time
    answer     text                                          -- address to which the first was led; null while it runs
);
comment on table web.sent_form is
    'Forms that were sent, hashed; retention: P1D after sent_at; no personal data';
