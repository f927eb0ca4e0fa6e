// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.shared.ServiceDays;
import city.base.web.Dates;
import city.heart.casework.Terms;
import city.heart.message.Outgoing;
import city.heart.message.Reachability.Reach;
import city.heart.placement.Placements;
import city.heart.population.Family;
import city.heart.population.Guardian;
import city.heart.population.Names;
import city.heart.unit.Unit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Writes the messages of an offer, each guardian's in his or her own language. An SMS or a mail holds
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
        var language = language(reach, family, to.resident());
        var texts = terms.texts();
        var values = values(terms, offer, to, family, token, language);
        // All that an SMS or a mail can hold, whatever their texts ask for.
        var open = new HashMap<>(values);
        open.keySet().retainAll(OPEN);
        return new Outgoing(
                Posted.id(kind.name(), about, to.resident()),
                to.resident(),
                kind.topic(),
                PURPOSE,
                terms.service(),
                texts.languageOf(language, kind.sms),
                new Outgoing.Text(
                        texts.fill(language, kind.sms, open),
                        texts.fill(language, kind.subject, open),
                        texts.fill(language, kind.email, open),
                        document == null ? texts.fill(language, kind.letter, values) : document),
                kind == Kind.REMINDER || channel(reach) == ServiceDays.Channel.LETTER);
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
        var lastDay = to.lastDay();
        values.put("lastDay", lastDay == null ? "" : Dates.words(lastDay, wanted));
        values.put("phone", terms.phone());
        values.put("link", token == null ? site + "/my" : site + "/l/" + token);
        values.put("site", site);
        return values;
    }

    /// Chosen in the profile, else told to the register, else the mother tongue, else Finnish.
    public static Language language(Reach reach, Family family, ResidentId who) {
        if (reach.language() != null) {
            return reach.language();
        }
        return family.guardians().stream()
                .map(Guardian::person)
                .filter(it -> it.id().equals(who))
                .findFirst()
                .map(it -> it.contactLanguage() != null ? it.contactLanguage() : it.motherTongue())
                .orElse(Language.FI);
    }
}
