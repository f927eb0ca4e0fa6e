// SPDX-License-Identifier: EUPL-1.2
package city.heart.decision;

import city.base.shared.ResidentId;
import city.base.signin.SignedIn;
import city.base.usage.Actor;
import city.base.usage.ActorTexts;
import city.base.web.Choice;
import city.base.web.PageTexts;
import city.heart.casework.CaseAccess;
import city.heart.casework.CaseFile;
import city.heart.casework.CaseTexts;
import city.heart.casework.Rules;
import city.heart.casework.WorkItem;
import city.heart.offer.Medium;
import city.heart.offer.OfferLine;
import city.heart.offer.Recipient;
import city.heart.offer.Reply;
import city.heart.offer.State;
import city.heart.population.Resident;
import city.heart.preparation.DeskOffers;
import city.heart.preparation.WhyTexts;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts a case into words for an officer.
@Component
class WholeCaseTexts {
    /// How an officer may have got an answer.
    static final Medium[] BY_OFFICER = {Medium.PHONE, Medium.DESK, Medium.LETTER};

    private static final Set<State> OPEN_TO_CONSIDERATION =
            Set.of(State.WITH_PERSON, State.REFUSED, State.CONTRARY, State.PARTLY_REFUSED);

    private final CaseTexts says;
    private final DeskOffers offers;
    private final Rules rules;
    private final WhyTexts why;
    private final ActorTexts actors;

    WholeCaseTexts(
            CaseTexts says, DeskOffers offers, Rules rules, WhyTexts why, ActorTexts actors) {
        this.actors = actors;
        this.says = says;
        this.offers = offers;
        this.rules = rules;
        this.why = why;
    }

    CaseView view(WholeCase seen, SignedIn.Officer officer, PageTexts texts) {
        var people =
                says.people(
                        everybodyIn(seen), CaseTexts.useOfCase(officer, "desk-case", seen.file()));
        var file = seen.file();
        var service = file.key().service();
        var offer = seen.offers().stream().findFirst().orElse(null);
        return new CaseView(
                file.id().value().toString(),
                new CaseView.Head(
                        seen.number(),
                        says.name(people, file.key().child(), texts),
                        says.service(service, texts),
                        file.key().period(),
                        "casework.handler." + file.handler(),
                        file.secret()),
                new CaseView.Rule(
                        "casework.answer-of-rule." + file.ruleAnswer().answer(),
                        says.reasons(service, file.ruleAnswer(), texts),
                        file.ruleAnswer().ruleSha256()),
                seen.work().stream().map(it -> work(it, people, texts)).toList(),
                offer == null ? null : offered(offer, people, texts),
                Math.max(0, seen.offers().size() - 1),
                offer == null
                        ? List.of()
                        : offers.history(offer.id()).stream()
                                .map(it ->
                                        new CaseView.Step(
                                                texts.moment(it.at()),
                                                texts.text("offer.happening." + it.happening()),
                                                it.to(),
                                                it.recordedBy() == null
                                                        ? who(it.by(), people, texts)
                                                        : texts.text(
                                                                "decision.case.by.recorded",
                                                                who(it.by(), people, texts),
                                                                who(
                                                                        it.recordedBy(),
                                                                        people,
                                                                        texts)),
                                                it.because()))
                                .toList(),
                seen.decisions().stream().map(it -> decided(it, texts)).toList(),
                acts(seen, offer, people, officer, texts));
    }

    /// Why the rule says what it says of a case, on which facts, and what would turn it.
    ///
    /// @param facts one line each, as they were given to the rule
    /// @param turns a sentence each; empty where a person has it
    record Why(
            String caseId,
            String child,
            String service,
            String answer,
            List<String> reasons,
            List<String> facts,
            List<String> turns,
            String sha256) {}

    Why why(WholeCase seen, SignedIn.Officer officer, PageTexts texts) {
        var file = seen.file();
        var service = file.key().service();
        var answer = file.ruleAnswer();
        var people =
                says.people(
                        List.of(file.key().child()),
                        CaseTexts.useOfCase(officer, "desk-case", file));
        return new Why(
                file.id().value().toString(),
                says.name(people, file.key().child(), texts),
                says.service(service, texts),
                "casework.answer-of-rule." + answer.answer(),
                says.reasons(service, answer, texts),
                rules.find(service, file.serviceVersion())
                        .map(it -> it.texts().facts(texts.language(), answer))
                        .orElse(List.of()),
                why.turns(service, file.serviceVersion(), answer, texts.language()),
                answer.ruleSha256());
    }

