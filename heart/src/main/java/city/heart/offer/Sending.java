// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.Language;
import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Use;
import city.heart.casework.CaseFiles;
import city.heart.casework.Register;
import city.heart.casework.ServiceDays;
import city.heart.casework.Terms;
import city.heart.message.Reachability;
import city.heart.message.Reachability.Reach;
import city.heart.offer.Letters.Kind;
import city.heart.offer.Posted.Post;
import city.heart.population.Family;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes an offer known to its recipients: days of service and last days of each, links, messages.
/// Joins the caller's transaction; the caller has looked again before.
@Component
public class Sending {
    private final OfferRepository offers;
    private final CaseFiles cases;
    private final Register register;
    private final Reachability reachability;
    private final Links links;
    private final Letters letters;
    private final Posted posted;

    Sending(
            OfferRepository offers,
            CaseFiles cases,
            Register register,
            Reachability reachability,
            Links links,
            Letters letters,
            Posted posted) {
        this.offers = offers;
        this.cases = cases;
        this.register = register;
        this.reachability = reachability;
        this.links = links;
        this.letters = letters;
        this.posted = posted;
    }

    /// The city's own use of personal data for an offer: how its recipients are written to.
    static Use contact(String service) {
        return new Use(
                Actor.system("offer"),
                "service",
                "offer",
                Basis.DUTY,
                service,
                Set.of("contact data", "contact language"));
    }

    /// An offer and the family as it was seen just now.
    public record To(Offer offer, Family family) {}

    /// Proposals to every recipient.
    public void proposals(Terms terms, Collection<To> all, LocalDate today, RecordingNumber seen) {
        serve(Kind.PROPOSAL, "first", terms, all, today, terms.answerDays(), seen);
        if (!all.isEmpty()) {
            offers.sentOn(all.stream().map(it -> it.offer().id()).toList(), today);
        }
    }

    /// The reminder, by letter, with a new last day for everybody.
    public void reminders(Terms terms, Collection<To> all, LocalDate today, RecordingNumber seen) {
        serve(
                Kind.REMINDER,
                "reminder",
                terms,
                all,
                today,
                Objects.requireNonNull(terms.reminderDays()),
                seen);
    }

    /// The offer as it stands, to guardians who came after it was sent.
    public void toNewcomers(
            Terms terms, Offer offer, List<Recipient> changed, Family family, LocalDate today) {
        var fresh =
                changed.stream().filter(it -> it.until() == null && it.servedOn() == null).toList();
        if (!fresh.isEmpty()) {
            serve(
                    Kind.PROPOSAL,
                    // Who left and came back gets another message than the first time.
                    "since " + today,
                    terms,
                    List.of(new To(offer.with(offer.asked(), fresh, List.of()), family)),
                    today,
                    terms.answerDays(),
                    family.known());
        }
    }

    /// Tells the other guardians that one has accepted, and until when they can object.
    public void told(
            Terms terms, Offer offer, ReplyVersion answer, Family family, LocalDate today) {
        var others =
                offer.recipients().stream()
                        .filter(it -> it.mayAnswer(today))
                        .filter(it -> !it.resident().equals(answer.guardian()))
                        .filter(it -> it.lastDay() != null && !today.isAfter(it.lastDay()))
                        .toList();
        var reaches = reach(others.stream().map(Recipient::resident).toList(), terms.service());
        var of = new Letters.About(terms, offer, family, cases.caseNumber(offer.caseId()));
        // A change of mind is told again: the version makes it another message.
        var about = about(offer.id(), answer.guardian().value() + "/" + answer.version());
        posted.queue(
                others.stream()
                        .map(it ->
                                new Post(
                                        letters.write(
                                                Kind.TOLD,
                                                of,
                                                until(it, it.dayToShow(today)),
                                                reachOf(reaches, it),
                                                null,
                                                about),
                                        offer.id(),
                                        null,
                                        Kind.TOLD.name()))
                        .toList(),
                family.known());
    }

    /// Tells that an offer has been taken back: everybody whom the offer has reached and who still has a
    /// right to know of the child. Nobody of a dead child, nobody where an order stands, nobody of a
    /// decision, which is taken back by another decision.
    ///
    /// @param reached whom something of the offer has reached
    /// @param family as known now
    /// @return true where at least one message was queued
    public boolean withdrawn(
            Terms terms, Offer offer, Set<ResidentId> reached, Family family, LocalDate today) {
        if (offer.sealed()
                || offer.state() == State.DECIDED
                || family.order()
                || family.child().died() != null) {
            return false;
        }
        var present = Recipients.of(family, today);
        var to =
                offer.recipients().stream()
                        .filter(it -> it.maySee(today) && reached.contains(it.resident()))
                        .filter(it ->
                                present.stream()
                                        .anyMatch(now -> now.resident().equals(it.resident())))
                        .toList();
        var reaches = reach(to.stream().map(Recipient::resident).toList(), terms.service());
        var of = new Letters.About(terms, offer, family, cases.caseNumber(offer.caseId()));
        var about = about(offer.id(), "withdrawn");
        posted.queue(
                to.stream()
                        .map(it ->
                                new Post(
                                        letters.write(
                                                Kind.WITHDRAWN,
                                                of,
                                                it,
                                                reachOf(reaches, it),
                                                null,
                                                about),
                                        offer.id(),
                                        null,
                                        Kind.WITHDRAWN.name()))
                        .toList(),
                family.known());
        return !to.isEmpty();
    }

