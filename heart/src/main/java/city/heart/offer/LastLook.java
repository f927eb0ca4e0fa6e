// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.CityTime;
import city.base.shared.ResidentId;
import city.heart.casework.CaseFiles;
import city.heart.casework.CaseId;
import city.heart.casework.Register;
import city.heart.message.BeforeSending;
import city.heart.population.Family;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The very last look, before each try to hand a message over: what an order, a death or the end of an
/// offer has overtaken does not leave.
@Component
class LastLook implements BeforeSending {
    private static final String UNKNOWN = "unknown-offer";

    /// An offer that was ended, with nothing that must not be told.
    private static final Set<String> ENDED = Set.of("with-person", "withdrawn", "replaced");

    private final OfferRepository offers;
    private final CaseFiles cases;
    private final Posted posted;
    private final Register register;
    private final Clock clock;

    LastLook(
            OfferRepository offers,
            CaseFiles cases,
            Posted posted,
            Register register,
            @CityTime Clock clock) {
        this.offers = offers;
        this.cases = cases;
        this.posted = posted;
        this.register = register;
        this.clock = clock;
    }

    @Override
    public boolean looksAfter(String module) {
        return module.equals("offer");
    }

    @Override
    @Transactional
    public Map<UUID, String> overtaken(List<DueMessage> about) {
        var known = posted.about(about.stream().map(DueMessage::message).toList());
        Map<OfferId, Offer> byId = new HashMap<>();
        Set<OfferId> ids = new HashSet<>();
        known.values().forEach(all -> all.forEach(it -> ids.add(it.offer())));
        offers.list(ids).forEach(it -> byId.put(it.id(), it));
        Map<CaseId, String> services = new HashMap<>();
        cases.list(byId.values().stream().map(Offer::caseId).toList())
                .forEach(it -> services.put(it.id(), it.key().service()));
        Map<ResidentId, Family> families = new HashMap<>();
        services.values().stream()
                .distinct()
                .forEach(service ->
                        families.putAll(
                                register.families(
                                        byId.values().stream()
                                                .filter(it ->
                                                        service.equals(services.get(it.caseId())))
                                                .map(Offer::subject)
                                                .distinct()
                                                .toList(),
                                        service)));
        Map<UUID, String> stopped = new HashMap<>();
        for (var waiting : about) {
            var reasons = new ArrayList<@Nullable String>();
            for (var it : known.getOrDefault(waiting.message(), List.of())) {
                var offer = byId.get(it.offer());
                reasons.add(
                        offer == null
                                ? UNKNOWN
                                : why(
                                        offer,
                                        families.get(offer.subject()),
                                        waiting.recipient(),
                                        it.kind().equals(Letters.Kind.WITHDRAWN.name())));
            }
            var why = together(reasons);
            if (why != null) {
                stopped.put(waiting.message(), why);
            }
        }
        return stopped;
    }

    /// A message about children of one birth goes while one of them is still proposed a place, unless what overtook
    /// it for another forbids any word.
    private static @Nullable String together(List<@Nullable String> reasons) {
        if (reasons.isEmpty()) {
            return UNKNOWN;
        }
        return reasons.stream()
                .filter(it -> it != null && !ENDED.contains(it))
                .findFirst()
                .orElse(reasons.contains(null) ? null : reasons.getFirst());
    }

    /// @param end the message says that the offer was taken back
    private @Nullable String why(Offer offer, @Nullable Family family, ResidentId to, boolean end) {
        if (family == null || family.order() || offer.sealed()) {
            return "order-began";
        }
        if (family.child().died() != null) {
            return "child-died";
        }
        if (family.guardians().stream()
                .anyMatch(it -> it.person().id().equals(to) && it.person().died() != null)) {
            return "recipient-died";
        }
        if (offer.recipient(to).filter(it -> it.maySee(today())).isEmpty()) {
            return "no-recipient";
        }
        return switch (offer.state()) {
            case WITH_PERSON -> "with-person";
            case WITHDRAWN -> end ? null : "withdrawn";
            case REPLACED -> "replaced";
            default -> null;
        };
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
