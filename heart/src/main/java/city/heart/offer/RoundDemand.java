// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.CityTime;
import city.base.shared.ResidentId;
import city.heart.placement.Wish;
import city.planning.round.Demand;
import city.planning.round.Waiting;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Who waits for a round. A draft takes whom the rule still gives a place in columns and whose family is
/// simple; only the others are decided again in row form, so that whoever became a matter for a person since
/// is one now. Before an offer is made everybody is.
@Component
class RoundDemand implements Demand {
    private final RoundCaseRepository waiting;
    private final Rules rules;
    private final Register register;
    private final Opening opening;
    private final Siblings siblings;
    private final Clock clock;
    private final TransactionTemplate apart;

    RoundDemand(
            RoundCaseRepository waiting,
            Rules rules,
            Register register,
            Opening opening,
            Siblings siblings,
            @CityTime Clock clock,
            PlatformTransactionManager transactions) {
        this.waiting = waiting;
        this.rules = rules;
        this.register = register;
        this.opening = opening;
        this.siblings = siblings;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
    }

    @Override
    public Drawn draw(String service, String period, Progress progress) {
        var terms =
                rules.inForce(service)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "Service " + service + " is not in force"));
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var all = waiting.waiting(service, period, Integer.MAX_VALUE);
        var children = List.copyOf(all.keySet());
        var drawn = new ArrayList<Waiting>();
        progress.reached(0, children.size());
        for (var from = 0; from < children.size(); from += Flow.AT_MOST) {
            var part = children.subList(from, Math.min(children.size(), from + Flow.AT_MOST));
            apart.executeWithoutResult(_ -> drawn.addAll(look(terms, period, part, all, today)));
            progress.reached(from + part.size(), children.size());
        }
        return new Drawn(drawn, waiting.asides(service, period));
    }

    private List<Waiting> look(
            Terms terms,
            String period,
            List<ResidentId> part,
            Map<ResidentId, CaseId> all,
            LocalDate today) {
        var met = rules.met(terms, part, today);
        var homes =
                register.simpleHomes(
                        part.stream().filter(met::contains).toList(), terms.service(), today);
        var wishes = new Wishes(terms, today);
        Map<ResidentId, Wish> wanted = new HashMap<>();
        homes.forEach((child, home) -> {
            var key = new CaseKey(terms.service(), period, child);
            wanted.put(child, wishes.of(key, home, holder(child, all)));
        });
        var others = part.stream().filter(it -> !homes.containsKey(it)).toList();
        opening.lookAgain(terms, others, today)
                .forEach((child, it) -> {
                    var key = new CaseKey(terms.service(), period, child);
                    var family = it.family();
                    wanted.put(child, wishes.of(key, family, holder(child, all)));
                });
        var drawn = new HashMap<>(homes);
        drawn.putAll(
                register.homes(
                        others.stream().filter(wanted::containsKey).toList(), terms.service()));
        var near = siblings.units(terms, period, drawn.values());
        return part.stream()
                .filter(wanted::containsKey)
                .map(child ->
                        new Waiting(
                                Objects.requireNonNull(all.get(child)).value(),
                                Objects.requireNonNull(wanted.get(child)),
                                near.getOrDefault(child, Set.of())))
                .toList();
    }

    private static OfferId holder(ResidentId child, Map<ResidentId, CaseId> all) {
        return new OfferId(Objects.requireNonNull(all.get(child)).value());
    }
}
