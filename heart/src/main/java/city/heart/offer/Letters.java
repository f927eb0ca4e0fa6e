// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.hours.ServiceDays;
import city.base.secret.LinkTokens;
import city.base.shared.ContactLanguages;
import city.base.shared.Language;
import city.base.shared.Letterhead;
import city.base.shared.ResidentId;
import city.base.web.Dates;
import city.heart.casework.CaseId;
import city.heart.casework.Terms;
import city.heart.message.Letterheads;
import city.heart.message.Outgoing;
import city.heart.message.Reachability.Reach;
import city.heart.message.SmsText;
import city.heart.placement.Placements;
import city.heart.population.Family;
import city.heart.population.Guardian;
import city.heart.population.Names;
import city.heart.population.Resident;
import city.heart.unit.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Writes the messages of an offer, each guardian's in his or her own languages. An SMS or a mail holds
/// no child's name, home, way or reasons; the letter names child and unit, and is never written
/// where an order stands.
@Component
public class Letters {
    /// What a message is, and with which texts of the service it is written.
    enum Kind {
        PROPOSAL("sms", "mail.subject", "mail.body", "letter.body"),
        REMINDER("reminder.sms", "reminder.title", "reminder.body", "reminder.body"),
        INFORMED("informed.sms", "informed.title", "informed.body", "informed.body"),
        TOLD("told.sms", "told.title", "told.body", "told.body"),
        WITHDRAWN("withdrawn.sms", "withdrawn.title", "withdrawn.body", "withdrawn.body"),
        SEAT("seat.sms", "seat.title", "seat.body", "seat.body"),
        DECIDED("decided.sms", "decided.title", "decided.body", "decided.body");

        private final String sms;
        private final String subject;
        private final String email;
        private final String letter;

        Kind(String sms, String subject, String email, String letter) {
            this.sms = sms;
            this.subject = subject;
            this.email = email;
            this.letter = letter;
        }

        /// True where days to answer count from its service.
        boolean serves() {
            return this == PROPOSAL || this == REMINDER || this == INFORMED;
        }

