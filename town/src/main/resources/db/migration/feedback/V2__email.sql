-- SPDX-License-Identifier: EUPL-1.2
-- Whoever wishes can leave an e-mail address, to which the answer goes beside the page.
alter table feedback.feedback add column email text
    check (length(email) <= 200 and email ~ '^[^@[:space:]]+@[^@[:space:]]+$');
comment on table feedback.feedback is
    'retention: one year after the answer; the e-mail address until the answer';
