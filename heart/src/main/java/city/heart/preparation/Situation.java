// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.shared.ResidentId;
import city.base.usage.Actor;
import city.heart.casework.CaseFile;
import city.heart.casework.CaseId;
import city.heart.casework.Finding;
import city.heart.casework.Terms;
import city.heart.offer.Offer;
import city.heart.offer.OfferId;
import city.heart.offer.Recipient;
import city.heart.offer.Recipients;
import city.heart.placement.Wish;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All that one pass over some children of one service is decided from, read and locked before. Plain.
///
/// @param by what led here: a part of the machine such as `Flow.BY_SWEEP`, or an officer
/// @param findings of those who are of concern, by child, in the order of their numbers: two passes that
///     open the same cases do it in the same order
/// @param known every case that these children have in the service
/// @param held the offer of each case that still means something
/// @param areas in which the children of open offers live now, by offer; absent where it is not known
/// @param last the newest offer of a case that ended, whatever became of it
/// @param gathering periods whose places are given to all together, and have not been yet
record Situation(
        Terms terms,
        Actor by,
        LocalDate today,
        Instant now,
        Map<ResidentId, Finding> findings,
        List<CaseFile> known,
        Map<CaseId, Offer> held,
        Map<OfferId, String> areas,
        Map<CaseId, OfferId> last,
        Set<String> gathering) {
    Situation {
        findings = Collections.unmodifiableMap(new LinkedHashMap<>(findings));
        known = List.copyOf(known);
        held = Map.copyOf(held);
        areas = Map.copyOf(areas);
        last = Map.copyOf(last);
        gathering = Set.copyOf(gathering);
    }

    Situation withAreas(Map<OfferId, String> where) {
        return new Situation(terms, by, today, now, findings, known, held, where, last, gathering);
    }

    Finding finding(CaseFile file) {
        return Objects.requireNonNull(findings.get(file.key().child()));
    }

    @Nullable Offer offer(CaseFile file) {
        return held.get(file.id());
    }

    /// The case is about the period for which the child is due.
    boolean ofThePeriod(CaseFile file) {
        return file.key().period().equals(finding(file).period());
    }

    /// Who has no right to the child's matters any more, and who has got one, since an offer was made.
    List<Recipient> changedRecipients(Offer offer, Finding now) {
        return Recipients.changed(offer.recipients(), Recipients.of(now.family(), today), today);
    }

    Wish wish(CaseFile file, OfferId holder) {
        return new Wishes(terms, today).of(file.key(), finding(file).family(), holder);
    }

    LocalDate firstDay(CaseFile file) {
        return new Wishes(terms, today).firstDay(file.key().period());
    }

    /// Those of these cases that are known.
    List<CaseFile> among(Collection<CaseId> ids) {
        return known.stream().filter(it -> ids.contains(it.id())).toList();
    }
}
