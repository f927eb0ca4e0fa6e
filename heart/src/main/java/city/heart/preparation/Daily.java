// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.shared.CityTime;
import city.base.shared.ResidentId;
import city.base.usage.Actor;
import city.heart.casework.CaseFiles;
import city.heart.casework.CaseFlow;
import city.heart.casework.CaseId;
import city.heart.casework.Finding;
import city.heart.casework.Flow;
import city.heart.casework.NewTask;
import city.heart.casework.Rules;
import city.heart.casework.ServiceFailed;
import city.heart.casework.ServicesAside;
import city.heart.casework.TaskKind;
import city.heart.casework.Tasks;
import city.heart.casework.Terms;
import city.heart.offer.Offer;
import city.heart.offer.OfferFinder;
import city.heart.offer.OfferId;
import city.heart.offer.OfferLifecycle;
import city.heart.offer.OfferRepository;
import city.heart.offer.Recipient;
import city.heart.offer.Sending;
import city.heart.offer.State;
import city.heart.offer.States.Happening;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What the days bring: prepared offers are sent after another look, last days pass. Each call is one transaction over at most a thousand offers.
@Component
class Daily {
    private static final Logger log = LoggerFactory.getLogger(Daily.class);
    private static final Actor BY = Actor.system("daily");

    private final OfferRepository offers;
    private final OfferFinder finder;
    private final CaseFiles cases;
    private final Rules rules;
    private final CaseFlow flow;
    private final ServicesAside aside;
    private final Sending sending;
    private final OfferLifecycle steps;
    private final Tasks tasks;
    private final Clock clock;

    Daily(
            OfferRepository offers,
            OfferFinder finder,
            CaseFiles cases,
            Rules rules,
            CaseFlow flow,
            ServicesAside aside,
            Sending sending,
            OfferLifecycle steps,
            Tasks tasks,
            @CityTime Clock clock) {
        this.offers = offers;
        this.finder = finder;
        this.cases = cases;
        this.rules = rules;
        this.flow = flow;
        this.aside = aside;
        this.sending = sending;
        this.steps = steps;
        this.tasks = tasks;
        this.clock = clock;
    }

    /// Sends what is prepared, after looking again: a death, a move, a new guardian, an order, a
    /// withdrawn rule.
    ///
    /// @return how many are prepared no longer; 0 when nothing is left to send
    @Transactional
    public int send() {
        var today = today();
        var waiting = offers.list(finder.prepared(Flow.AT_MOST, resting()));
        byService(waiting)
                .forEach((service, some) -> {
                    var terms = published(service);
                    if (terms == null) {
                        withdrawn(some);
                    } else {
                        ServiceFailed.in(terms, () -> send(terms, some, today));
                    }
                });
        return (int)
                offers.list(ids(waiting)).stream()
                        .filter(it -> it.state() != State.PREPARED)
                        .count();
    }

    /// Of which nothing is sent or ended now.
    private Set<String> resting() {
        var resting = new HashSet<>(rules.unreadable());
        resting.addAll(aside.resting(rules.published()));
        return resting;
    }

    private void withdrawn(List<Offer> some) {
        // The rule is in force no longer: what it proposed is not sent.
        some.forEach(it -> offers.lockCase(it.id()));
        steps.happen(
                offers.lock(ids(some)).stream().filter(it -> it.state() == State.PREPARED).toList(),
                Happening.NOT_DUE,
                BY);
    }

    private void send(Terms terms, List<Offer> some, LocalDate today) {
        var free = flow.lookAgain(terms, children(some), today);
        var ready =
                offers.lock(ids(some)).stream()
                        .filter(it -> it.state() == State.PREPARED)
                        .filter(it -> free.containsKey(it.subject()))
                        .toList();
        if (ready.isEmpty()) {
            return;
        }
        sending.proposals(terms, to(ready, free), today, seen(ready, free));
        steps.happen(ready, Happening.SENT, BY);
    }

