// SPDX-License-Identifier: EUPL-1.2
package city.server.desk;

import static city.server.desk.DeskPermissions.HANDLE;
import static city.server.desk.DeskPermissions.SIGN;

import city.base.shared.ResidentId;
import city.base.signin.SignedIn;
import city.base.web.Choice;
import city.heart.offer.CaseSeen;
import city.heart.offer.Cases;
import city.heart.offer.Decision;
import city.heart.offer.Medium;
import city.heart.offer.Recipient;
import city.heart.offer.Reply;
import city.heart.offer.State;
import city.heart.offer.WorkItem;
import city.heart.population.Resident;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts a case into words for an officer.
@Component
class CaseWords {
    /// How an officer may have got an answer.
    static final Medium[] BY_OFFICER = {Medium.PHONE, Medium.DESK, Medium.LETTER};

    private static final Set<State> OPEN_TO_CONSIDERATION =
            Set.of(State.WITH_PERSON, State.REFUSED, State.CONTRARY, State.PARTLY_REFUSED);

    private static final Set<String> PARTS_OF_THE_MACHINE =
            Set.of("daily", "sweep", "life-event", "education", "flow", "order");

    private final DeskWords words;
    private final Cases cases;

    CaseWords(DeskWords words, Cases cases) {
        this.words = words;
        this.cases = cases;
    }

    CaseView view(CaseSeen seen, SignedIn.Officer officer, Locale locale) {
        var people =
                words.people(
                        everybodyIn(seen), DeskWords.use(officer, "desk-case", seen.service()));
        var child = people.get(seen.child());
        var offer = seen.offers().stream().findFirst().orElse(null);
        var state = offer == null ? null : offer.state();
        return new CaseView(
                seen.id().value().toString(),
                words.name(people, seen.child(), locale),
                born(child),
                words.service(seen.service(), locale),
                seen.period(),
                "desk.standing." + seen.standing(),
                seen.secret(),
                words.moment(seen.openedAt()),
                "desk.answer-of-rule." + seen.grounds().answer(),
                words.reasons(seen.service(), seen.grounds(), locale),
                seen.grounds().ruleSha256(),
                seen.work().stream().map(it -> work(it, people, locale)).toList(),
                offer == null ? null : offered(offer, people, locale),
                Math.max(0, seen.offers().size() - 1),
                offer == null
                        ? List.of()
                        : cases.steps(offer.id()).stream()
                                .map(it ->
                                        new CaseView.Step(
                                                words.moment(it.at()),
                                                words.text(
                                                        "desk.happening." + it.happening(), locale),
                                                it.to(),
                                                by(it.by(), people, locale)))
                                .toList(),
                seen.decisions().stream().map(it -> decided(it, locale)).toList(),
                answerForm(offer, people, officer, locale),
                officer.may(HANDLE) && state != null && (state.open() || state == State.DECIDED),
                officer.may(HANDLE)
                        && (seen.standing().equals("RUNNING") || seen.standing().equals("WAITING")),
                officer.may(HANDLE) && state != State.DECIDED && !seen.standing().equals("CLOSED"),
                officer.may(SIGN) && state != null && considered(seen, state)
                        ? words.signer(seen.service())
                        : null);
    }

    /// What is ready where only a person goes on is no batch's.
    private static boolean considered(CaseSeen seen, State state) {
        return OPEN_TO_CONSIDERATION.contains(state)
                || (state == State.READY && seen.standing().equals("PERSON"));
    }

    private static Set<ResidentId> everybodyIn(CaseSeen seen) {
        var all = new LinkedHashSet<ResidentId>();
        all.add(seen.child());
        for (var offer : seen.offers()) {
            offer.recipients().forEach(it -> all.add(it.resident()));
        }
        for (var item : seen.work()) {
            if (item.askedBy() != null) {
                all.add(item.askedBy());
            }
        }
        return all;
    }

    private static @Nullable String born(@Nullable Resident child) {
        if (child == null || child.birth().year() == null) {
            return null;
        }
        return child.birth()
                .date()
                .map(DeskWords::day)
                .orElseGet(() -> String.valueOf(child.birth().year()));
    }

