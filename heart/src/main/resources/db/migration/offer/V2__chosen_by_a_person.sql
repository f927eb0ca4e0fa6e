-- SPDX-License-Identifier: EUPL-1.2
-- An officer may propose another unit than the machine did: who chose it and why is kept with the offer,
-- for the desk only. A decision is in Finnish or Swedish by the party's language, and so is the signer's
-- title under it.
alter table offer.offer
    add column chosen_by text,
    add column chosen_because text check (length(chosen_because) <= 2000),
    add constraint offer_chosen_with_reason check ((chosen_by is null) = (chosen_because is null));

alter table offer.decision add column signed_title_sv text;
