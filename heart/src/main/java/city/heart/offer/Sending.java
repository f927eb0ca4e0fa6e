// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.hours.ServiceDays;
import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Use;
import city.heart.casework.CaseFiles;
import city.heart.casework.Register;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
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

    /// Tells the other guardians that one has accepted, and until when they can object. Of children of one birth, for
    /// whom the same was accepted together, in one message; also where it was accepted one after the other, as long as
    /// the first message has not left.
    ///
    /// @param all accepted in one answer
    /// @param besides accepted before for other children of the same births
    public void told(
            Terms terms, List<To> all, List<To> besides, ReplyVersion answer, LocalDate today) {
        Map<Together, Recipient> recipients = new LinkedHashMap<>();
        var together = toTell(all, answer, today, recipients);
        var before = toTell(besides, answer, today, new HashMap<>());
        together.forEach((key, about) -> {
            var to = Objects.requireNonNull(recipients.get(key));
            var others = before.getOrDefault(key, List.of());
            var waiting = posted.callBack(Kind.TOLD.name(), to.resident(), ids(others));
            var whole =
                    Stream.concat(
                                    about.stream(),
                                    others.stream().filter(it -> waiting.contains(it.offer().id())))
                            .sorted(Comparator.comparingInt(it -> it.offer().subject().value()))
                            .toList();
            // A change of mind is told again: the version makes it another message. So does another
            // child.
            var occasion = answer.guardian().value() + "/" + answer.version();
            queue(
                    Kind.TOLD,
                    terms,
                    whole,
                    waiting.isEmpty() ? occasion : occasion + "/" + ids(whole),
                    List.of(to));
        });
    }

    /// By what is told in one message.
    ///
    /// @param recipients to whom, filled in
    private static Map<Together, List<To>> toTell(
            List<To> all,
            ReplyVersion answer,
            LocalDate today,
            Map<Together, Recipient> recipients) {
        Map<Together, List<To>> together = new LinkedHashMap<>();
        for (var it : all) {
            for (var other : it.offer().recipients()) {
                if (other.mayAnswer(today)
                        && !other.resident().equals(answer.guardian())
                        && other.lastDay() != null
                        && !today.isAfter(other.lastDay())) {
                    var to = until(other, other.dayToShow(today));
                    var key = Together.of(to, it);
                    together.computeIfAbsent(key, _ -> new ArrayList<>()).add(it);
                    recipients.put(key, to);
                }
            }
        }
        return together;
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
        queue(Kind.WITHDRAWN, terms, List.of(new To(offer, family)), "withdrawn", to);
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
        queue(
                Kind.SEAT,
                terms,
                List.of(new To(offer, family)),
                "seat " + entry,
                offer.recipients().stream()
                        .filter(it -> it.mayAnswer(today))
                        .map(it -> until(it, last))
                        .toList());
    }

    private static Recipient until(Recipient it, @Nullable LocalDate last) {
        return it.served(it.channel(), it.servedOn(), last);
    }

    /// Something about one offer, or about those of children of one birth, to some of their recipients.
    private void queue(
            Kind kind, Terms terms, List<To> some, String occasion, List<Recipient> recipients) {
        var reaches = reach(recipients.stream().map(Recipient::resident).toList(), terms.service());
        var of =
                Letters.About.of(
                        terms,
                        some,
                        cases.caseNumbers(some.stream().map(it -> it.offer().caseId()).toList()));
        var ids = ids(some);
        var id = about(ids.getFirst(), occasion);
        posted.queue(
                recipients.stream()
                        .map(to ->
                                new Post(
                                        letters.write(kind, of, to, reachOf(reaches, to), null, id),
                                        Posted.Matter.of(ids),
                                        kind.name()))
                        .toList(),
                some.getFirst().family().known());
    }

    /// What one recipient is told in one message: the offers of children of one birth in the same unit.
    ///
    /// @param first of these children, by number
    record Together(
            ResidentId recipient,
            Recipient.Role role,
            int first,
            UnitId unit,
            LocalDate firstDay,
            @Nullable LocalDate lastDay) {
        static Together of(Recipient to, To it) {
            var offer = it.offer();
            return new Together(
                    to.resident(),
                    to.role(),
                    Stream.concat(Stream.of(offer.subject()), it.family().sameBirth().stream())
                            .mapToInt(ResidentId::value)
                            .min()
                            .orElseThrow(),
                    offer.unit(),
                    offer.firstDay(),
                    to.toldDay());
        }
    }

    /// One message of a kind to one recipient.
    private record Served(Kind kind, Recipient to, List<To> about, Links.@Nullable Target link) {}

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
        Map<Together, List<To>> together = new LinkedHashMap<>();
        Map<Together, Recipient> recipients = new HashMap<>();
        all.stream()
                .sorted(Comparator.comparingInt(it -> it.offer().subject().value()))
                .forEach(it -> {
                    for (var before : it.offer().recipients()) {
                        if (before.maySee(today)) {
                            var to = served(before, kind, reachOf(reaches, before), today, days);
                            served.computeIfAbsent(it.offer().id(), _ -> new ArrayList<>()).add(to);
                            var key = Together.of(to, it);
                            together.computeIfAbsent(key, _ -> new ArrayList<>()).add(it);
                            recipients.put(key, to);
                        }
                    }
                });
        offers.saveRecipients(served);
        var letters = new ArrayList<Served>();
        together.forEach((key, about) -> {
            var to = Objects.requireNonNull(recipients.get(key));
            if (to.mayAnswer(today)) {
                letters.add(new Served(kind, to, about, opening(kind, terms, to, about, reaches)));
            } else if (kind != Kind.REMINDER) {
                // Nobody waits for an answer of whoever may only know.
                letters.add(new Served(Kind.INFORMED, to, about, null));
            }
        });
        post(terms, letters, occasion, reaches, seen);
    }

    private static Links.Target opening(
            Kind kind, Terms terms, Recipient to, List<To> about, Map<ResidentId, Reach> reaches) {
        return new Links.Target(
                ids(about),
                to.resident(),
                Letters.languages(
                                kind,
                                terms,
                                reachOf(reaches, to),
                                about.getFirst().family(),
                                to.resident())
                        .own());
    }

    private void post(
            Terms terms,
            List<Served> all,
            String occasion,
            Map<ResidentId, Reach> reaches,
            RecordingNumber seen) {
        var made = links.make(all.stream().map(Served::link).filter(Objects::nonNull).toList());
        var numbers =
                cases.caseNumbers(
                        all.stream()
                                .flatMap(it -> it.about().stream())
                                .map(it -> it.offer().caseId())
                                .toList());
        posted.queue(
                all.stream()
                        .map(it ->
                                new Post(
                                        letters.write(
                                                it.kind(),
                                                Letters.About.of(terms, it.about(), numbers),
                                                it.to(),
                                                reachOf(reaches, it.to()),
                                                it.link() == null ? null : made.get(it.link()),
                                                about(ids(it.about()).getFirst(), occasion)),
                                        Posted.Matter.of(ids(it.about())),
                                        it.kind().name()))
                        .toList(),
                seen);
    }

    private static List<OfferId> ids(List<To> some) {
        return some.stream().map(it -> it.offer().id()).toList();
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
