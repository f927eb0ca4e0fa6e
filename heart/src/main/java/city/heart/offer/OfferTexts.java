// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.CityTime;
import city.base.shared.Language;
import city.base.shared.OwnCity;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.base.web.Dates;
import city.heart.casework.Register;
import city.heart.casework.Rules;
import city.heart.casework.Terms;
import city.heart.casework.UnreadableTexts;
import city.heart.offer.OfferView.Badge;
import city.heart.offer.OfferView.OtherLanguage;
import city.heart.offer.OfferView.Phrase;
import city.heart.placement.Placements;
import city.heart.placement.UnitChoice.Ground;
import city.heart.population.Names;
import city.heart.unit.Unit;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Puts an offer into words: the service's own texts in the language that was asked for where the
/// service has them, the page's around them.
@Component
public class OfferTexts {
    private final Rules rules;
    private final Register register;
    private final Placements placements;
    private final MessageSource texts;
    private final List<Language> languages;
    private final Clock clock;

    OfferTexts(
            Rules rules,
            Register register,
            Placements placements,
            MessageSource texts,
            @CityTime Clock clock,
            OwnCity city) {
        this.rules = rules;
        this.register = register;
        this.placements = placements;
        this.texts = texts;
        this.clock = clock;
        this.languages = city.languages();
    }

    /// @param page the page's language
    /// @param wanted the language asked for; the page's where it is null or not a language of the city
    public OfferView offer(OfferSeen seen, Language page, @Nullable String wanted) {
        var terms = terms(seen.about().service(), seen.about().serviceVersion());
        var language = language(terms, page, wanted);
        var said = new Filled(terms, language, values(terms, seen, language));
        var unit = placements.unit(seen.place().unit());
        var mine = seen.mine();
        var badge = Badge.of(seen);
        var answerable = seen.canAnswer() && seen.state() != State.DECIDED;
        return new OfferView(
                seen.id().value().toString(),
                new OfferView.Written(
                        said.language(),
                        said.language().official() ? null : said.of("translation.notice"),
                        others(terms, said.language())),
                badge,
                new OfferView.Head(
                        said.of("offer.title"),
                        lead(seen, terms, said, page).orElse(null),
                        said.of("offer.begins")),
                answerable && seen.replaces() != null,
                childName(seen),
                ifNothing(seen, said, page).orElse(null),
                place(seen, unit, said, page),
                List.of(said.of("offer.languages"), said.of("offer.after")),
                answerable ? answers(said) : null,
                seen.state() == State.WITHDRAWN || seen.state() == State.REPLACED
                        ? null
                        : new OfferView.Asks(said.of("offer.person"), said.of("offer.interpreter")),
                mine == null ? null : mine(mine, said, page),
                seen.others().stream()
                        .map(it ->
                                text(
                                        it == Reply.ACCEPT
                                                ? "offer.other.accepted"
                                                : "offer.other.declined",
                                        page))
                        .toList(),
                badge == Badge.WAITING || badge == Badge.REMINDED ? easy(terms, seen) : null,
                new OfferView.Contact(
                        terms.texts().authority(page), terms.phone(), seen.caseNumber()),
                decision(seen));
    }

    public OfferListView list(Collection<OfferSeen> all, Language page) {
        List<OfferListView.Row> waiting = new ArrayList<>();
        List<OfferListView.Row> rest = new ArrayList<>();
        var unreadable = 0;
        for (var seen : all) {
            var terms = find(seen.about().service(), seen.about().serviceVersion()).orElse(null);
            if (terms == null) {
                // One service that cannot be read hides no other; the desk knows of it.
                unreadable++;
                continue;
            }
            var mine = seen.mine();
            var waits = seen.canAnswer() && mine == null && seen.state() != State.DECIDED;
            var said = new Filled(terms, page, values(terms, seen, page));
            (waits ? waiting : rest)
                    .add(
                            new OfferListView.Row(
                                    seen.id().value().toString(),
                                    said.of("offer.title"),
                                    childName(seen),
                                    placements
                                            .unit(seen.place().unit())
                                            .map(it -> it.name(page))
                                            .orElse(null),
                                    Badge.of(seen),
                                    waits
                                            ? ifNothing(seen, said, page)
                                                    .map(Phrase::text)
                                                    .orElse(null)
                                            : null,
                                    seen.canAnswer() ? lastDay(seen, page) : null,
                                    decision(seen)));
        }
        return new OfferListView(waiting, rest, unreadable);
    }