    private CaseView.Work work(WorkItem item, Map<ResidentId, Resident> people, Locale locale) {
        return new CaseView.Work(
                item.id().value().toString(),
                words.text("offer.ask.title." + item.ask(), locale),
                words.ask(item, locale),
                item.askedBy() == null ? null : words.name(people, item.askedBy(), locale),
                item.words(),
                words.moment(item.openedAt()),
                DeskWords.day(item.answerBy()),
                item.closedAt() == null);
    }

    private CaseView.Offered offered(
            CaseSeen.OfferLine it, Map<ResidentId, Resident> people, Locale locale) {
        return new CaseView.Offered(
                it.state(),
                it.state().open(),
                words.unit(it.choice().unit(), locale),
                words.text("offer.ground." + it.choice().ground(), locale),
                it.choice().wayMetres(),
                it.choice().method(),
                it.choice().overCapacity(),
                String.valueOf(DeskWords.day(it.firstDay())),
                DeskWords.day(it.sentOn()),
                it.chosen() == null ? null : it.chosen().by(),
                it.chosen() == null ? null : it.chosen().because(),
                it.recipients().stream()
                        .map(to ->
                                new CaseView.To(
                                        words.name(people, to.resident(), locale),
                                        words.text("desk.role." + to.role(), locale),
                                        to.channel() == null
                                                ? null
                                                : words.text(
                                                        "desk.channel." + to.channel(), locale),
                                        DeskWords.day(to.servedOn()),
                                        DeskWords.day(to.lastDay()),
                                        to.undelivered()))
                        .toList(),
                it.answers().stream()
                        .map(given ->
                                new CaseView.Given(
                                        words.name(people, given.guardian(), locale),
                                        given.version(),
                                        words.reply(given.reply(), locale),
                                        given.words(),
                                        words.moment(given.at()),
                                        words.text("desk.medium." + given.medium(), locale),
                                        given.recordedBy()))
                        .toList());
    }

    private CaseView.Decided decided(Decision it, Locale locale) {
        return new CaseView.Decided(
                it.id().value().toString(),
                String.valueOf(DeskWords.day(it.on())),
                it.by().kind() == Decision.By.Kind.OFFICER
                        ? it.by().who()
                        : words.text("desk.by.machine", locale));
    }

    /// A step's author: an officer's id, a guardian by name, or the machine.
    private String by(String by, Map<ResidentId, Resident> people, Locale locale) {
        if (PARTS_OF_THE_MACHINE.contains(by)) {
            return words.text("desk.by.system", locale);
        }
        if (!by.startsWith("resident/")) {
            return by;
        }
        return Optional.of(by.substring("resident/".length()))
                .filter(it -> it.matches("\\d{1,9}"))
                .map(it -> new ResidentId(Integer.parseInt(it)))
                .filter(people::containsKey)
                .map(it -> words.name(people, it, locale))
                .orElseGet(() -> words.text("desk.no-name", locale));
    }

    private CaseView.@Nullable AnswerForm answerForm(
            CaseSeen.@Nullable OfferLine offer,
            Map<ResidentId, Resident> people,
            SignedIn.Officer officer,
            Locale locale) {
        if (offer == null
                || !officer.may(HANDLE)
                || !(offer.state().takesAnswers() || offer.state() == State.WITH_PERSON)) {
            return null;
        }
        return new CaseView.AnswerForm(
                offer.recipients().stream()
                        .filter(it -> it.role() == Recipient.Role.DECIDES && it.until() == null)
                        .map(it ->
                                new Choice(
                                        Integer.toString(it.resident().value()),
                                        words.name(people, it.resident(), locale)))
                        .toList(),
                Arrays.stream(Reply.values())
                        .map(it -> new Choice(it.name(), words.reply(it, locale)))
                        .toList(),
                Arrays.stream(BY_OFFICER)
                        .map(it -> new Choice(it.name(), words.text("desk.medium." + it, locale)))
                        .toList());
    }
}
