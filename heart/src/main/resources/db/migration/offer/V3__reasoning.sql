-- SPDX-License-Identifier: EUPL-1.2
-- A decision by a person's own consideration says in the officer's words why (Administrative Procedure Act
-- 434/2003, section 45), in the official language in which they were written. Decisions made before this
-- have none: the check holds for new rows.
alter table offer.decision
    add column reasoning text check (length(reasoning) between 1 and 4000),
    add column reasoning_language text check (reasoning_language in ('fi', 'sv')),
    add constraint decision_reasoning_with_language check ((reasoning is null) = (reasoning_language is null)),
    add constraint decision_by_a_person_with_reasoning check ((because = 'PERSON') = (reasoning is not null)) not valid;
