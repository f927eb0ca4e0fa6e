-- SPDX-License-Identifier: EUPL-1.2
-- Signed decisions and to whom they are given, only added. A decision by a person's own consideration says in
-- the officer's words why (Administrative Procedure Act 434/2003, section 45), in the official language in which
-- they were written; it is given in Finnish or Swedish by the party's language, and so is the signer's title.
create table decision.decision (
    id               uuid primary key,
    case_id          uuid not null,
    number           int not null check (number > 0),
    offer_id         uuid not null,
    child_id         int not null,
    service          text not null,
    service_version  text not null,
    period           text not null,
    unit_id          text not null,
    first_day        date not null,
    because          text not null check (because in ('ACCEPTED', 'SILENCE', 'PERSON')),
    reasoning        text check (length(reasoning) between 1 and 4000),
    reasoning_language text check (reasoning_language in ('fi', 'sv')),
    decided_on       date not null,
    decided_at       timestamptz not null,
    decided_by_kind  text not null check (decided_by_kind in ('OFFICER', 'MACHINE')),
    decided_by       text not null,               -- an officer's id, or who made the deployment decision
    signed_name      text not null,               -- the officer's, or where that decision is published
    signed_title     text not null,
    signed_title_sv  text,
    rule_answer      jsonb not null,              -- answer, reasons, sections, rule, engine: see RuleAnswer
    facts            text not null,               -- as given to the rule, canonical JSON
    appeal           jsonb not null,              -- authority, address, days, section as they were
    unique (case_id, number),
    constraint decision_reasoning_with_language check ((reasoning is null) = (reasoning_language is null)),
    constraint decision_by_a_person_with_reasoning check ((because = 'PERSON') = (reasoning is not null))
);
create index decision_offer on decision.decision (offer_id);
create index decision_child on decision.decision (child_id);
comment on table decision.decision is
    'Decisions, append-only; retention: by DecisionErasure; the service''s retention of the decision';

create table decision.party (
    decision_id  uuid not null references decision.decision (id),
    resident_id  int not null,
    channel      text not null check (channel in ('ELECTRONIC', 'LETTER')),
    served_on    date not null,
    appeal_until date not null,
    undelivered  boolean not null default false,
    primary key (decision_id, resident_id)
);
create index party_resident on decision.party (resident_id);
comment on table decision.party is 'To whom a decision is given; retention: as decision.decision';
