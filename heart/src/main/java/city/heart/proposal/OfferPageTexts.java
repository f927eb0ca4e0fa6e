// SPDX-License-Identifier: EUPL-1.2
package city.heart.proposal;

import city.base.shared.CityTime;
import city.base.shared.Language;
import city.base.shared.OwnCity;
import city.base.web.Dates;
import city.heart.casework.Register;
import city.heart.casework.Terms;
import city.heart.offer.OfferTexts;
import city.heart.offer.OfferTexts.Filled;
import city.heart.offer.OfferTexts.OtherLanguage;
import city.heart.offer.ReceivedOffer;
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
    public OfferView offer(ReceivedOffer offer, Language page, @Nullable String wanted) {
        var terms = offers.terms(offer.about().service(), offer.about().serviceVersion());
        var said = offers.said(offer, language(terms, page, wanted));
        var unit = placements.unit(offer.place().unit());
        var mine = offer.mine();
        var badge = Badge.of(offer);
        var answerable = offer.answerable();
        return new OfferView(
                offer.id().value().toString(),
                new OfferView.Written(
                        said.language(),
                        said.language().official() ? null : said.of("translation.notice"),
                        others(terms, said.language())),
                badge,
                new OfferView.Head(
                        said.of("offer.title"),
                        lead(offer, terms, said, page).orElse(null),
                        said.of("offer.begins")),
                answerable && offer.replaces() != null,
                offers.childName(offer),
                ifNothing(offer, said, page).orElse(null),
                place(offer, unit, said, page),
                List.of(said.of("offer.languages"), said.of("offer.after")),
                answerable ? answers(offer, said, page) : null,
                offer.state() == State.WITHDRAWN || offer.state() == State.REPLACED
                        ? null
                        : new OfferView.Asks(said.of("offer.person"), said.of("offer.interpreter")),
                mine == null ? null : mine(mine, said, page),
                offer.others().stream()
                        .map(it ->
                                text(
                                        it == Reply.ACCEPT
                                                ? "offer.other.accepted"
                                                : "offer.other.declined",
                                        page))
                        .toList(),
                badge == Badge.WAITING || badge == Badge.REMINDED ? easy(offer) : null,
                new OfferView.Contact(
                        terms.texts().authority(page), terms.phone(), offer.caseNumber()),
                decision(offer));
    }

    /// @param all those of children of one birth who are proposed the same stand together
    public OfferListView list(List<List<ReceivedOffer>> all, Language page) {
        List<OfferListView.Row> waiting = new ArrayList<>();
        List<OfferListView.Row> rest = new ArrayList<>();
        var unreadable = 0;
        for (var some : all) {
            var shown =
                    some.stream().filter(ReceivedOffer::waits).findFirst().orElse(some.getFirst());
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

    private OfferListView.Row row(ReceivedOffer shown, List<ReceivedOffer> some, Language page) {
        var said = offers.said(shown, page);
        var byBadge = new LinkedHashMap<Badge, List<ReceivedOffer>>();
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

    private OfferListView.Progress standing(Badge badge, List<ReceivedOffer> some) {
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
    private Optional<Phrase> ifNothing(ReceivedOffer offer, Filled said, Language page) {
        if (offer.informedOnly() || offer.passed()) {
            return Optional.empty();
        }
        return switch (offer.ifNothing()) {
            case NOTHING -> Optional.empty();
            case REMINDS -> Optional.of(new Phrase(said.of("offer.if-nothing"), said.language()));
            case DECIDES_ON_PROPOSAL ->
                    Optional.of(
                            offer.state() == State.OPEN
                                    ? new Phrase(said.of("offer.if-nothing"), said.language())
                                    : offer.mine() == null
                                            ? own(
                                                    "offer.nothing.other-accepted",
                                                    offer,
                                                    said.language())
                                            : own("offer.nothing.accepted", offer, page));
            case PERSON ->
                    Optional.of(
                            offer.state().takesAnswers() && offer.mine() == null
                                    ? own("offer.nothing.person", offer, said.language())
                                    : own("offer.nothing.with-person", offer, page));
        };
    }

    private Phrase own(String key, ReceivedOffer offer, Language language) {
        return new Phrase(
                text(
                        key,
                        language,
                        offer.lastDay() == null ? "" : Dates.day(offer.lastDay(), language)),
                language);
    }

    private OfferView.Place place(
            ReceivedOffer offer, Optional<Unit> unit, Filled said, Language page) {
        var name = unit.map(it -> it.name(page)).orElse("");
        var teaching =
                unit.map(Unit::languages)
                        .filter(it -> !it.contains(Language.FI))
                        .map(_ -> Language.SV)
                        .orElse(Language.FI);
        var home = home(offer);
        return new OfferView.Place(
                name,
                unit.map(it -> it.addressLine(page)).orElse(""),
                unit.map(Unit::phone).orElse(null),
                offers.unitWhy(offer, said.language()),
                placements
                        .map(
                                offer.place().unit(),
                                teaching,
                                offer.about().period(),
                                new MapTexts(
                                        page,
                                        text("offer.map.title", page, name),
                                        text("offer.map.home", page)),
                                home)
                        .orElse(null),
                home != null);
    }

    private @Nullable String home(ReceivedOffer offer) {
        var child = offer.about().child();
        var me = offer.me().resident();
        var family = register.families(List.of(child), offer.about().service(), me).get(child);
        return family == null ? null : family.homeFor(me);
    }

    private OfferView.Answers answers(ReceivedOffer seen, Filled said, Language page) {
        return new OfferView.Answers(
                said.of("offer.accept"),
                said.of("offer.decline"),
                said.of("offer.other-unit"),
                said.of("offer.not-my-child"),
                seen.joint() ? joint(seen, said, page) : null,
                said.of("offer.change"));
    }

    /// What the guardians' answers come to so far, a sentence for each state.
    private Phrase joint(ReceivedOffer seen, Filled said, Language page) {
        return switch (seen.state()) {
            case OPEN, REMINDED -> new Phrase(said.of("offer.others"), said.language());
            case ACCEPTED ->
                    seen.mine() == null
                            ? new Phrase(
                                    text(
                                            "offer.joint.object",
                                            page,
                                            OfferTexts.lastDay(seen, page)),
                                    page)
                            : own("offer.joint.accepted", seen, page);
            case PARTLY_REFUSED -> own("offer.joint.partly-refused", seen, page);
            case REFUSED -> own("offer.joint.refused", seen, page);
            case CONTRARY -> own("offer.joint.contrary", seen, page);
            case READY -> own("offer.joint.ready", seen, page);
            case PREPARED, WITH_PERSON, DECIDED, WITHDRAWN, REPLACED ->
                    throw new IllegalArgumentException("Nobody can answer now");
        };
    }

    private OfferView.Mine mine(ReplyVersion answer, Filled said, Language page) {
        return new OfferView.Mine(
                answer.reply() == Reply.ACCEPT,
                said.of(OfferTexts.key(answer.reply())),
                Dates.day(LocalDate.ofInstant(answer.at(), clock.getZone()), page),
                answer.text(),
                answer.wishes().stream().flatMap(it -> offers.unit(it, page).stream()).toList());
    }

    /// Asks for an answer only whom an answer is still open to.
    private Optional<Phrase> lead(ReceivedOffer offer, Terms terms, Filled said, Language page) {
        if (offer.informedOnly()) {
            return offer.state().open()
                    ? Optional.of(new Phrase(text("offer.informed", page), page))
                    : Optional.empty();
        }
        if (offer.passed()) {
            return Optional.of(
                    new Phrase(
                            text(
                                    "offer.passed",
                                    page,
                                    OfferTexts.lastDay(offer, page),
                                    terms.phone()),
                            page));
        }
        return offer.waits()
                ? Optional.of(new Phrase(said.of("offer.lead"), said.language()))
                : Optional.empty();
    }

    private OfferView.Easy easy(ReceivedOffer offer) {
        var finnish = offers.said(offer, Language.FI);
        return new OfferView.Easy(
                finnish.of("easy.title"),
                finnish.of("easy.body"),
                finnish.of(offer.state() == State.OPEN ? "easy.if-nothing" : "easy.reminded"));
    }

    private static @Nullable String decision(ReceivedOffer offer) {
        return offer.decision() == null ? null : offer.decision().toString();
    }

    private String text(String key, Language page, Object... values) {
        return texts.getMessage(key, values, page.locale());
    }
}