    /// Lets last days pass.
    ///
    /// @return for how many something followed; 0 when no last day has passed
    @Transactional
    public int lastDays() {
        var today = today();
        var but = resting();
        var lapsed = offers.list(finder.lapsed(today, Flow.AT_MOST, but));
        byService(lapsed)
                .forEach((service, some) -> {
                    var terms = published(service);
                    if (terms == null) {
                        terms = rules.find(service, version(some.getFirst())).orElse(null);
                    }
                    if (terms == null) {
                        // One service's damage is not the others': they go on.
                        log.error(
                                "No version of service {} can be read for its last days", service);
                    } else {
                        var its = terms;
                        ServiceFailed.in(its, () -> lastDays(its, some, today));
                    }
                });
        var left = finder.lapsed(today, Flow.AT_MOST, but);
        return (int) lapsed.stream().filter(it -> !left.contains(it.id())).count();
    }

    private void lastDays(Terms terms, List<Offer> some, LocalDate today) {
        var free = flow.lookAgain(terms, children(some), today);
        Map<Happening, List<Offer>> happened = new EnumMap<>(Happening.class);
        var asks = new ArrayList<NewTask>();
        for (var offer : offers.lock(ids(some))) {
            if (!free.containsKey(offer.subject())) {
                // A person's own offer where the machine may not go on: only a person goes on with
                // it.
                if (offer.state().takesAnswers() && offer.state().open()) {
                    happened.computeIfAbsent(
                                    Happening.LAST_DAY_NEEDS_PERSON, _ -> new ArrayList<>())
                            .add(offer);
                    asks.add(
                            asked(
                                    offer,
                                    offer.state() == State.ACCEPTED
                                            ? TaskKind.AGREED
                                            : why(offer)));
                }
                continue;
            }
            offer.lastDayPassed(today, terms.decidesOnSilence())
                    .ifPresent(it -> {
                        happened.computeIfAbsent(it, _ -> new ArrayList<>()).add(offer);
                        if (it == Happening.LAST_DAY_NEEDS_PERSON && !offer.asked()) {
                            asks.add(asked(offer, why(offer)));
                        }
                    });
        }
        var silent = happened.getOrDefault(Happening.SILENCE_REMINDS, List.of());
        if (!silent.isEmpty()) {
            sending.reminders(terms, to(silent, free), today, seen(silent, free));
        }
        happened.forEach((happening, them) -> steps.happen(them, happening, BY));
        tasks.ask(asks, clock.instant());
    }

    private static TaskKind why(Offer offer) {
        if (offer.recipients().stream().anyMatch(Recipient::undelivered)) {
            return TaskKind.CAME_BACK;
        }
        return switch (offer.state()) {
            case PARTLY_REFUSED, REFUSED -> TaskKind.REFUSED;
            case CONTRARY -> TaskKind.ANSWERS_DIFFER;
            default -> TaskKind.SILENT;
        };
    }

    private static NewTask asked(Offer offer, TaskKind ask) {
        return NewTask.of(offer.caseId(), offer.id().value(), ask, offer.sealed());
    }

    private static List<Sending.To> to(List<Offer> some, Map<ResidentId, Finding> free) {
        return some.stream()
                .map(it ->
                        new Sending.To(it, Objects.requireNonNull(free.get(it.subject())).family()))
                .toList();
    }

    private static city.base.shared.RecordingNumber seen(
            List<Offer> some, Map<ResidentId, Finding> free) {
        return Objects.requireNonNull(free.get(some.getFirst().subject())).ruleAnswer().known();
    }

    private Map<String, List<Offer>> byService(Collection<Offer> some) {
        Map<CaseId, String> services = new HashMap<>();
        cases.list(some.stream().map(Offer::caseId).toList())
                .forEach(it -> services.put(it.id(), it.key().service()));
        return some.stream()
                .collect(
                        Collectors.groupingBy(
                                it -> Objects.requireNonNull(services.get(it.caseId()))));
    }

    private String version(Offer offer) {
        return cases.find(offer.caseId()).orElseThrow().serviceVersion();
    }

    private @Nullable Terms published(String service) {
        return rules.inForce(service).orElse(null);
    }

    private static List<OfferId> ids(Collection<Offer> some) {
        return some.stream().map(Offer::id).toList();
    }

    private static List<ResidentId> children(Collection<Offer> some) {
        return some.stream().map(Offer::subject).distinct().toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