    public DeclineView decline(OfferSeen seen, Language page) {
        var terms = terms(seen.about().service(), seen.about().serviceVersion());
        var said = new Filled(terms, page, values(terms, seen, page));
        return new DeclineView(
                seen.id().value().toString(),
                said.language(),
                said.of("offer.decline"),
                said.of("decline.lead"),
                text("offer.decline.keeps", page),
                Arrays.stream(Reply.values())
                        .filter(it -> it != Reply.ACCEPT)
                        .map(it -> new city.base.web.Choice(it.name(), said.of(key(it))))
                        .toList());
    }

    /// Why the place is in this unit, in the service's own words.
    public String unitWhy(OfferSeen seen, Language page) {
        var terms = terms(seen.about().service(), seen.about().serviceVersion());
        var said = new Filled(terms, page, values(terms, seen, page));
        return said.of(unitKey(seen.place().ground()));
    }

    public LinkView link(Offers.LinkShown seen, Language page) {
        var terms = terms(seen.service(), seen.serviceVersion());
        var language = terms.texts().languageOf(page, "offer.title");
        var unit = placements.unit(seen.unit());
        var values = new HashMap<String, String>();
        values.put("unit", unit.map(it -> it.name(language)).orElse(""));
        values.put("unitAddress", unit.map(it -> it.addressLine(language)).orElse(""));
        values.put("firstDay", Dates.words(seen.firstDay(), language));
        values.put("lastDay", Dates.words(seen.lastDay(), language));
        values.put("phone", phone(terms, language));
        var said = new Filled(terms, language, values);
        return new LinkView(
                language,
                language.official() ? null : said.of("translation.notice"),
                said.of("offer.title"),
                seen.children() == 1
                        ? null
                        : text("offer.link.together", language, seen.children()),
                linkIfNothing(seen, said),
                unit.map(it -> it.name(language)).orElse(""),
                unit.map(it -> it.addressLine(language)).orElse(""),
                said.of("offer.begins"),
                said.of("offer.lead"),
                said.of("offer.accept"),
                said.of("offer.others"),
                said.of("offer.not-my-child"),
                phone(terms, language));
    }

    /// After a reminder none follows, and after another's yes the city decides.
    private String linkIfNothing(Offers.LinkShown seen, Filled said) {
        var language = said.language();
        return switch (seen.ifNothing()) {
            case PERSON ->
                    text("offer.nothing.person", language, Dates.words(seen.lastOfAll(), language));
            case DECIDES_ON_PROPOSAL ->
                    seen.accepted()
                            ? text(
                                    "offer.nothing.other-accepted",
                                    language,
                                    Dates.words(seen.lastOfAll(), language))
                            : said.of("offer.if-nothing");
            case REMINDS, NOTHING -> said.of("offer.if-nothing");
        };
    }

