// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.ResidentId;
import city.heart.offer.CaseRepository.Asked;
import city.heart.placement.Choice;
import city.heart.placement.Wish;
import city.heart.population.Family;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One pass over some children of one service: what was seen, and what is to follow from it. Plain; for
/// one transaction and one thread.
final class Pass {
    final Terms terms;

    /// What led here: `sweep`, `life-event`, an officer's id.
    final String by;

    final LocalDate today;
    private final Wishes wishes;
    private final Map<ResidentId, Seen> seen = new HashMap<>();

    /// The offer of each case that still means something.
    final Map<CaseId, Offer> held = new HashMap<>();

    /// What happens to offers.
    final Map<Happening, List<Offer>> happened = new EnumMap<>(Happening.class);

    /// What people are asked.
    final List<Asked> asks = new ArrayList<>();

    /// Cases that want a place, each with the offer that the new one replaces.
    final Map<CaseFile, @Nullable OfferId> wanted = new HashMap<>();

    /// Cases for which a round has chosen, a place or none.
    final Map<CaseFile, Choice> given = new HashMap<>();

    /// Offers made in this pass.
    final Map<CaseId, OfferId> made = new HashMap<>();

    /// Children with whom the machine may not go on, whatever the look said.
    final Set<ResidentId> stopped = new HashSet<>();

    Pass(Terms terms, String by, LocalDate today) {
        this.terms = terms;
        this.by = by;
        this.today = today;
        this.wishes = new Wishes(terms, today);
    }

    /// What a look at one child found, with all that it was based on.
    record Seen(
            ResidentId child, String period, Grounds grounds, @Nullable Family family, Look look) {}

    void saw(Seen now) {
        seen.put(now.child(), now);
    }

    List<Seen> seen() {
        return List.copyOf(seen.values());
    }

    Seen seen(CaseFile file) {
        return Objects.requireNonNull(seen.get(file.key().child()));
    }

    /// The machine may go on with a case that has no offer: it waits for its place.
    boolean waits(CaseFile file) {
        var now = seen.get(file.key().child());
        return now != null
                && now.look() instanceof Look.Go
                && file.key().period().equals(now.period())
                && file.standing() == CaseFile.Standing.WAITING
                && offer(file) == null
                && !stopped.contains(file.key().child());
    }

    @Nullable Offer offer(CaseFile file) {
        return held.get(file.id());
    }

    Wish wish(CaseFile file, OfferId holder) {
        return wishes.of(file.key(), Objects.requireNonNull(seen(file).family()), holder);
    }

    LocalDate firstDay(CaseFile file) {
        return wishes.firstDay(file.key().period());
    }

    void happen(Happening happening, Offer offer) {
        happened.computeIfAbsent(happening, _ -> new ArrayList<>()).add(offer);
    }

    void stop(CaseFile file) {
        stopped.add(file.key().child());
    }

    /// @param detail a code, never a value of a person
    /// @param secret only for those who may handle a family under an order
    void ask(
            CaseFile file,
            @Nullable OfferId offer,
            Ask ask,
            @Nullable String detail,
            boolean secret) {
        asks.add(new Asked(file.id(), offer, ask, detail, null, null, secret, null));
    }
}
