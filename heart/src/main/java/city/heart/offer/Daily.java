// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.CityTime;
import city.base.shared.ResidentId;
import city.heart.casework.Ask;
import city.heart.casework.CaseFiles;
import city.heart.casework.CaseId;
import city.heart.casework.Finding;
import city.heart.casework.Flow;
import city.heart.casework.NewTask;
import city.heart.casework.Rules;
import city.heart.casework.Streams;
import city.heart.casework.Tasks;
import city.heart.casework.Terms;
import city.heart.casework.WorkingDays;
import city.heart.message.Messages;
import city.heart.message.Messages.DeliveryOutcome;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What the days bring: prepared offers are sent after another look, last days pass, messages arrive
/// or come back. Each call is one transaction over at most a thousand offers.
@Component
class Daily {
    private static final Logger log = LoggerFactory.getLogger(Daily.class);
    private static final String BY = "daily";

    private final OfferRepository offers;
    private final OfferFinder finder;
    private final CaseFiles cases;
    private final Rules rules;
    private final OfferFlow flow;
    private final Sending sending;
    private final Steps steps;
    private final Posted posted;
    private final Messages messages;
    private final Streams streams;
    private final Tasks tasks;
    private final OfferDecisions decisions;
    private final Clock clock;

    Daily(
            OfferRepository offers,
            OfferFinder finder,
            CaseFiles cases,
            Rules rules,
            OfferFlow flow,
            Sending sending,
            Steps steps,
            Posted posted,
            Messages messages,
            Streams streams,
            Tasks tasks,
            OfferDecisions decisions,
            @CityTime Clock clock) {
        this.offers = offers;
        this.finder = finder;
        this.cases = cases;
        this.rules = rules;
        this.flow = flow;
        this.sending = sending;
        this.steps = steps;
        this.posted = posted;
        this.messages = messages;
        this.streams = streams;
        this.tasks = tasks;
        this.decisions = decisions;
        this.clock = clock;
    }

    /// Sends what is prepared, after looking again: a death, a move, a new guardian, an order, a
    /// withdrawn rule.
    ///
    /// @return how many are prepared no longer; 0 when nothing is left to send
    @Transactional
    public int send() {
        var today = today();
        var waiting = offers.list(finder.prepared(Flow.AT_MOST, rules.unreadable()));
        byService(waiting)
                .forEach((service, some) -> {
                    var terms = published(service);
                    if (terms == null) {
                        withdrawn(some);
                    } else {
                        send(terms, some, today);
                    }
                });
        return (int)
                offers.list(ids(waiting)).stream()
                        .filter(it -> it.state() != State.PREPARED)
                        .count();
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
        var but = rules.unreadable();
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
                        lastDays(terms, some, today);
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
                                    offer.state() == State.ACCEPTED ? Ask.AGREED : why(offer)));
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

    private static Ask why(Offer offer) {
        if (offer.recipients().stream().anyMatch(Recipient::undelivered)) {
            return Ask.CAME_BACK;
        }
        return switch (offer.state()) {
            case PARTLY_REFUSED, REFUSED -> Ask.REFUSED;
            case CONTRARY -> Ask.ANSWERS_DIFFER;
            default -> Ask.SILENT;
        };
    }

    /// Takes what became of messages: the true day of posting moves last days on, never back, and
    /// what came back is no service.
    ///
    /// @return how many outcomes were taken
    @Transactional
    public int outcomes() {
        var outcomes = messages.outcomesAfter(streams.position("message-outcomes"), Flow.AT_MOST);
        if (outcomes.isEmpty()) {
            return 0;
        }
        var about = posted.about(outcomes.stream().map(Daily::message).toList());
        for (var outcome : outcomes) {
            var it = about.get(message(outcome));
            if (it != null) {
                take(outcome, it);
            }
        }
        streams.advance("message-outcomes", outcomes.getLast().position());
        return outcomes.size();
    }

    private static UUID message(DeliveryOutcome outcome) {
        return switch (outcome) {
            case DeliveryOutcome.Sent it -> it.message();
            case DeliveryOutcome.Confirmed it -> it.message();
            case DeliveryOutcome.Undelivered it -> it.message();
            case DeliveryOutcome.Withdrawn it -> it.message();
        };
    }

    private void take(DeliveryOutcome outcome, Posted.About about) {
        switch (outcome) {
            case DeliveryOutcome.Sent it -> {
                if (!it.bySms()) {
                    sent(about, it.recipient(), it.byLetter(), it.on());
                }
            }
            case DeliveryOutcome.Undelivered it -> {
                if (!it.letterFollows()) {
                    cameBack(about, it.recipient(), it.byLetter());
                }
            }
            case DeliveryOutcome.Confirmed _, DeliveryOutcome.Withdrawn _ -> {}
        }
    }

    private void sent(Posted.About about, ResidentId who, boolean byLetter, LocalDate on) {
        var by = byLetter ? Recipient.Channel.LETTER : Recipient.Channel.ELECTRONIC;
        if (about.decision() != null) {
            decisions.served(about.decision(), who, by, ServiceDays.served(by, on));
        } else if (Letters.Kind.valueOf(about.kind()).serves()) {
            var offer = locked(about.offer());
            var to = offer == null ? null : offer.recipient(who).orElse(null);
            if (offer != null && to != null && to.servedOn() != null) {
                var moved = later(to, by, on);
                if (!moved.equals(to)) {
                    offers.saveRecipients(Map.of(offer.id(), List.of(moved)));
                }
            }
        }
    }

    /// The same number of days from a later day of service. A letter after a mail that came back
    /// counts instead of it; a mail beside a letter does not.
    static Recipient later(Recipient to, Recipient.Channel by, LocalDate sentOn) {
        var was = Objects.requireNonNull(to.servedOn());
        var last = Objects.requireNonNull(to.lastDay());
        var served = ServiceDays.served(by, sentOn);
        if (by == Recipient.Channel.ELECTRONIC && to.channel() == Recipient.Channel.LETTER) {
            return to;
        }
        if (!served.isAfter(was)) {
            return to;
        }
        return new Recipient(
                to.resident(),
                to.role(),
                to.since(),
                to.until(),
                by,
                served,
                WorkingDays.onOrAfter(
                        last.plusDays(java.time.temporal.ChronoUnit.DAYS.between(was, served))),
                to.undelivered());
    }

    private void cameBack(Posted.About about, ResidentId who, boolean byLetter) {
        if (about.decision() != null) {
            decisions.cameBack(about.decision(), who);
            return;
        }
        var offer = locked(about.offer());
        var to = offer == null ? null : offer.recipient(who).orElse(null);
        if (offer == null || to == null) {
            return;
        }
        // Where a letter counts, an SMS that did not arrive changes nothing.
        if (byLetter || to.channel() == Recipient.Channel.ELECTRONIC) {
            offers.saveRecipients(
                    Map.of(
                            offer.id(),
                            List.of(
                                    new Recipient(
                                            to.resident(),
                                            to.role(),
                                            to.since(),
                                            to.until(),
                                            to.channel(),
                                            to.servedOn(),
                                            to.lastDay(),
                                            true))));
        }
    }

    private @Nullable Offer locked(OfferId id) {
        offers.lockCase(id);
        var found = offers.lock(List.of(id));
        return found.isEmpty() ? null : found.getFirst();
    }

    private static NewTask asked(Offer offer, Ask ask) {
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
        return Objects.requireNonNull(free.get(some.getFirst().subject())).grounds().known();
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
