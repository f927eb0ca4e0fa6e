// SPDX-License-Identifier: EUPL-1.2
package city.heart.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import city.base.hours.ServiceDays;
import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.signin.RightScope;
import city.base.usage.Actor;
import city.heart.casework.CaseFilter;
import city.heart.casework.RuleAnswer;
import city.heart.casework.TaskKind;
import city.heart.casework.Terms;
import city.heart.decision.Decision.By;
import city.heart.eligibility.Answer;
import city.heart.offer.OfferId;
import city.heart.offer.OfferLine;
import city.heart.offer.Offers;
import city.heart.offer.Reply;
import city.heart.offer.ReplyVersion;
import city.heart.offer.State;
import city.heart.preparation.DeskOffers;
import city.heart.preparation.InventedTerms;
import city.heart.preparation.PreparationScenario;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecisionsTest extends PreparationScenario {
    private static final ReplyVersion.Content YES =
            new ReplyVersion.Content(Reply.ACCEPT, null, List.of());

    private static final By OFFICER =
            By.officer("officer-1", "Virpi Virkanainen", "suunnittelija", "planerare");

    private OfferId accepted(int id, int guardian) {
        var child = world.child(id, "west", guardian);
        world.isTold(child);
        run();
        offers.answer(offer(child), new ResidentId(guardian), Reply.ACCEPT, null);
        return offer(child);
    }

    private Decision signed(OfferId id) {
        var came = (Decisions.SignOutcome.Signed) decisions.sign(List.of(id), OFFICER).get(id);
        return decisions.find(came.decision()).orElseThrow();
    }

    @Test
    void a_decision_keeps_what_is_needed_to_give_the_same_answer_again() {
        var id = accepted(1, 11);
        time.set("2026-01-20T10:00:00");
        var it = signed(id);
        assertThat(it.ruleAnswer())
                .isEqualTo(
                        new RuleAnswer(
                                Answer.MET,
                                List.of(new RuleAnswer.Because("year-of-birth", "628/1998 26 a §")),
                                "{\"birth year\":2020,\"child\":1}",
                                "ab".repeat(32),
                                "engine 1",
                                new city.base.shared.RecordingNumber(101),
                                LocalDate.of(2026, 1, 20)));
        assertThat(it.by()).isEqualTo(OFFICER);
        assertThat(it.because()).isEqualTo(Decision.Because.ACCEPTED);
        assertThat(it.number()).isEqualTo(1);
        // Posted on the 20th, served on the 27th, 14 days: 10 February.
        assertThat(it.parties())
                .containsExactly(
                        new Decision.Party(
                                MOTHER,
                                ServiceDays.Channel.LETTER,
                                LocalDate.of(2026, 1, 27),
                                LocalDate.of(2026, 2, 10),
                                false));
        assertThat(state(new ResidentId(1))).isEqualTo(State.DECIDED);
    }

    @Test
    void a_batch_signs_the_others_when_one_is_overtaken() {
        var one = accepted(1, 11);
        var other = accepted(2, 12);
        world.dies(new ResidentId(2));
        var came = decisions.sign(List.of(one, other), OFFICER);
        assertThat(came.get(one)).isInstanceOf(Decisions.SignOutcome.Signed.class);
        assertThat(came.get(other)).isEqualTo(new Decisions.SignOutcome.Overtaken());
        assertThat(world.post()).contains("11 decided").doesNotContain("12 decided");
    }

    @Test
    void a_decision_is_signed_once() {
        var id = accepted(1, 11);
        signed(id);
        assertThat(decisions.sign(List.of(id), OFFICER))
                .isNotEqualTo(Map.of())
                .allSatisfy((_, it) ->
                        assertThat(it).isNotInstanceOf(Decisions.SignOutcome.Signed.class));
        assertThat(onlyCase(new ResidentId(1)).decisions()).hasSize(1);
        assertThat(world.post()).containsOnlyOnce("11 decided");
    }

    @Test
    void the_machine_only_prepares_without_a_deployment_decision() {
        accepted(1, 11);
        time.set("2026-02-20T10:00:00");
        run();
        assertThat(state(new ResidentId(1))).isEqualTo(State.READY);
        assertThat(decisions.prepared(CaseFilter.of("school", RightScope.ALL), 0, 10)).hasSize(1);
    }

    @Test
    void the_machine_decides_under_a_published_deployment_decision_and_the_document_says_so() {
        var under =
                new Terms.Deployment(
                        "Toimialajohtaja", LocalDate.of(2026, 1, 1), "https://city.invalid/d/1");
        school = world.publish(InventedTerms.of("school", "s2", null, under));
        accepted(1, 11);
        run();
        // A yes can be changed until the last day, so the machine waits for it.
        assertThat(state(new ResidentId(1))).isEqualTo(State.READY);
        time.set("2026-01-29T10:00:00");
        run();
        var it = onlyCase(new ResidentId(1)).decisions().getFirst();
        assertThat(it.by())
                .isEqualTo(
                        new By(
                                By.Kind.MACHINE,
                                "Toimialajohtaja",
                                "https://city.invalid/d/1",
                                "",
                                ""));
        // Not he who decided that the machine may.
        assertThat(desk.history(it.offer()))
                .extracting(OfferLine.Moved::happening, OfferLine.Moved::by)
                .containsExactly(
                        tuple("SENT", Actor.system("daily")),
                        tuple("ACCEPTED_BY_ALL", Actor.resident(MOTHER)),
                        tuple("SIGNED", Actor.system("decision")));
        assertThat(decisions.document(it.id(), MOTHER, Language.FI).orElseThrow().made())
                .contains("decision.automated", "Toimialajohtaja", "https://city.invalid/d/1");
    }

    @Test
    void the_document_has_everything_the_law_lists_and_goes_out_as_the_letter() {
        var it = signed(accepted(1, 11));
        var document = decisions.document(it.id(), MOTHER, Language.FI).orElseThrow();
        assertThat(document.translation()).isNull();
        assertThat(document.parties().lines()).containsExactly("Aino1 Keksitty", "Aino11 Keksitty");
        assertThat(document.what()).contains("Lännen koulu", "11.8.2026");
        assertThat(document.sections().lines())
                .containsExactly("628/1998 26 a §", "628/1998 6 §", "628/1998 42 b §");
        assertThat(document.reasons().lines()).containsExactly("reason year-of-birth");
        assertThat(document.facts().lines()).containsExactly(it.ruleAnswer().facts());
        assertThat(document.made()).contains("Virpi Virkanainen", "suunnittelija");
        assertThat(document.contact()).contains("+358 000 000 100");
        assertThat(document.appeal().text())
                .contains("Lupa- ja valvontavirasto", "lvv.fi", "days=14");
        assertThat(document.appeal().days()).contains("28.1.2026");
        assertThat(document.place())
                .isEqualTo("Yksikkö on se, joka on osoitettu lapsen kodin alueelle.");
        assertThat(world.message("11 decided").text().letter()).isEqualTo(document.asLetter());
        assertThat(document.asLetter()).contains(document.head().authority(), document.lookAgain());
    }

    @Test
    void
            decisions_on_children_of_one_birth_signed_on_one_day_are_one_message_with_both_documents() {
        var one = world.child(1, "west", 11);
        var two = world.child(2, "west", 11);
        world.areOfOneBirth(one, two);
        world.isTold(one);
        world.isTold(two);
        run();
        offers.answer(List.of(offer(one), offer(two)), MOTHER, YES);
        var came = decisions.sign(List.of(offer(one), offer(two)), OFFICER);

        assertThat(world.post()).containsExactly("11 proposal", "11 decided");
        var message = world.message("11 decided");
        assertThat(message.sms())
                .endsWith("Tämä koskee 2 lastasi, jotka ovat syntyneet yhtä aikaa.");
        assertThat(message.text().letter())
                .isEqualTo(
                        document(came.get(offer(one)))
                                + "\n\n— — —\n\n"
                                + document(came.get(offer(two))));
    }

    private String document(Decisions.SignOutcome signed) {
        return decisions
                .document(((Decisions.SignOutcome.Signed) signed).decision(), MOTHER, Language.FI)
                .orElseThrow()
                .asLetter();
    }

    @Test
    void a_translation_says_that_the_finnish_or_swedish_text_binds() {
        var it = signed(accepted(1, 11));
        assertThat(decisions.document(it.id(), MOTHER, Language.EN).orElseThrow().translation())
                .contains("translation.notice");
    }

    @Test
    void a_stranger_reads_no_decision() {
        var it = signed(accepted(1, 11));
        assertThat(decisions.document(it.id(), FATHER, Language.FI)).isEmpty();
    }

    @Test
    void after_the_decision_only_a_person_may_take_it_back() {
        var child = new ResidentId(1);
        signed(accepted(1, 11));
        world.movesOut(child);
        run();
        assertThat(state(child)).isEqualTo(State.DECIDED);
        assertThat(asked(child)).containsExactly(TaskKind.MOVED_OUT);
        assertThat(taken("school")).isEqualTo(1);
        assertThat(desk.withdraw(offer(child), BY_OFFICER, "by mistake"))
                .contains(new DeskOffers.Withdrawn(State.WITHDRAWN, false));
        assertThat(taken("school")).isZero();
    }

    @Test
    void an_answer_changed_after_an_early_decision_is_kept_and_a_person_is_asked() {
        var id = accepted(1, 11);
        signed(id);
        assertThat(offers.answer(id, MOTHER, Reply.HOME, "we changed our mind"))
                .get()
                .isInstanceOf(Offers.ReplyOutcome.KeptForPerson.class);
        assertThat(asked(new ResidentId(1))).containsExactly(TaskKind.ANSWER_AFTER_DECISION);
        assertThat(onlyCase(new ResidentId(1)).offers().getFirst().answers()).hasSize(2);
    }

    @Test
    void a_later_posting_moves_the_last_day_to_appeal() {
        var id = accepted(1, 11);
        var it = signed(id);
        world.posted("11 decided", LocalDate.of(2026, 1, 9));
        run();
        assertThat(decisions.find(it.id()).orElseThrow().parties().getFirst().appealUntil())
                .isEqualTo(LocalDate.of(2026, 1, 30));
    }

    @Test
    void the_silence_sentence_names_the_last_day_to_answer_and_not_the_day_of_the_decision() {
        var child = world.child(1, "west", 11);
        run();
        time.set("2026-02-03T10:00:00");
        run();
        var it = signed(offer(child));
        assertThat(it.because()).isEqualTo(Decision.Because.SILENCE);
        var document = decisions.document(it.id(), MOTHER, Language.FI).orElseThrow();
        assertThat(document.silence()).isEqualTo("decision.silence fi {lastDay=28.1.2026}");
        assertThat(world.message("11 decided").text().letter()).contains(document.silence());
    }

    @Test
    void title_appeal_heading_and_contact_are_in_the_language_of_the_document() {
        var id = accepted(1, 11);
        var it = signed(id);
        var swedish = decisions.document(it.id(), MOTHER, Language.SV).orElseThrow();
        assertThat(swedish.made()).contains("planerare").doesNotContain("suunnittelija");
        assertThat(swedish.appeal().title()).isEqualTo("Anvisning för begäran om omprövning");
        assertThat(swedish.contact())
                .endsWith("\nNimi Nimetty, servicehandledare\nmån–fre 9–15\nneuvonta@city.invalid");
        var finnish = decisions.document(it.id(), MOTHER, Language.FI).orElseThrow();
        assertThat(finnish.made()).contains("suunnittelija");
        assertThat(finnish.appeal().title()).isEqualTo("Oikaisuvaatimusohje");
        assertThat(finnish.contact()).contains("Nimi Nimetty, palveluohjaaja");
        assertThat(finnish.asLetter()).contains(finnish.appeal().title());
    }

    @Test
    void an_officer_decides_by_consideration_where_guardians_differ() {
        var child = world.child(1, "west", 11, 12);
        run();
        offers.answer(offer(child), MOTHER, Reply.ACCEPT, null);
        offers.answer(offer(child), FATHER, Reply.HOME, null);
        assertThat(decisions.decideByConsideration(offer(child), REASONING, OFFICER))
                .get()
                .isInstanceOf(Decisions.SignOutcome.Signed.class);
        assertThat(onlyCase(child).decisions())
                .extracting(Decision::because)
                .containsExactly(Decision.Because.PERSON);
        assertThat(asked(child)).isEmpty();
        assertThat(world.post()).contains("11 decided", "12 decided");
    }

    @Test
    void
            a_decision_by_consideration_gives_the_officers_reasons_in_the_language_they_were_written_in() {
        var child = world.child(1, "west", 11);
        run();
        offers.answer(offer(child), MOTHER, Reply.HOME, null);
        var came =
                (Decisions.SignOutcome.Signed)
                        decisions
                                .decideByConsideration(offer(child), REASONING, OFFICER)
                                .orElseThrow();
        assertThat(decisions.find(came.decision()).orElseThrow().reasoning()).isEqualTo(REASONING);
        for (var language : List.of(Language.FI, Language.SV, Language.EN)) {
            var document = decisions.document(came.decision(), MOTHER, language).orElseThrow();
            assertThat(document.reasoning()).isEqualTo(REASONING);
            assertThat(document.asLetter()).contains(REASONING.text());
        }
        assertThat(world.message("11 decided").text().letter()).contains(REASONING.text());
        assertThat(signed(accepted(2, 12)).reasoning()).isNull();
    }

    @Test
    void reasons_are_words_in_an_official_language() {
        assertThat(new Decision.Reasoning(Language.SV, " Skolan ligger nära. ").text())
                .isEqualTo("Skolan ligger nära.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Decision.Reasoning(Language.FI, " \n"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Decision.Reasoning(Language.EN, "Because"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Decision.Reasoning(Language.FI, "a".repeat(4001)));
    }
}
