// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.shared.CityTime;
import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.heart.casework.CaseFile;
import city.heart.casework.CaseId;
import city.heart.casework.CaseKey;
import city.heart.casework.CaseLine;
import city.heart.casework.CaseLists;
import city.heart.casework.Register;
import city.heart.casework.Rules;
import city.heart.casework.Terms;
import city.heart.casework.WaitingRepository;
import city.heart.offer.DeskOfferRepository;
import city.heart.offer.OfferId;
import city.heart.placement.UnitChoice;
import city.heart.placement.Wish;
import city.heart.population.Home;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The front door for whoever gives places to many at once: which cases wait, what each of them wants, and
/// the offers that come of what was chosen. Joins the caller's transaction.
@Component
public class WaitingCases {
    private static final Set<CaseFile.Handler> DUE =
            EnumSet.complementOf(EnumSet.of(CaseFile.Handler.CLOSED));

    private final WaitingRepository repository;
    private final CaseLists cases;
    private final DeskOfferRepository offers;
    private final Rules rules;
    private final Register register;
    private final CasePasses flow;
    private final Siblings siblings;
    private final Clock clock;

    WaitingCases(
            WaitingRepository repository,
            CaseLists cases,
            DeskOfferRepository offers,
            Rules rules,
            Register register,
            CasePasses flow,
            Siblings siblings,
            @CityTime Clock clock) {
        this.repository = repository;
        this.cases = cases;
        this.offers = offers;
        this.rules = rules;
        this.register = register;
        this.flow = flow;
        this.siblings = siblings;
        this.clock = clock;
    }

    /// How a published service gives its places in a period.
    ///
    /// @param gathers due children still wait for the others of the period
    public record Giving(Terms terms, boolean gathers) {
        /// Of unit.
        public String kind() {
            return terms.kind();
        }

        /// The language in which a child with this mother tongue is taught unless its family asks.
        public Language teaching(@Nullable Language motherTongue) {
            return Wishes.teaching(terms.languages(), motherTongue);
        }
    }

    /// A child who waits, and what place is wanted.
    ///
    /// @param wish held by the case's number
    /// @param siblings units where the child would be with a brother or sister of the same home
    public record WaitingChild(CaseId caseId, Wish wish, Set<UnitId> siblings) {
        public WaitingChild {
            siblings = Set.copyOf(siblings);
        }
    }

    /// A child who is due in a period, whatever became of it.
    ///
    /// @param unit of the place that is offered or decided; null for none
    /// @param secret a person handles it, out of everybody else's sight
    public record InPeriod(ResidentId child, @Nullable UnitId unit, boolean secret) {}

    /// The services that are published, in the order of the catalogue.
    public List<String> services() {
        return rules.published().stream().map(it -> it.service()).toList();
    }

    /// @return empty where the service is not published
    public Optional<Giving> giving(String service, String period) {
        return rules.inForce(service).map(it -> new Giving(it, it.gathers(period, today())));
    }

    /// Whoever waits at all: asked every two seconds, answered by a small index.
    public List<WaitingRepository.Pool> pools() {
        return repository.pools();
    }

    /// All who wait, in the order of the children's numbers.
    public Map<ResidentId, CaseId> waiting(String service, String period) {
        return repository.waiting(service, period, Integer.MAX_VALUE);
    }

    /// Those of a period who are left to a person and have no offer.
    public List<WaitingRepository.LeftToPerson> leftToPerson(String service, String period) {
        var all = repository.leftToPerson(service, period);
        var held = offers.held(all.stream().map(WaitingRepository.LeftToPerson::caseId).toList());
        return all.stream().filter(it -> !held.containsKey(it.caseId())).toList();
    }

    /// All who are due in a period, by the children's numbers.
    public List<InPeriod> inPeriod(String service, String period) {
        var all =
                cases.ofPeriod(service, period).stream()
                        .filter(it -> DUE.contains(it.handler()))
                        .toList();
        var held = offers.held(all.stream().map(CaseLine::id).toList());
        return all.stream()
                .map(it -> new InPeriod(it.child(), held.get(it.id()), it.secret()))
                .toList();
    }

    /// Units where these children would be with a brother or sister of the same home.
    ///
    /// @return units by child; whoever has no sibling anywhere is left out
    public Map<ResidentId, Set<UnitId>> siblings(
            String service, String period, Collection<Home> homes) {
        return siblings.units(inForce(service), period, homes);
    }

    /// Looks at some who wait. Whom the rule still gives a place in columns and whose family is simple needs no
    /// more; only the others are decided again in row form, so that whoever became a matter for a person
    /// since is one now.
    ///
    /// @param some in the order in which they are wanted
    /// @return those with whom the machine may go on
    public List<WaitingChild> look(
            String service, String period, Map<ResidentId, CaseId> some, LocalDate today) {
        var terms = inForce(service);
        var part = List.copyOf(some.keySet());
        var met = rules.met(terms, part, today);
        var homes =
                register.simpleHomes(part.stream().filter(met::contains).toList(), service, today);
        var wishes = new Wishes(terms, today);
        Map<ResidentId, Wish> wanted = new HashMap<>();
        homes.forEach((child, home) -> {
            var key = new CaseKey(service, period, child);
            wanted.put(child, wishes.of(key, home, holder(child, some)));
        });
        var others = part.stream().filter(it -> !homes.containsKey(it)).toList();
        flow.lookAgain(terms, others, today)
                .forEach((child, it) -> {
                    var key = new CaseKey(service, period, child);
                    var family = it.family();
                    wanted.put(child, wishes.of(key, family, holder(child, some)));
                });
        var drawn = new HashMap<>(homes);
        drawn.putAll(register.homes(others.stream().filter(wanted::containsKey).toList(), service));
        var near = siblings.units(terms, period, drawn.values());
        return part.stream()
                .filter(wanted::containsKey)
                .map(child ->
                        new WaitingChild(
                                Objects.requireNonNull(some.get(child)),
                                Objects.requireNonNull(wanted.get(child)),
                                near.getOrDefault(child, Set.of())))
                .toList();
    }

    /// Makes the offers that were chosen, to those with whom the machine may still go on.
    ///
    /// @param chosen by case: the place, or that a person must look
    /// @return the offers that were made, by case
    public Map<CaseId, OfferId> give(
            String service, Map<CaseId, UnitChoice> chosen, Collection<ResidentId> children) {
        return flow.give(inForce(service), chosen, children, today());
    }

    /// Offers places to some who waited and were not among those to whom the places were given.
    ///
    /// @return how many of them no longer wait
    public int late(String service, String period, int limit) {
        var part = repository.waiting(service, period, limit);
        flow.late(inForce(service), part.values(), part.keySet(), today());
        return part.size() - repository.still(part.values());
    }

    private static OfferId holder(ResidentId child, Map<ResidentId, CaseId> some) {
        return new OfferId(Objects.requireNonNull(some.get(child)).value());
    }

    private Terms inForce(String service) {
        return rules.inForce(service)
                .orElseThrow(
                        () -> new IllegalStateException("Service " + service + " is not in force"));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
