// SPDX-License-Identifier: EUPL-1.2
package city.heart.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.heart.offer.OfferId;
import city.heart.offer.Offers;
import city.heart.offer.Reply;
import city.heart.preparation.PreparationScenario;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class OfferPageTextsTest extends PreparationScenario {
    @Autowired OfferPageTexts offerPageTexts;
    @Autowired ProposalTexts says;

    private OfferView page(ResidentId child, ResidentId reader) {
        return offerPageTexts.offer(
                offers.find(offer(child), reader).orElseThrow(), Language.EN, null);
    }

    @Test
    void after_a_reminder_nothing_promises_a_second_one() {
        alsoPrePrimary();
        var child = world.child(1, "west", 11);
        run();
        var before = says.link(offers.link(world.token(11)).orElseThrow(), Language.EN);
        assertThat(before.ifNothing()).startsWith("offer.if-nothing en");
        assertThat(page(child, MOTHER).easy().ifNothing()).startsWith("easy.if-nothing");
        time.set("2026-01-29T10:00:00");
        run();
        var after = "If you do nothing, a person contacts you after 19 February 2026.";
        assertThat(says.link(offers.link(world.token(11)).orElseThrow(), Language.EN).ifNothing())
                .isEqualTo(after);
        var page = page(child, MOTHER);
        assertThat(page.ifNothing().text()).isEqualTo(after);
        assertThat(page.easy().ifNothing()).startsWith("easy.reminded");
        assertThat(
                        offerPageTexts
                                .offer(
                                        offers.find(offer(child), MOTHER).orElseThrow(),
                                        Language.FI,
                                        "ru")
                                .ifNothing())
                .isEqualTo(
                        new OfferView.Phrase(
                                "Если вы ничего не сделаете, после 19 февраля 2026\u00a0года с вами"
                                        + " свяжется сотрудник.",
                                new Language("ru")));
    }

    @Test
    void after_anothers_yes_the_link_says_that_the_city_decides() {
        var child = world.child(1, "west", 11, 12);
        run();
        offers.answer(offer(child), MOTHER, Reply.ACCEPT, null);
        assertThat(
                        says.link(offers.link(world.token(12)).orElseThrow(), new Language("ru"))
                                .ifNothing())
                .isEqualTo(
                        "Если вы ничего не сделаете, после 28 января 2026\u00a0года мы примем решение о"
                                + " предложенном месте.");
    }

    @Test
    void after_the_last_day_no_page_asks_for_an_answer() {
        var child = world.child(1, "west", 11);
        run();
        var asking = page(child, MOTHER);
        assertThat(asking.head().lead().text()).startsWith("offer.lead en");
        assertThat(asking.answers()).isNotNull();
        time.set("2026-01-29T00:00:01");
        var passed = page(child, MOTHER);
        assertThat(passed)
                .extracting(
                        OfferView::badge, OfferView::answers, OfferView::ifNothing, OfferView::easy)
                .containsExactly(OfferView.Badge.PASSED, null, null, null);
        assertThat(passed.head().lead().text())
                .isEqualTo(
                        "The last day to answer was 28 January 2026. If there is still something you"
                                + " want to say, call +358 000 000 100.");
        assertThat(offers.link(world.token(11))).isEmpty();
    }

    private String joint(ResidentId child, ResidentId reader) {
        var answers = page(child, reader).answers();
        return answers.joint() == null ? null : answers.joint().text();
    }

    @Test
    void each_state_says_one_true_thing_of_what_the_guardians_answers_come_to() {
        var child = world.child(1, "west", 11, 12);
        var father = new ResidentId(12);
        run();
        assertThat(joint(child, MOTHER)).startsWith("offer.others en");
        assertThat(says.link(offers.link(world.token(12)).orElseThrow(), Language.EN).joint())
                .startsWith("offer.others en");

        offers.answer(offer(child), MOTHER, Reply.ACCEPT, null);
        assertThat(joint(child, MOTHER))
                .isEqualTo(
                        "One guardian’s yes is enough. The other guardians can object until 28"
                                + " January 2026.");
        assertThat(joint(child, father))
                .isEqualTo(
                        "Another guardian has accepted the place. If you disagree, answer by 28"
                                + " January 2026.");
        assertThat(says.link(offers.link(world.token(12)).orElseThrow(), Language.EN).joint())
                .isNull();

        offers.answer(offer(child), father, Reply.HOME, null);
        for (var reader : List.of(MOTHER, father)) {
            assertThat(joint(child, reader))
                    .isEqualTo(
                            "The guardians’ answers differ, and none of them decides alone. A person"
                                    + " contacts all of you. The place is kept meanwhile.");
        }
        offers.answer(offer(child), MOTHER, Reply.HOME, null);
        assertThat(joint(child, MOTHER)).startsWith("All guardians gave the same answer.");
        offers.answer(offer(child), MOTHER, Reply.ACCEPT, null);
        offers.answer(offer(child), father, Reply.ACCEPT, null);
        assertThat(joint(child, MOTHER))
                .isEqualTo("The decision on the proposed place is being prepared.");
    }

    @Test
    void until_all_guardians_say_the_same_a_refusal_of_one_counts_for_none() {
        var child = world.child(1, "west", 11, 12);
        run();
        offers.answer(offer(child), MOTHER, Reply.PRIVATE, null);
        for (var reader : List.of(MOTHER, new ResidentId(12))) {
            assertThat(joint(child, reader))
                    .isEqualTo(
                            "An answer other than yes counts only when all guardians give the same"
                                    + " one. The place is kept until then.");
        }
    }

    @Test
    void who_decides_alone_reads_of_no_other_guardian() {
        var child = world.child(1, "west", 11);
        run();
        assertThat(joint(child, MOTHER)).isNull();
        assertThat(says.link(offers.link(world.token(11)).orElseThrow(), Language.EN).joint())
                .isNull();
    }

    @Test
    void who_cannot_answer_reads_why_for_each_state() {
        var child = world.child(1, "west", 11);
        world.child(2, "west", 11);
        world.child(3, "west", 11);
        run();
        var handled = offer(child);
        var withdrawn = offer(new ResidentId(2));
        var late = offer(new ResidentId(3));
        desk.takeInHand(child, BY_OFFICER, "They asked");
        desk.withdraw(withdrawn, BY_OFFICER, "By mistake");
        assertThat(why(late)).isEmpty();
        assertThat(why(handled)).contains("offer.notice.with-person");
        assertThat(offers.answer(handled, MOTHER, Reply.ACCEPT, null))
                .map(Offers.ReplyOutcome::notice)
                .contains("offer.notice.with-person");
        assertThat(why(withdrawn)).contains("offer.notice.closed");
        time.set("2026-01-29T00:00:01");
        assertThat(why(late)).contains("offer.notice.lapsed");
    }

    private Optional<String> why(OfferId offer) {
        return offers.find(offer, MOTHER).orElseThrow().whyNoAnswer();
    }

    @Test
    void who_has_answered_is_not_asked_again() {
        var child = world.child(1, "west", 11, 12);
        run();
        offers.answer(offer(child), MOTHER, Reply.ACCEPT, null);
        assertThat(page(child, MOTHER).head().lead()).isNull();
        assertThat(page(child, new ResidentId(12)).head().lead()).isNotNull();
    }

    @Test
    void who_may_only_know_is_told_and_asked_nothing() {
        var child = world.child(1, "west", 11, 12);
        world.mayOnlyKnow(child, 12);
        run();
        assertThat(world.post()).containsExactlyInAnyOrder("11 proposal", "12 informed");
        assertThat(world.message("12 informed").sms())
                .contains("informed.sms fi", "link=http://localhost:8080/my,");
        assertThat(world.message("12 informed").head().slip()).isNull();
        var page = page(child, new ResidentId(12));
        assertThat(page)
                .extracting(
                        OfferView::badge, OfferView::answers, OfferView::ifNothing, OfferView::easy)
                .containsExactly(OfferView.Badge.INFORMED, null, null, null);
        assertThat(page.head().lead().text())
                .isEqualTo(
                        "This is for your information. The guardian who decides for the child"
                                + " answers the proposal.");
        assertThat(
                        offerPageTexts
                                .list(List.of(offers.list(new ResidentId(12))), Language.EN)
                                .waiting())
                .isEmpty();
    }
}