    /// Tells all who decide that a seat is free in a unit for which the family waits. Names no unit: the page
    /// does, after sign-in.
    ///
    /// @param entry the family's place in the queue: asked once about each
    public void seat(Terms terms, Offer offer, UUID entry, LocalDate last, LocalDate today) {
        var family =
                Objects.requireNonNull(
                        register.families(List.of(offer.subject()), terms.service())
                                .get(offer.subject()));
        var of = new Letters.About(terms, offer, family, cases.caseNumber(offer.caseId()));
        var to = offer.recipients().stream().filter(it -> it.mayAnswer(today)).toList();
        var reaches = reach(to.stream().map(Recipient::resident).toList(), terms.service());
        posted.queue(
                to.stream()
                        .map(it ->
                                new Post(
                                        letters.write(
                                                Kind.SEAT,
                                                of,
                                                until(it, last),
                                                reachOf(reaches, it),
                                                null,
                                                about(offer.id(), "seat " + entry)),
                                        offer.id(),
                                        null,
                                        Kind.SEAT.name()))
                        .toList(),
                family.known());
    }

    private static Recipient until(Recipient it, @Nullable LocalDate last) {
        return it.served(it.channel(), it.servedOn(), last);
    }

    private void serve(
            Kind kind,
            String occasion,
            Terms terms,
            Collection<To> all,
            LocalDate today,
            int days,
            RecordingNumber seen) {
        var people = new ArrayList<ResidentId>();
        all.forEach(it -> it.offer().recipients().forEach(to -> people.add(to.resident())));
        if (people.isEmpty()) {
            return;
        }
        var reaches = reach(people, terms.service());
        Map<OfferId, List<Recipient>> served = new HashMap<>();
        Map<Links.Holder, Language> holders = new LinkedHashMap<>();
        for (var it : all) {
            var present = it.offer().recipients().stream().filter(to -> to.maySee(today)).toList();
            served.put(
                    it.offer().id(),
                    present.stream()
                            .map(to -> served(to, kind, reachOf(reaches, to), today, days))
                            .toList());
            present.stream()
                    .filter(to -> to.mayAnswer(today))
                    .forEach(to ->
                            holders.put(
                                    new Links.Holder(it.offer().id(), to.resident()),
                                    Letters.languages(
                                                    kind,
                                                    terms,
                                                    reachOf(reaches, to),
                                                    it.family(),
                                                    to.resident())
                                            .own()));
        }
        offers.saveRecipients(served);
        var tokens = links.make(holders);
        var numbers = cases.caseNumbers(all.stream().map(it -> it.offer().caseId()).toList());
        var posts = new ArrayList<Post>();
        for (var it : all) {
            var of =
                    new Letters.About(
                            terms,
                            it.offer(),
                            it.family(),
                            Objects.requireNonNull(numbers.get(it.offer().caseId())));
            for (var to : served.getOrDefault(it.offer().id(), List.of())) {
                var decides = to.role() == Recipient.Role.DECIDES;
                if (!decides && kind == Kind.REMINDER) {
                    // Nobody waits for an answer of whoever may only know.
                    continue;
                }
                var sent = decides ? kind : Kind.INFORMED;
                posts.add(
                        new Post(
                                letters.write(
                                        sent,
                                        of,
                                        to,
                                        reachOf(reaches, to),
                                        tokens.get(
                                                new Links.Holder(it.offer().id(), to.resident())),
                                        about(it.offer().id(), occasion)),
                                it.offer().id(),
                                null,
                                sent.name()));
            }
        }
        posted.queue(posts, seen);
    }

    private static Recipient served(
            Recipient to, Kind kind, Reach reach, LocalDate today, int days) {
        // A reminder always goes by letter too.
        var channel = kind == Kind.REMINDER ? ServiceDays.Channel.LETTER : Letters.channel(reach);
        var on = ServiceDays.served(channel, today);
        return to.served(channel, on, ServiceDays.lastDayToAnswer(on, days));
    }

    private static UUID about(OfferId offer, String occasion) {
        return UUID.nameUUIDFromBytes(
                (offer.value() + "/" + occasion).getBytes(StandardCharsets.UTF_8));
    }

    private static Reach reachOf(Map<ResidentId, Reach> reaches, Recipient to) {
        var reach = reaches.get(to.resident());
        return reach == null ? Reach.unknown(to.resident()) : reach;
    }

    private Map<ResidentId, Reach> reach(Collection<ResidentId> people, String service) {
        return reachability.of(people, contact(service));
    }
}