    /// The service's texts in one language with the values filled in.
    private record Filled(Terms terms, Language language, Map<String, String> values) {
        String of(String key) {
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

    private Language language(Terms terms, Language page, @Nullable String wanted) {
        return languages.stream()
                .filter(it -> it.code().equals(wanted))
                .filter(it -> terms.texts().languageOf(it, "offer.title").equals(it))
                .findFirst()
                .orElse(page);
    }

    private List<OtherLanguage> others(Terms terms, Language but) {
        return languages.stream()
                .filter(it -> !it.equals(but))
                .filter(it -> terms.texts().languageOf(it, "offer.title").equals(it))
                .map(OfferTexts::named)
                .toList();
    }

    public static OtherLanguage named(Language language) {
        var name = language.locale().getDisplayLanguage(language.locale());
        return new OtherLanguage(
                language.code(),
                name.substring(0, 1).toUpperCase(language.locale()) + name.substring(1));
    }

    private Map<String, String> values(Terms terms, OfferSeen seen, Language language) {
        var unit = placements.unit(seen.place().unit());
        var values = new HashMap<String, String>();
        values.put("unit", unit.map(it -> it.name(language)).orElse(""));
        values.put("unitAddress", unit.map(it -> it.addressLine(language)).orElse(""));
        values.put("child", "");
        values.put("firstDay", Dates.words(seen.place().firstDay(), language));
        values.put("lastDay", lastDay(seen, language));
        values.put("phone", phone(terms, language));
        return values;
    }

    /// A number of several groups is else shown with its groups turned round (Unicode UAX 9).
    private static String phone(Terms terms, Language language) {
        return language.rightToLeft() ? "\u2066" + terms.phone() + "\u2069" : terms.phone();
    }

    private static String lastDay(OfferSeen seen, Language language) {
        var day = seen.answerBy();
        return day == null ? "" : Dates.words(day, language);
    }

    private @Nullable String childName(OfferSeen seen) {
        return childName(seen.about().child(), seen.about().service(), seen.me().resident());
    }

    /// @param guardian who reads it
    public @Nullable String childName(ResidentId child, String service, ResidentId guardian) {
        return Optional.ofNullable(register.families(List.of(child), service, guardian).get(child))
                .map(it -> it.child().names())
                .map(Names::full)
                .orElse(null);
    }

    private Optional<Phrase> ifNothing(OfferSeen seen, Filled said, Language page) {
        if (seen.informedOnly() || seen.passed()) {
            return Optional.empty();
        }
        return switch (seen.ifNothing()) {
            case NOTHING -> Optional.empty();
            case REMINDS -> Optional.of(new Phrase(said.of("offer.if-nothing"), said.language()));
            case DECIDES_ON_PROPOSAL ->
                    Optional.of(
                            seen.state() == State.OPEN
                                    ? new Phrase(said.of("offer.if-nothing"), said.language())
                                    : own(
                                            seen.mine() == null
                                                    ? "offer.nothing.other-accepted"
                                                    : "offer.nothing.accepted",
                                            seen,
                                            page));
            case PERSON ->
                    Optional.of(
                            own(
                                    seen.state().takesAnswers() && seen.mine() == null
                                            ? "offer.nothing.person"
                                            : "offer.nothing.with-person",
                                    seen,
                                    page));
        };
    }

    private Phrase own(String key, OfferSeen seen, Language page) {
        return new Phrase(
                text(key, page, seen.lastDay() == null ? "" : Dates.words(seen.lastDay(), page)),
                page);
    }

    private OfferView.Place place(OfferSeen seen, Optional<Unit> unit, Filled said, Language page) {
        var name = unit.map(it -> it.name(page)).orElse("");
        var teaching =
                unit.map(Unit::languages)
                        .filter(it -> !it.contains(Language.FI))
                        .map(_ -> Language.SV)
                        .orElse(Language.FI);
        return new OfferView.Place(
                name,
                unit.map(it -> it.addressLine(page)).orElse(""),
                unit.map(Unit::phone).orElse(null),
                said.of(unitKey(seen.place().ground())),
                placements
                        .map(
                                seen.place().unit(),
                                teaching,
                                seen.about().period(),
                                text("offer.map.title", page, name))
                        .orElse(null));
    }

    private static OfferView.Answers answers(Filled said) {
        return new OfferView.Answers(
                said.of("offer.accept"),
                said.of("offer.decline"),
                said.of("offer.other-unit"),
                said.of("offer.not-my-child"),
                said.of("offer.others"),
                said.of("offer.change"));
    }

    private OfferView.Mine mine(ReplyVersion answer, Filled said, Language page) {
        return new OfferView.Mine(
                answer.reply() == Reply.ACCEPT,
                said.of(key(answer.reply())),
                Dates.words(LocalDate.ofInstant(answer.at(), clock.getZone()), page),
                answer.text());
    }

    /// Asks for an answer only whom an answer is still open to.
    private Optional<Phrase> lead(OfferSeen seen, Terms terms, Filled said, Language page) {
        if (seen.informedOnly()) {
            return seen.state().open()
                    ? Optional.of(new Phrase(text("offer.informed", page), page))
                    : Optional.empty();
        }
        if (seen.passed()) {
            return Optional.of(
                    new Phrase(
                            text("offer.passed", page, lastDay(seen, page), terms.phone()), page));
        }
        return seen.canAnswer() && seen.mine() == null && seen.state() != State.DECIDED
                ? Optional.of(new Phrase(said.of("offer.lead"), said.language()))
                : Optional.empty();
    }

    private OfferView.Easy easy(Terms terms, OfferSeen seen) {
        var finnish = new Filled(terms, Language.FI, values(terms, seen, Language.FI));
        return new OfferView.Easy(
                finnish.of("easy.title"),
                finnish.of("easy.body"),
                finnish.of(seen.state() == State.OPEN ? "easy.if-nothing" : "easy.reminded"));
    }

    private static @Nullable String decision(OfferSeen seen) {
        return seen.decision() == null ? null : seen.decision().toString();
    }

    /// The service's text for a reply.
    static String key(Reply reply) {
        return reply == Reply.ACCEPT
                ? "offer.accept"
                : "decline." + reply.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String unitKey(Ground ground) {
        return "offer.unit-" + ground.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String text(String key, Language page, Object... values) {
        return texts.getMessage(key, values, page.locale());
    }
}
