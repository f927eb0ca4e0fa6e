// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.ContactLanguages;
import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.web.Dates;
import city.heart.casework.ServiceDays;
import city.heart.casework.Terms;
import city.heart.message.Outgoing;
import city.heart.message.Reachability.Reach;
import city.heart.placement.Placements;
import city.heart.population.Family;
import city.heart.population.Guardian;
import city.heart.population.Names;
import city.heart.population.Resident;
import city.heart.unit.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
            return this == PROPOSAL || this == REMINDER;
        }

        String topic() {
            return "offer." + name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String PURPOSE = "offer";
    private static final Set<String> OPEN = Set.of("lastDay", "phone", "link", "site");

    private final Placements placements;
    private final String site;

    Letters(Placements placements, @Value("${city.site:http://localhost:8080}") String site) {
        this.placements = placements;
        this.site = site;
    }

    /// By which day of service counts.
    public static ServiceDays.Channel channel(Reach reach) {
        return reach.electronically() ? ServiceDays.Channel.ELECTRONIC : ServiceDays.Channel.LETTER;
    }

    /// @param token of the recipient's one-time link; null for whoever does not answer
    /// @param about makes the message's id, together with kind and recipient
    Outgoing write(
            Kind kind,
            Terms terms,
            Offer offer,
            Recipient to,
            Reach reach,
            Family family,
            @Nullable String token,
            UUID about) {
        return write(kind, terms, offer, to, reach, family, token, about, null);
    }

    /// The decision: its document is the letter.
    Outgoing decision(
            Terms terms,
            Offer offer,
            Recipient to,
            Reach reach,
            Family family,
            UUID decision,
            String document) {
        return write(Kind.DECIDED, terms, offer, to, reach, family, null, decision, document);
    }

    private Outgoing write(
            Kind kind,
            Terms terms,
            Offer offer,
            Recipient to,
            Reach reach,
            Family family,
            @Nullable String token,
            UUID about,
            @Nullable String document) {
        var texts = terms.texts();
        var in = languages(kind, terms, reach, family, to.resident());
        var written = new ArrayList<Outgoing.Text>();
        for (var language : in.inOrder()) {
            var values = values(terms, offer, to, family, token, language);
            // All that an SMS or a mail can hold, whatever their texts ask for.
            var open = new HashMap<>(values);
            open.keySet().retainAll(OPEN);
            var sms = new HashMap<>(open);
            sms.computeIfPresent("lastDay", (_, _) -> shortDay(to.toldDay()));
            written.add(
                    new Outgoing.Text(
                            language,
                            texts.fill(language, kind.sms, sms),
                            texts.fill(language, kind.subject, open),
                            texts.fill(language, kind.email, open),
                            document != null && language.equals(in.official())
                                    ? document
                                    : texts.fill(language, kind.letter, values)));
        }
        if (document != null && in.translated()) {
            // The decision itself binds in the official language, whatever was chosen.
            written.add(
                    new Outgoing.Text(
                            in.official(),
                            null,
                            texts.fill(in.official(), kind.subject, Map.of()),
                            null,
                            document));
        }
        return new Outgoing(
                Posted.id(kind.name(), about, to.resident()),
                to.resident(),
                kind.topic(),
                PURPOSE,
                terms.service(),
                written,
                kind == Kind.REMINDER || channel(reach) == ServiceDays.Channel.LETTER);
    }

    /// As people write it on a phone: `28.1.2026`.
    private static String shortDay(@Nullable LocalDate day) {
        return day == null ? "" : Dates.numbers(day);
    }

    private Map<String, String> values(
            Terms terms,
            Offer offer,
            Recipient to,
            Family family,
            @Nullable String token,
            Language wanted) {
        Map<String, String> values = new HashMap<>();
        var unit = placements.unit(offer.choice().unit());
        values.put("unit", unit.map(it -> it.name(wanted)).orElse(""));
        values.put("unitAddress", unit.map((Unit it) -> it.addressLine(wanted)).orElse(""));
        values.put(
                "child", Optional.ofNullable(family.child().names()).map(Names::full).orElse(""));
        values.put("firstDay", Dates.words(offer.firstDay(), wanted));
        var lastDay = to.toldDay();
        values.put("lastDay", lastDay == null ? "" : Dates.words(lastDay, wanted));
        values.put("phone", terms.phone());
        values.put("link", token == null ? site + "/my" : site + "/l/" + token);
        values.put("site", site);
        return values;
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
