// SPDX-License-Identifier: EUPL-1.2
package city.heart.decision;

import city.base.api.ListRequest;
import city.base.api.Listing;
import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.signin.SignedIn;
import city.base.web.Problem;
import city.heart.offer.OfferTexts;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The decisions that the signed-in resident may read. Each look is recorded as the resident's own.
@RestController
class MyDecisionsApi {
    private final MyDecisions mine;
    private final Decisions decisions;
    private final OfferTexts offerTexts;

    MyDecisionsApi(MyDecisions mine, Decisions decisions, OfferTexts offerTexts) {
        this.mine = mine;
        this.decisions = decisions;
        this.offerTexts = offerTexts;
    }

    /// A decision that the resident may read.
    ///
    /// @param id of the decision
    /// @param number 1 for the first of its case
    /// @param service id of the service, as in `/api/v1/services`
    /// @param period the school year, such as `2026-27`
    /// @param child name of the child whom it is about; null where the register tells none
    /// @param unit id of the unit, as in `/api/v1/units`
    /// @param firstDay on which the child begins there
    /// @param because what the decision follows: a yes, nobody's answer, or a person's own consideration
    /// @param decidedOn day of the decision
    /// @param decidedBy an officer who signed it, or the machine under a published decision
    /// @param appealUntil the last day on which this resident can appeal; null for whom it is not given to
    record MyDecision(
            UUID id,
            int number,
            String service,
            String period,
            @Nullable String child,
            String unit,
            LocalDate firstDay,
            Decision.Because because,
            LocalDate decidedOn,
            Decision.By.Kind decidedBy,
            @Nullable LocalDate appealUntil) {
        static MyDecision of(Decision it, @Nullable String child, ResidentId me) {
            return new MyDecision(
                    it.id().value(),
                    it.number(),
                    it.key().service(),
                    it.key().period(),
                    child,
                    it.unit().value(),
                    it.firstDay(),
                    it.because(),
                    it.on(),
                    it.by().kind(),
                    it.parties().stream()
                            .filter(party -> party.resident().equals(me))
                            .map(Decision.Party::appealUntil)
                            .findFirst()
                            .orElse(null));
        }
    }

    /// A decision as a letter.
    ///
    /// @param id of the decision
    /// @param language in which it is, by code
    /// @param title of the document
    /// @param text the whole letter: parties, what is decided, reasons, facts, law, who decided, how to appeal
    record DecisionLetter(UUID id, String language, String title, String text) {}

    /// Lists the resident's decisions, the newest first.
    @GetMapping("/api/v1/me/decisions")
    Listing<MyDecision> list(SignedIn.Resident me, ListRequest asked) {
        var found = asked.of(mine.list(me.id()), it -> it.id().value().toString());
        return new Listing<>(
                found.items().stream()
                        .map(it -> MyDecision.of(it, child(it, me.id()), me.id()))
                        .toList(),
                found.next());
    }

    /// Gives one decision as a letter.
    ///
    /// @param id of the decision
    /// @param language in which the letter is wanted: `fi`, `sv` or `en`; only the first two bind
    @GetMapping("/api/v1/me/decisions/{id}")
    DecisionLetter find(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "fi") String language,
            SignedIn.Resident me) {
        var wanted =
                Language.WHOLE.stream()
                        .filter(it -> it.code().equals(language))
                        .findFirst()
                        .orElseThrow(() ->
                                Problem.parameter(
                                        "language",
                                        Language.WHOLE.stream().map(Language::code).toList()));
        return decisions
                .document(new DecisionId(id), me.id(), wanted)
                .map(it ->
                        new DecisionLetter(
                                id, it.language().code(), it.head().title(), it.asLetter()))
                .orElseThrow(() ->
                        Problem.notFound(
                                "decision/not-found", "There is no such decision of yours"));
    }

    private @Nullable String child(Decision it, ResidentId me) {
        return offerTexts.childName(it.key().child(), it.key().service(), me);
    }
}