    private CaseView.Acts acts(
            WholeCase seen,
            @Nullable OfferLine offer,
            Map<ResidentId, Resident> people,
            SignedIn.Officer officer,
            PageTexts texts) {
        var file = seen.file();
        var state = offer == null ? null : offer.state();
        var handles = officer.may(CaseAccess.HANDLE);
        return new CaseView.Acts(
                answerForm(offer, people, officer, texts),
                handles && state != null && (state.open() || state == State.DECIDED),
                handles && file.handler().byMachine(),
                handles
                        && file.handler() == CaseFile.Handler.PERSON
                        && !file.secret()
                        && state != State.DECIDED,
                handles && state != State.DECIDED && file.handler() != CaseFile.Handler.CLOSED,
                officer.may(DecisionSubject.SIGN) && state != null && considered(seen, state)
                        ? says.signer(file.key().service()).as(officer.name())
                        : null);
    }

    /// What is ready where only a person goes on is no batch's.
    private static boolean considered(WholeCase seen, State state) {
        return OPEN_TO_CONSIDERATION.contains(state)
                || (state == State.READY && seen.file().handler() == CaseFile.Handler.PERSON);
    }

    private static Set<ResidentId> everybodyIn(WholeCase seen) {
        var all = new LinkedHashSet<ResidentId>();
        all.add(seen.file().key().child());
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

    private CaseView.Task work(WorkItem item, Map<ResidentId, Resident> people, PageTexts texts) {
        return new CaseView.Task(
                item.id().value().toString(),
                texts.text("casework.ask.title." + item.ask()),
                says.task(item, texts),
                item.askedBy() == null ? null : says.name(people, item.askedBy(), texts),
                item.text(),
                texts.moment(item.openedAt()),
                texts.dayOrNull(item.answerBy()),
                item.closedAt() == null,
                item.outcome() == null
                        ? null
                        : texts.find("casework.outcome." + item.outcome())
                                .orElseGet(() -> texts.text("decision.case.was-done")),
                item.note());
    }

    private CaseView.Offered offered(
            OfferLine it, Map<ResidentId, Resident> people, PageTexts texts) {
        return new CaseView.Offered(
                it.state(),
                it.state().open(),
                says.unit(it.placing().unit(), texts),
                texts.text("offer.ground." + it.placing().ground()),
                it.placing().wayMetres(),
                it.placing().method(),
                it.placing().overCapacity(),
                texts.day(it.firstDay()),
                texts.dayOrNull(it.sentOn()),
                it.chosen() == null ? null : who(it.chosen().by(), people, texts),
                it.chosen() == null ? null : it.chosen().because(),
                it.recipients().stream()
                        .map(to ->
                                new CaseView.To(
                                        says.name(people, to.resident(), texts),
                                        texts.text("offer.role." + to.role()),
                                        to.channel() == null
                                                ? null
                                                : texts.text("offer.channel." + to.channel()),
                                        texts.dayOrNull(to.servedOn()),
                                        texts.dayOrNull(to.lastDay()),
                                        to.undelivered()))
                        .toList(),
                it.answers().stream()
                        .map(given ->
                                new CaseView.Given(
                                        says.name(people, given.guardian(), texts),
                                        given.version(),
                                        texts.text("offer.reply." + given.reply()),
                                        given.text(),
                                        given.wishes().stream()
                                                .map(wish -> says.unit(wish, texts))
                                                .toList(),
                                        texts.moment(given.at()),
                                        texts.text("offer.medium." + given.medium()),
                                        given.recordedBy() == null
                                                ? null
                                                : who(given.recordedBy(), people, texts)))
                        .toList());
    }

    private CaseView.Decided decided(Decision it, PageTexts texts) {
        return new CaseView.Decided(
                it.id().value().toString(),
                texts.day(it.on()),
                it.by().kind() == Decision.By.Kind.OFFICER
                        ? it.by().name()
                        : texts.text("decision.by.machine"));
    }

    /// A step's author: an officer or a guardian by name, or the machine.
    private String who(Actor actor, Map<ResidentId, Resident> people, PageTexts texts) {
        return actors.forOfficer(
                actor,
                it ->
                        Optional.of(it)
                                .filter(people::containsKey)
                                .map(one -> says.name(people, one, texts)),
                texts);
    }

    private CaseView.@Nullable AnswerForm answerForm(
            @Nullable OfferLine offer,
            Map<ResidentId, Resident> people,
            SignedIn.Officer officer,
            PageTexts texts) {
        if (offer == null
                || !officer.may(CaseAccess.HANDLE)
                || !(offer.state().takesAnswers() || offer.state() == State.WITH_PERSON)) {
            return null;
        }
        return new CaseView.AnswerForm(
                offer.recipients().stream()
                        .filter(it -> it.role() == Recipient.Role.DECIDES && it.until() == null)
                        .map(it ->
                                new Choice(
                                        Integer.toString(it.resident().value()),
                                        says.name(people, it.resident(), texts)))
                        .toList(),
                Arrays.stream(Reply.values())
                        .map(it -> new Choice(it.name(), texts.text("offer.reply." + it)))
                        .toList(),
                Arrays.stream(BY_OFFICER)
                        .map(it -> new Choice(it.name(), texts.text("offer.medium." + it)))
                        .toList());
    }
}
