// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.ResidentId;
import city.heart.casework.CaseFile;
import city.heart.casework.Register;
import city.heart.casework.Rules;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Tells the other guardians what one has accepted. Joins the caller's transaction.
@Component
class AcceptanceNotices {
    private final Register register;
    private final Rules rules;
    private final Sending sending;
    private final OfferRepository offers;
    private final OfferFinder finder;

    AcceptanceNotices(
            Register register,
            Rules rules,
            Sending sending,
            OfferRepository offers,
            OfferFinder finder) {
        this.register = register;
        this.rules = rules;
        this.sending = sending;
        this.offers = offers;
        this.finder = finder;
    }

    /// An answer by which an offer is accepted.
    record Accepted(CaseFile file, Offer offer, ReplyVersion answer) {
        private record Text(String service, String version, int answer) {}

        private Text text() {
            return new Text(file.key().service(), file.serviceVersion(), answer.version());
        }
    }

    /// @param some accepted at once by one guardian
    void tell(List<Accepted> some, LocalDate today) {
        some.stream()
                .collect(
                        Collectors.groupingBy(
                                Accepted::text, LinkedHashMap::new, Collectors.toList()))
                .forEach((text, accepted) ->
                        rules.find(text.service(), text.version())
                                .ifPresent(terms -> {
                                    var to =
                                            reached(
                                                    accepted.stream().map(Accepted::offer).toList(),
                                                    text.service());
                                    if (!to.isEmpty()) {
                                        var answer = accepted.getFirst().answer();
                                        sending.told(
                                                terms,
                                                to,
                                                besides(to, answer.guardian(), text.service()),
                                                answer,
                                                today);
                                    }
                                }));
    }

    /// What stands accepted for other children of the same births: told of earlier, maybe a moment ago.
    private List<Sending.To> besides(
            List<Sending.To> accepted, ResidentId guardian, String service) {
        var births =
                accepted.stream()
                        .flatMap(it -> it.family().sameBirth().stream())
                        .collect(Collectors.toSet());
        accepted.forEach(it -> births.remove(it.offer().subject()));
        return births.isEmpty()
                ? List.of()
                : reached(
                        offers.list(finder.ofRecipient(guardian)).stream()
                                .filter(it -> it.state() == State.ACCEPTED)
                                .filter(it -> births.contains(it.subject()))
                                .filter(it -> it.key().service().equals(service))
                                .toList(),
                        service);
    }

    private List<Sending.To> reached(List<Offer> some, String service) {
        // Looked at again: an order may have been stored a moment ago.
        var families = register.families(some.stream().map(Offer::subject).toList(), service);
        return some.stream()
                .flatMap(it ->
                        Optional.ofNullable(families.get(it.subject()))
                                .filter(family -> !family.order() && family.child().died() == null)
                                .map(family -> new Sending.To(it, family))
                                .stream())
                .toList();
    }
}
