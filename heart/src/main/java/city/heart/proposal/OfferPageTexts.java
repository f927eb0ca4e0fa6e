// SPDX-License-Identifier: EUPL-1.2
package city.heart.proposal;

import city.base.shared.CityTime;
import city.base.shared.Language;
import city.base.shared.OwnCity;
import city.base.web.Dates;
import city.heart.casework.Register;
import city.heart.casework.Terms;
import city.heart.offer.OfferSeen;
import city.heart.offer.OfferTexts;
import city.heart.offer.OfferTexts.Filled;
import city.heart.offer.OfferTexts.OtherLanguage;
import city.heart.offer.Reply;
import city.heart.offer.ReplyVersion;
import city.heart.offer.State;
import city.heart.placement.Placements;
import city.heart.proposal.OfferView.Badge;
import city.heart.proposal.OfferView.Phrase;
import city.heart.unit.MapTexts;
import city.heart.unit.Unit;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Puts into words what residents' pages show of an offer: the service's own texts in the language that was asked for
/// where the service has them, the page's around them.
@Component
public class OfferPageTexts {
    private final OfferTexts offers;
    private final Register register;
    private final Placements placements;
    private final MessageSource texts;
    private final List<Language> languages;
    private final Clock clock;

    OfferPageTexts(
            OfferTexts offers,
            Register register,
            Placements placements,
            MessageSource texts,
            @CityTime Clock clock,
            OwnCity city) {
        this.offers = offers;
        this.register = register;
        this.placements = placements;
        this.texts = texts;
        this.clock = clock;
        this.languages = city.languages();
    }

    /// @param page the page's language
    /// @param wanted the language asked for; the page's where it is null or not a language of the city
    public OfferView offer(OfferSeen seen, Language page, @Nullable String wanted) {
        var terms = offers.terms(seen.about().service(), seen.about().serviceVersion());
        var said = offers.said(seen, language(terms, page, wanted));
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
                offers.childName(seen),
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
                badge == Badge.WAITING || badge == Badge.REMINDED ? easy(seen) : null,
                new OfferView.Contact(
                        terms.texts().authority(page), terms.phone(), seen.caseNumber()),
                decision(seen));
    }

    /// @param all those of children of one birth who are proposed the same stand together
    public OfferListView list(List<List<OfferSeen>> all, Language page) {
        List<OfferListView.Row> waiting = new ArrayList<>();
        List<OfferListView.Row> rest = new ArrayList<>();
        var unreadable = 0;
        for (var some : all) {
            var shown = some.stream().filter(OfferSeen::waits).findFirst().orElse(some.getFirst());
            var about = shown.about();
            if (offers.service(about.service(), about.serviceVersion(), page).isEmpty()) {
                // One service that cannot be read hides no other; the desk knows of it.
                unreadable++;
                continue;
            }
            (shown.waits() ? waiting : rest).add(row(shown, some, page));
        }
        return new OfferListView(waiting, rest, unreadable);
    }

    private OfferListView.Row row(OfferSeen shown, List<OfferSeen> some, Language page) {
        var said = offers.said(shown, page);
        var byBadge = new LinkedHashMap<Badge, List<OfferSeen>>();
        some.forEach(it -> byBadge.computeIfAbsent(Badge.of(it), _ -> new ArrayList<>()).add(it));
        return new OfferListView.Row(
                shown.id().value().toString(),
                said.of("offer.title"),
                byBadge.entrySet().stream()
                        .map(it -> standing(it.getKey(), it.getValue()))
                        .toList(),
                offers.unit(shown.place().unit(), page).orElse(null),
                shown.waits() ? ifNothing(shown, said, page).map(Phrase::text).orElse(null) : null,
                shown.canAnswer() ? OfferTexts.lastDay(shown, page) : null);
    }

    private OfferListView.Progress standing(Badge badge, List<OfferSeen> some) {
        return new OfferListView.Progress(
                offers.childNames(some),
                some.size(),
                badge,
                some.stream()
                        .filter(it -> it.decision() != null)
                        .map(it ->
                                new OfferListView.Decided(
                                        Objects.requireNonNull(decision(it)),
                                        some.size() == 1 ? null : offers.childName(it)))
                        .toList());
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

    /// In the language of the proposal as far as a link's page has the sentence too; the others are only in the page's.
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
                                    : seen.mine() == null
                                            ? own(
                                                    "offer.nothing.other-accepted",
                                                    seen,
                                                    said.language())
                                            : own("offer.nothing.accepted", seen, page));
            case PERSON ->
                    Optional.of(
                            seen.state().takesAnswers() && seen.mine() == null
                                    ? own("offer.nothing.person", seen, said.language())
                                    : own("offer.nothing.with-person", seen, page));
        };
    }

    private Phrase own(String key, OfferSeen seen, Language language) {
        return new Phrase(
                text(
                        key,
                        language,
                        seen.lastDay() == null ? "" : Dates.words(seen.lastDay(), language)),
                language);
    }

    private OfferView.Place place(OfferSeen seen, Optional<Unit> unit, Filled said, Language page) {
        var name = unit.map(it -> it.name(page)).orElse("");
        var teaching =
                unit.map(Unit::languages)
                        .filter(it -> !it.contains(Language.FI))
                        .map(_ -> Language.SV)
                        .orElse(Language.FI);
        var home = home(seen);
        return new OfferView.Place(
                name,
                unit.map(it -> it.addressLine(page)).orElse(""),
                unit.map(Unit::phone).orElse(null),
                offers.unitWhy(seen, said.language()),
                placements
                        .map(
                                seen.place().unit(),
                                teaching,
                                seen.about().period(),
                                new MapTexts(
                                        page,
                                        text("offer.map.title", page, name),
                                        text("offer.map.home", page)),
                                home)
                        .orElse(null),
                home != null);
    }

    private @Nullable String home(OfferSeen seen) {
        var child = seen.about().child();
        var me = seen.me().resident();
        var family = register.families(List.of(child), seen.about().service(), me).get(child);
        return family == null ? null : family.homeFor(me);
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
                said.of(OfferTexts.key(answer.reply())),
                Dates.words(LocalDate.ofInstant(answer.at(), clock.getZone()), page),
                answer.text(),
                answer.wishes().stream().flatMap(it -> offers.unit(it, page).stream()).toList());
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
                            text(
                                    "offer.passed",
                                    page,
                                    OfferTexts.lastDay(seen, page),
                                    terms.phone()),
                            page));
        }
        return seen.waits()
                ? Optional.of(new Phrase(said.of("offer.lead"), said.language()))
                : Optional.empty();
    }

    private OfferView.Easy easy(OfferSeen seen) {
        var finnish = offers.said(seen, Language.FI);
        return new OfferView.Easy(
                finnish.of("easy.title"),
                finnish.of("easy.body"),
                finnish.of(seen.state() == State.OPEN ? "easy.if-nothing" : "easy.reminded"));
    }

    private static @Nullable String decision(OfferSeen seen) {
        return seen.decision() == null ? null : seen.decision().toString();
    }

    private String text(String key, Language page, Object... values) {
        return texts.getMessage(key, values, page.locale());
    }
}
