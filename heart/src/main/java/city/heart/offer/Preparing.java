// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.heart.offer.CaseFile.Standing;
import city.heart.placement.Choice;
import city.heart.placement.Placements;
import city.heart.placement.Wish;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reserves seats and prepares offers for all cases of a pass that want one, in the order of the
/// children's numbers; where a round has chosen, its places. Who is due before the round of a school
/// year waits for it. Joins the caller's transaction.
@Component
class Preparing {
    private final OfferRepository offers;
    private final CaseRepository cases;
    private final Placements placements;
    private final List<RoundsPublished> rounds;

    Preparing(
            OfferRepository offers,
            CaseRepository cases,
            Placements placements,
            List<RoundsPublished> rounds) {
        this.offers = offers;
        this.cases = cases;
        this.placements = placements;
        this.rounds = rounds;
    }

    void prepare(Pass pass) {
        given(pass);
        var now = withoutWaiting(pass);
        if (now.isEmpty()) {
            return;
        }
        var prepared = new Prepared(pass, now);
        prepared.save(placements.place(prepared.wishes));
    }

    /// Those whose round is yet to come stay with an open case and no offer.
    private Map<CaseFile, @Nullable OfferId> withoutWaiting(Pass pass) {
        Map<CaseFile, @Nullable OfferId> now = new HashMap<>(pass.wanted);
        var waiting = new ArrayList<CaseId>();
        Map<String, Boolean> gathers = new HashMap<>();
        now.keySet()
                .removeIf(file -> {
                    var waits =
                            gathers.computeIfAbsent(
                                    file.key().period(),
                                    period ->
                                            pass.terms.gathers(period, pass.today)
                                                    && !published(pass.terms.service(), period));
                    if (waits) {
                        waiting.add(file.id());
                    }
                    return waits;
                });
        cases.standing(waiting, Standing.WAITING);
        return now;
    }

    private boolean published(String service, String period) {
        return rounds.stream().anyMatch(it -> it.published(service, period));
    }

    private void given(Pass pass) {
        Map<CaseFile, @Nullable OfferId> placed = new HashMap<>();
        var left = new ArrayList<CaseId>();
        pass.given.forEach((file, choice) -> {
            switch (choice) {
                case Choice.Proposed _ -> placed.put(file, null);
                case Choice.NeedsPerson(var why) -> {
                    left.add(file.id());
                    pass.ask(file, null, Ask.NO_UNIT, why.name(), false);
                }
            }
        });
        cases.standing(left, Standing.PERSON);
        if (!placed.isEmpty()) {
            var prepared = new Prepared(pass, placed);
            Map<UUID, Choice.Proposed> chosen = new HashMap<>();
            prepared.ids.forEach((file, id) -> {
                if (pass.given.get(file) instanceof Choice.Proposed to) {
                    chosen.put(id.value(), to);
                }
            });
            prepared.save(placements.take(prepared.wishes, chosen));
        }
    }

    /// Offers to be, each with the number that will hold its seat.
    private final class Prepared {
        private final Pass pass;
        private final Map<CaseFile, @Nullable OfferId> wanted;
        private final Map<CaseFile, OfferId> ids = new HashMap<>();
        private final List<Wish> wishes = new ArrayList<>();

        Prepared(Pass pass, Map<CaseFile, @Nullable OfferId> wanted) {
            this.pass = pass;
            this.wanted = wanted;
            wanted.keySet().stream()
                    .sorted(Comparator.comparingInt(it -> it.key().child().value()))
                    .forEach(file -> {
                        var id = OfferId.random();
                        ids.put(file, id);
                        wishes.add(pass.wish(file, id));
                    });
        }

        void save(Map<UUID, Choice> choices) {
            var made = new ArrayList<Offer>();
            Map<OfferId, List<Recipient>> recipients = new HashMap<>();
            var toPerson = new ArrayList<CaseId>();
            var running = new ArrayList<CaseId>();
            ids.forEach((file, id) -> {
                switch (choices.get(id.value())) {
                    case Choice.Proposed to -> {
                        made.add(offer(pass, file, id, to, wanted.get(file)));
                        recipients.put(
                                id,
                                pass.seen(file).look() instanceof Look.Go(var its)
                                        ? its
                                        : List.of());
                        running.add(file.id());
                        pass.made.put(file.id(), id);
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
