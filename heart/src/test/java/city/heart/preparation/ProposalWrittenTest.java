// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.shared.Language;
import city.base.shared.Letterhead;
import city.heart.eligibility.Answer;
import city.heart.offer.ReceivedOffer;
import city.heart.offer.Reply;
import city.heart.offer.State;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is written to guardians with a proposal, and the last look before it leaves.
class ProposalWrittenTest extends PreparationScenario {
    @Test
    void a_letter_says_who_writes_about_which_case_and_has_a_slip_where_it_asks_for_an_answer() {
        var child = world.child(1, "west", 11);
        world.speaks(child, 11, "en", "sv");
        run();
        var message = world.message("11 proposal");
        var number = offers.find(offer(child), MOTHER).map(ReceivedOffer::caseNumber).orElseThrow();
        assertThat(number).matches("HEL 2026-\\d{6}");
        var head = message.head();
        assertThat(head.sender())
                .containsExactly(
                        "Helsingfors stad, fostrans- och utbildningssektorn",
                        "Fostrans och utbildningens serviceställe, Påhittsgatan 1, 00500 Helsingfors",
                        "PB 00000, 00099 Helsingfors stad",
                        "+358 000 000 100, neuvonta@city.invalid",
                        "http://localhost:8080");
        assertThat(head.reference()).isEqualTo("Ärendenummer " + number);
        assertThat(head.slip().choices())
                .extracting(it -> it.wordings().stream().map(Letterhead.Wording::text).toList())
                .containsExactly(
                        List.of("offer.accept sv {}", "offer.accept en {}"),
                        List.of("Jag vill något annat", "I want something else"),
                        List.of("offer.person sv {}", "offer.person en {}"),
                        List.of("offer.interpreter sv {}", "offer.interpreter en {}"));
        assertThat(head.slip().returnTo()).contains("00003 SVARSFÖRSÄNDELSE");
        assertThat(message.texts())
                .allSatisfy(it -> {
                    assertThat(it.letter())
                            .contains("Nimi Nimetty, ", "link=http://localhost:8080/my");
                    assertThat(it.email())
                            .contains("Nimi Nimetty, ", "http://localhost:8080\n")
                            .endsWith(number);
                });
    }

    @Test
    void every_message_leads_somewhere_and_only_one_that_asks_carries_a_link_of_ones_own() {
        var child = world.child(1, "west", 11, 12);
        run();
        world.posted("11 proposal", LocalDate.of(2026, 1, 7));
        offers.answer(offer(child), FATHER, Reply.ACCEPT, null);
        desk.withdraw(offer(child), BY_OFFICER, "by mistake");
        assertThat(world.message("11 proposal").sms()).contains("link=http://localhost:8080/l/");
        for (var kind : List.of("11 told", "11 withdrawn")) {
            var message = world.message(kind);
            assertThat(message.sms()).contains("link=http://localhost:8080/my,");
            assertThat(message.text().email()).contains("link=http://localhost:8080/my,");
            assertThat(message.text().letter()).contains("link=http://localhost:8080/my,");
            assertThat(message.head().reference()).startsWith("Asianumero HEL 2026-");
            assertThat(message.head().slip()).isNull();
        }
    }

    @Test
    void until_a_guardian_has_chosen_a_language_the_mother_tongue_stands_beside_the_official_one() {
        var child = world.child(1, "west", 11, 12);
        world.speaks(child, 11, "ru", "sv");
        world.speaks(child, 12, "so", "fi");
        world.hasChosen(12, new Language("so"));
        run();
        assertThat(world.message("11 proposal").texts())
                .extracting(it -> it.language().code())
                .containsExactly("sv", "ru");
        assertThat(world.message("11 proposal").sms())
                .contains("sms sv {lastDay=28.1.2026", "\n--\nsms ru {lastDay=28.1.2026");
        assertThat(world.message("12 proposal").texts())
                .extracting(it -> it.language().code())
                .containsExactly("so");
    }

    @Test
    void before_sending_a_death_withdraws_and_nothing_leaves() {
        var child = world.child(1, "west", 11);
        sweepOnly();
        world.dies(child);
        run();
        assertThat(state(child)).isEqualTo(State.WITHDRAWN);
        assertThat(world.post()).isEmpty();
        assertThat(taken("school")).isZero();
    }

    @Test
    void before_sending_a_move_out_withdraws_and_nothing_leaves() {
        var child = world.child(1, "west", 11);
        sweepOnly();
        world.movesOut(child);
        daily.send();
        assertThat(state(child)).isEqualTo(State.WITHDRAWN);
        assertThat(world.post()).isEmpty();
        assertThat(taken("school")).isZero();
    }

    @Test
    void before_sending_a_new_guardian_is_written_to_and_a_former_one_is_not() {
        var child = world.child(1, "west", 11);
        sweepOnly();
        world.guardiansAre(child, 12);
        daily.send();
        assertThat(world.post()).containsExactly("12 proposal");
    }

    @Test
    void before_sending_a_withdrawn_rule_sends_nothing() {
        var child = world.child(1, "west", 11);
        sweepOnly();
        world.published.clear();
        daily.send();
        assertThat(state(child)).isEqualTo(State.WITHDRAWN);
        assertThat(world.post()).isEmpty();
    }

    @Test
    void before_sending_a_rule_that_now_says_no_sends_nothing() {
        var child = world.child(1, "west", 11);
        sweepOnly();
        world.said.put(child, Answer.NOT_MET);
        daily.send();
        assertThat(state(child)).isEqualTo(State.WITHDRAWN);
    }
}
