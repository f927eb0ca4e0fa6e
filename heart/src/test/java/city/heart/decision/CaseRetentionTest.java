// SPDX-License-Identifier: EUPL-1.2
package city.heart.decision;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.database.Erasure;
import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.heart.casework.CaseRetention;
import city.heart.casework.KeptPeriods;
import city.heart.message.MessageErasure;
import city.heart.offer.OfferErasure;
import city.heart.offer.Reply;
import city.heart.preparation.PreparationScenario;
import city.heart.service.RetentionPeriods;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/// What a service made goes when its folder says so: here messages, answers and proposals two years
/// after the school year, which ends on 5 June 2027, decisions ten.
@ContextConfiguration(classes = CaseRetentionTest.Context.class)
class CaseRetentionTest extends PreparationScenario {
    private static final ResidentId DECIDED = new ResidentId(1);
    private static final Decision.By OFFICER =
            Decision.By.officer("officer-1", "Virpi Virkanainen", "suunnittelija", "planerare");
    private static final List<String> TABLES =
            List.of(
                    "casework.case_file",
                    "decision.decision",
                    "decision.party",
                    "offer.history",
                    "offer.link",
                    "offer.offer",
                    "offer.recipient",
                    "offer.reply",
                    "offer.sent_message");

    @Autowired CaseRetention retention;
    @Autowired JdbcClient jdbc;

    @Import({
        Erasure.class,
        MessageErasure.class,
        CaseRetention.class,
        DecisionErasure.class,
        OfferErasure.class
    })
    static class Context {
        @Bean
        KeptPeriods keeping() {
            var two = Period.ofYears(2);
            return (_, _) -> Optional.of(new RetentionPeriods(two, two, Period.ofYears(10), two));
        }
    }

    private Decision decision;

    @BeforeEach
    void one_child_is_decided_and_the_other_s_proposal_was_never_answered() {
        world.isTold(world.child(1, "west", 11));
        world.isTold(world.child(2, "west", 12));
        run();
        offers.answer(offer(DECIDED), MOTHER, Reply.ACCEPT, null);
        var id = offer(DECIDED);
        time.set("2026-01-20T10:00:00");
        var came = (Decisions.SignOutcome.Signed) decisions.sign(List.of(id), OFFICER).get(id);
        decision = decisions.find(came.decision()).orElseThrow();
        run();
    }

    private Map<String, Integer> rows() {
        var rows = new TreeMap<String, Integer>();
        for (var table : TABLES) {
            rows.put(
                    table, jdbc.sql("select count(*) from " + table).query(Integer.class).single());
        }
        return rows;
    }

    @Test
    void nothing_goes_before_its_time() {
        var before = rows();
        assertThat(before.values()).doesNotContain(0);
        time.set("2029-06-05T10:00:00");
        assertThat(retention.erase()).isZero();
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void two_years_after_the_school_year_only_what_the_decision_rests_on_is_left() {
        time.set("2029-06-06T10:00:00");
        assertThat(retention.erase()).isPositive();
        assertThat(rows())
                .isEqualTo(
                        new TreeMap<>(
                                Map.of(
                                        "casework.case_file", 2,
                                        "decision.decision", 1,
                                        "decision.party", 1,
                                        "offer.history", 0,
                                        "offer.link", 0,
                                        "offer.offer", 1,
                                        "offer.recipient", 1,
                                        "offer.reply", 0,
                                        "offer.sent_message", 0)));
        assertThat(decisions.find(decision.id())).contains(decision);
        assertThat(decisions.document(decision.id(), MOTHER, Language.FI)).isPresent();
        assertThat(retention.erase()).isZero();
    }

    @Test
    void ten_years_after_the_school_year_nothing_is_left() {
        time.set("2037-06-06T10:00:00");
        retention.erase();
        assertThat(rows().values()).containsOnly(0);
        assertThat(
                        jdbc.sql("select count(*) from placement.placement")
                                .query(Integer.class)
                                .single())
                .isZero();
        assertThat(retention.erase()).isZero();
    }
}
