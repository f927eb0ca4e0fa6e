// SPDX-License-Identifier: EUPL-1.2
package city.offer;

import city.offer.CaseFile.Standing;
import city.placement.Choice;
import city.placement.Placements;
import city.placement.Wish;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reserves seats and prepares offers for all cases of a pass that want one, in the order of the
/// children's numbers. Joins the caller's transaction.
@Component
class Preparing {
    private final OfferRepository offers;
    private final CaseRepository cases;
    private final Placements placements;

    Preparing(OfferRepository offers, CaseRepository cases, Placements placements) {
        this.offers = offers;
        this.cases = cases;
        this.placements = placements;
    }

    void prepare(Pass pass) {
        if (pass.wanted.isEmpty()) {
            return;
        }
        Map<CaseFile, OfferId> ids = new HashMap<>();
        var wishes = new ArrayList<Wish>();
        pass.wanted.keySet().stream()
                .sorted(Comparator.comparingInt(it -> it.key().child().value()))
                .forEach(file -> {
                    var id = OfferId.random();
                    ids.put(file, id);
                    wishes.add(pass.wish(file, id));
                });
        var choices = placements.place(wishes);
        var made = new ArrayList<Offer>();
        Map<OfferId, List<Recipient>> recipients = new HashMap<>();
        var toPerson = new ArrayList<CaseId>();
        var running = new ArrayList<CaseId>();
        ids.forEach((file, id) -> {
            switch (choices.get(id.value())) {
                case Choice.Proposed to -> {
                    made.add(offer(pass, file, id, to, pass.wanted.get(file)));
                    recipients.put(
                            id,
                            pass.seen(file).look() instanceof Look.Go(var its) ? its : List.of());
                    running.add(file.id());
                    if (to.overCapacity()) {
                        pass.ask(file, id, Ask.OVER_CAPACITY, to.unit().value(), false);
                    }
                }
                case Choice.NeedsPerson(var why) -> {
                    toPerson.add(file.id());
                    pass.ask(file, null, Ask.NO_UNIT, why.name(), false);
                }
                case null -> throw new IllegalStateException("A wish without an answer");
            }
        });
        offers.insert(made, pass.today);
        offers.saveRecipients(recipients);
        cases.standing(running, Standing.RUNNING);
        cases.standing(toPerson, Standing.PERSON);
    }

    private static Offer offer(
            Pass pass, CaseFile file, OfferId id, Choice.Proposed to, @Nullable OfferId replaces) {
        return new Offer(
                id,
                file.id(),
                file.key().child(),
                to,
                pass.firstDay(file),
                State.PREPARED,
                replaces,
                false,
                false,
                null,
                List.of(),
                List.of());
    }
}
