-- SPDX-License-Identifier: EUPL-1.2
-- What people tell the city about its pages and services, without signing in. The id is the only key
-- to the answer: at random, given to the sender and to nobody else.
create table feedback.feedback (
    id          uuid primary key,
    topic       text not null check (topic in ('ACCESSIBILITY', 'SERVICE', 'OTHER')),
    text        text not null check (length(text) between 1 and 4000),
    language    text not null,
    received_at timestamptz not null,
    answer_by   date not null,          -- Act 306/2019: fourteen days
    answer      text,
    answered_by text,                   -- an actor
    answered_at timestamptz,
    email       text                    -- to which the answer goes beside the page
        check (length(email) <= 200 and email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
    constraint feedback_answer_whole check (
        (answer is null) = (answered_by is null) and (answer is null) = (answered_at is null))
);
comment on table feedback.feedback is
    'What people tell the city; retention: P1Y after answered_at; the e-mail address goes at the answer';
create index feedback_waiting on feedback.feedback (answer_by) where answer is null;
