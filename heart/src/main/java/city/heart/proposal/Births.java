// SPDX-License-Identifier: EUPL-1.2
package city.heart.proposal;

import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.heart.casework.Register;
import city.heart.offer.OfferId;
import city.heart.offer.Offers;
import city.heart.offer.ReceivedOffer;
import city.heart.offer.State;
import city.heart.population.Family;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Which of a guardian's proposals belong together: those about children of one birth who are proposed the same. They
/// have one page, on which one answer may be given for all.
@Component
class Births {
    private final Offers offers;
    private final Register register;

    Births(Offers offers, Register register) {
        this.offers = offers;
        this.register = register;
    }

    /// What is the same for all who belong together.
    ///
    /// @param first of the children of the birth, by number
    /// @param alone an offer that is over belongs to no other; null for those that are not
    private record Together(
            String service,
            String period,
            UnitId unit,
            LocalDate firstDay,
            int first,
            @Nullable UUID alone) {
        static Together of(ReceivedOffer it, @Nullable Family family) {
            var over = it.state() == State.WITHDRAWN || it.state() == State.REPLACED;
            var child = it.about().child();
            return new Together(
                    it.about().service(),
                    it.about().period(),
                    it.place().unit(),
                    it.place().firstDay(),
                    family == null ? child.value() : first(child, family),
                    over ? it.id().value() : null);
        }

        private static int first(ResidentId child, Family family) {
            return Stream.concat(Stream.of(child), family.sameBirth().stream())
                    .mapToInt(ResidentId::value)
                    .min()
                    .orElseThrow();
        }
    }

    /// @param all of one recipient
    /// @return the same in the same order, with those that belong together side by side, by the child's number
    List<List<ReceivedOffer>> grouped(List<ReceivedOffer> all, ResidentId me) {
        var families = all.size() < 2 ? Map.<ResidentId, Family>of() : families(all, me);
        var groups = new LinkedHashMap<Together, List<ReceivedOffer>>();
        all.forEach(it ->
                groups.computeIfAbsent(
                                Together.of(it, families.get(it.about().child())),
                                _ -> new ArrayList<>())
                        .add(it));
        groups.values().forEach(it -> it.sort(Comparator.comparing(Births::number)));
        return List.copyOf(groups.values());
    }

    /// One offer and those that belong to it, by the child's number; none if this resident is no recipient of it.
    List<ReceivedOffer> of(OfferId id, ResidentId me) {
        var asked = offers.find(id, me).stream().toList();
        var births =
                families(asked, me).values().stream()
                        .flatMap(it -> it.sameBirth().stream())
                        .toList();
        if (births.isEmpty()) {
            return asked;
        }
        var all = new ArrayList<>(asked);
        all.addAll(offers.list(me, births));
        return grouped(all, me).stream()
                .filter(it -> it.stream().anyMatch(one -> one.id().equals(id)))
                .findFirst()
                .orElse(asked);
    }

    private Map<ResidentId, Family> families(List<ReceivedOffer> some, ResidentId me) {
        var families = new HashMap<ResidentId, Family>();
        some.stream()
                .collect(
                        Collectors.groupingBy(
                                it -> it.about().service(),
                                Collectors.mapping(it -> it.about().child(), Collectors.toSet())))
                .forEach((service, children) ->
                        families.putAll(register.families(children, service, me)));
        return families;
    }

    private static int number(ReceivedOffer it) {
        return it.about().child().value();
    }
}
