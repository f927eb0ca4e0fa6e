// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

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

    AcceptanceNotices(Register register, Rules rules, Sending sending) {
        this.register = register;
        this.rules = rules;
        this.sending = sending;
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
                                    var to = reached(accepted, text.service());
                                    if (!to.isEmpty()) {
                                        sending.told(
                                                terms, to, accepted.getFirst().answer(), today);
                                    }
                                }));
    }

    private List<Sending.To> reached(List<Accepted> accepted, String service) {
        // Looked at again: an order may have been stored a moment ago.
        var families =
                register.families(
                        accepted.stream().map(it -> it.offer().subject()).toList(), service);
        return accepted.stream()
                .flatMap(it ->
                        Optional.ofNullable(families.get(it.offer().subject()))
                                .filter(family -> !family.order() && family.child().died() == null)
                                .map(family -> new Sending.To(it.offer(), family))
                                .stream())
                .toList();
    }
}