        String topic() {
            return "offer." + name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String PURPOSE = "offer";

    /// Stands for a value that is not known: of private use, in no text (Unicode U+E000).
    private static final String NOTHING = "\ue000";

    private static final Set<String> OPEN = Set.of("lastDay", "phone", "link", "site");

    private final Placements placements;
    private final Letterheads heads;
    private final String site;

    Letters(
            Placements placements,
            Letterheads heads,
            @Value("${city.site:http://localhost:8080}") String site) {
        this.placements = placements;
        this.heads = heads;
        this.site = site;
    }

    /// By which day of service counts.
    public static ServiceDays.Channel channel(Reach reach) {
        return reach.electronically() ? ServiceDays.Channel.ELECTRONIC : ServiceDays.Channel.LETTER;
    }

    /// What messages are about: one child, or children of one birth who are proposed the same.
    ///
    /// @param offer and family of the first
    /// @param children their names, as many as are known
    /// @param count how many children
    /// @param number of the case, or of each, as people quote it
    record About(
            Terms terms, Offer offer, Family family, String children, int count, String number) {
        /// @param numbers of the cases
        static About of(Terms terms, List<Sending.To> some, Map<CaseId, String> numbers) {
            var first = some.getFirst();
            return new About(
                    terms,
                    first.offer(),
                    first.family(),
                    some.stream()
                            .flatMap(it -> Stream.ofNullable(it.family().child().names()))
                            .map(Names::full)
                            .collect(Collectors.joining(", ")),
                    some.size(),
                    some.stream()
                            .map(it -> numbers.get(it.offer().caseId()))
                            .filter(Objects::nonNull)
                            .collect(Collectors.joining(", ")));
        }
    }

    /// @param link the recipient's one-time link; null for whoever does not answer: then it is the way to sign in
    /// @param id makes the message's id, together with kind and recipient
    Outgoing write(
            Kind kind, About about, Recipient to, Reach reach, @Nullable UUID link, UUID id) {
        return write(kind, about, to, reach, link, id, null);
    }

    /// The decision: its document is the letter.
    Outgoing decision(About about, Recipient to, Reach reach, UUID decision, String document) {
        return write(Kind.DECIDED, about, to, reach, null, decision, document);
    }

    private Outgoing write(
            Kind kind,
            About about,
            Recipient to,
            Reach reach,
            @Nullable UUID link,
            UUID id,
            @Nullable String document) {
        var terms = about.terms();
        var in = languages(kind, terms, reach, about.family(), to.resident());
        var written = new ArrayList<Outgoing.Text>();
        for (var language : in.inOrder()) {
            var text = text(kind, about, to, link, language);
            written.add(
                    document != null && language.equals(in.official())
                            ? text.withLetter(document)
                            : text);
        }
        if (document != null && in.translated()) {
            // The decision itself binds in the official language, whatever was chosen.
            written.add(
                    new Outgoing.Text(
                            in.official(),
                            null,
                            terms.texts().fill(in.official(), kind.subject, Map.of()),
                            null,
                            document));
        }
        if (in.beside() != null
                && SmsText.segments(Outgoing.sms(written)) > SmsText.MOST_SEGMENTS) {
            // The text that binds stays; the same words in the mother tongue come by letter.
            written.set(1, written.get(1).withoutSms());
        }
        return new Outgoing(
                Posted.id(kind.name(), id, to.resident()),
                to.resident(),
                kind.topic(),
                PURPOSE,
                terms.service(),
                written,
                link,
                head(kind, about, to, in),
                kind == Kind.REMINDER || channel(reach) == ServiceDays.Channel.LETTER);
    }

    private Outgoing.Text text(
            Kind kind, About about, Recipient to, @Nullable UUID link, Language language) {
        var texts = about.terms().texts();
        var values = values(about, to, language);
        // All that an SMS or a mail can hold, whatever their texts ask for.
        var open = new HashMap<>(values);
        open.keySet().retainAll(OPEN);
        if (link != null) {
            // A link of 22 random letters is for tapping; on paper stands where to sign in.
            open.put("link", site + "/l/" + LinkTokens.name(link));
        }
        var sms = new HashMap<>(open);
        sms.put("lastDay", shortDay(to.toldDay()));
        var signed = about.terms().signature(language);
        // The service speaks of one child.
        var all = whichOfTheBirth(about, language);
        return new Outgoing.Text(
                language,
                (texts.fill(language, kind.sms, sms) + " " + all).strip(),
                texts.fill(language, kind.subject, open),
                (texts.fill(language, kind.email, open) + "\n\n" + all).strip()
                        + "\n\n"
                        + signed
                        + "\n"
                        + heads.below(language, about.number()),
                (withoutGaps(texts.fill(language, kind.letter, values))
                                        + "\n\n"
                                        + named(about, language))
                                .strip()
                        + "\n\n"
                        + signed);
    }

    /// One tick on the slip is for each child that it names.
    private static String accept(About about, Language language) {
        var accept = about.terms().texts().fill(language, "offer.accept", Map.of());
        return about.count() > 1 && !about.children().isEmpty()
                ? accept + ": " + about.children()
                : accept;
    }

    /// Said of children of one birth: an SMS or a mail names none, and else two of them read alike.
    private String whichOfTheBirth(About about, Language language) {
        if (about.count() > 1) {
            return heads.say("offer.together", language, about.count());
        }
        return about.family().sameBirth().isEmpty() ? "" : heads.say("offer.one-of", language);
    }

    /// The same in a letter, which may name them.
    private String named(About about, Language language) {
        if (about.children().isEmpty()) {
            return whichOfTheBirth(about, language);
        }
        if (about.count() > 1) {
            return heads.say("offer.together.named", language, about.count(), about.children());
        }
        return about.family().sameBirth().isEmpty()
                ? ""
                : heads.say("offer.one-of.named", language, about.children());
    }

    private Letterhead head(Kind kind, About about, Recipient to, ContactLanguages in) {
        var terms = about.terms();
        var texts = terms.texts();
        var lastDay = to.toldDay();
        return heads.of(
                in,
                terms.phone() + ", " + terms.contact().email(),
                about.number(),
                lastDay == null || (kind != Kind.PROPOSAL && kind != Kind.REMINDER)
                        ? null
                        : new Letterheads.Question(
                                lastDay,
                                it -> accept(about, it),
                                it ->
                                        List.of(
                                                texts.fill(it, "offer.person", Map.of()),
                                                texts.fill(it, "offer.interpreter", Map.of()))));
    }

    /// As people write it on a phone: `28.1.2026`.
    private static String shortDay(@Nullable LocalDate day) {
        return day == null ? "" : Dates.brief(day);
    }

    private Map<String, String> values(About about, Recipient to, Language wanted) {
        Map<String, String> values = new HashMap<>();
        var offer = about.offer();
        var unit = placements.unit(offer.choice().unit());
        values.put("unit", unit.map(it -> it.name(wanted)).orElse(""));
        values.put("unitAddress", unit.map((Unit it) -> it.addressLine(wanted)).orElse(""));
        values.put("child", about.children());
        values.put("firstDay", Dates.day(offer.firstDay(), wanted));
        var lastDay = to.toldDay();
        values.put("lastDay", lastDay == null ? "" : Dates.day(lastDay, wanted));
        values.put("phone", about.terms().phone());
        values.put("link", site + "/my");
        values.put("site", site);
        values.replaceAll((_, value) -> value.isEmpty() ? NOTHING : value);
        return values;
    }

    /// A line of which the city does not know what it would say is left out: a unit without an address.
    static String withoutGaps(String letter) {
        return letter.lines().filter(it -> !it.contains(NOTHING)).collect(Collectors.joining("\n"));
    }

    /// In which languages a recipient gets what is sent about a child.
    static ContactLanguages languages(
            Kind kind, Terms terms, Reach reach, Family family, ResidentId who) {
        var texts = terms.texts();
        var person =
                family.guardians().stream()
                        .map(Guardian::person)
                        .filter(it -> it.id().equals(who))
                        .findFirst();
        return ContactLanguages.of(
                reach.language(),
                person.map(Resident::contactLanguage).orElse(null),
                person.map(Resident::motherTongue).orElse(null),
                it -> texts.languageOf(it, kind.sms).equals(it));
    }

    /// In which official language a recipient gets a decision.
    public static Language official(Terms terms, Reach reach, Family family, ResidentId who) {
        return languages(Kind.DECIDED, terms, reach, family, who).official();
    }
}
