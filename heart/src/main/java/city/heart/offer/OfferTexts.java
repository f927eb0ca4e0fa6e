// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.base.web.Dates;
import city.heart.casework.Register;
import city.heart.casework.Rules;
import city.heart.casework.Terms;
import city.heart.casework.UnreadableTexts;
import city.heart.placement.Placements;
import city.heart.placement.UnitChoice.Ground;
import city.heart.population.Names;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Words about offers that several subjects show: the service's own texts, and names of services, units and children.
@Component
public class OfferTexts {
    private final Rules rules;
    private final Register register;
    private final Placements placements;

    OfferTexts(Rules rules, Register register, Placements placements) {
        this.rules = rules;
        this.register = register;
        this.placements = placements;
    }

    /// Names of the children, as many as the register told; null where it told none.
    public @Nullable String childNames(List<ReceivedOffer> some) {
        var names = some.stream().map(this::childName).filter(Objects::nonNull).toList();
        return names.isEmpty() ? null : String.join(", ", names);
    }

    /// The service's own words about an offer.
    public Filled said(ReceivedOffer offer, Language page) {
        var terms = terms(offer.about().service(), offer.about().serviceVersion());
        return new Filled(terms, page, values(terms, offer, page));
    }

    /// Why the place is in this unit, in the service's own words.
    public String unitWhy(ReceivedOffer offer, Language page) {
        return said(offer, page).of(unitKey(offer.place().ground()));
    }

    /// The service's texts in one language with the values filled in.
    public record Filled(Terms terms, Language language, Map<String, String> values) {
        public String of(String key) {
            return terms.texts().fill(language, key, values);
        }
    }

    /// A unit's name; empty where the city has none of this id.
    public Optional<String> unit(UnitId unit, Language page) {
        return placements.unit(unit).map(it -> it.name(page));
    }

    /// The service's name; empty where no version can be read.
    public Optional<String> service(String id, String version, Language page) {
        return find(id, version).map(it -> it.texts().name(page));
    }

    /// The service as it stands.
    ///
    /// @throws UnreadableTexts where neither this version can be read nor one in force
    public Terms terms(String service, String version) {
        return find(service, version).orElseThrow(() -> new UnreadableTexts(service, version));
    }

    /// Where an old version can be read no more, the words of the one in force.
    private Optional<Terms> find(String service, String version) {
        return rules.find(service, version).or(() -> rules.inForce(service));
    }

    /// A language in which the same can be read as well.
    public record OtherLanguage(String code, String name) {}

    public static OtherLanguage named(Language language) {
        var name = language.locale().getDisplayLanguage(language.locale());
        return new OtherLanguage(
                language.code(),
                name.substring(0, 1).toUpperCase(language.locale()) + name.substring(1));
    }

    private Map<String, String> values(Terms terms, ReceivedOffer offer, Language language) {
        var unit = placements.unit(offer.place().unit());
        var values = new HashMap<String, String>();
        values.put("unit", unit.map(it -> it.name(language)).orElse(""));
        values.put("unitAddress", unit.map(it -> it.addressLine(language)).orElse(""));
        values.put("child", "");
        values.put("firstDay", Dates.day(offer.place().firstDay(), language));
        values.put("lastDay", lastDay(offer, language));
        values.put("phone", phone(terms, language));
        return values;
    }

    /// A number of several groups is else shown with its groups turned round (Unicode UAX 9).
    public static String phone(Terms terms, Language language) {
        return language.rightToLeft() ? "\u2066" + terms.phone() + "\u2069" : terms.phone();
    }

    /// The recipient's last day to answer, in words; empty where there is none.
    public static String lastDay(ReceivedOffer offer, Language language) {
        var day = offer.answerBy();
        return day == null ? "" : Dates.day(day, language);
    }

    /// The child's names; null where the register told none.
    public @Nullable String childName(ReceivedOffer offer) {
        return childName(offer.about().child(), offer.about().service(), offer.me().resident());
    }

    /// @param guardian who reads it
    public @Nullable String childName(ResidentId child, String service, ResidentId guardian) {
        return Optional.ofNullable(register.families(List.of(child), service, guardian).get(child))
                .map(it -> it.child().names())
                .map(Names::full)
                .orElse(null);
    }

    /// The service's text for a reply.
    public static String key(Reply reply) {
        return reply == Reply.ACCEPT
                ? "offer.accept"
                : "decline." + reply.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String unitKey(Ground ground) {
        return "offer.unit-" + ground.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
