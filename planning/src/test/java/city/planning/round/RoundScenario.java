// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.usage.Actor;
import city.heart.preparation.World;
import city.heart.service.Assignment.Aim;
import city.planning.PlanningScenario;
import city.planning.round.Rounds.RoundOutcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A round of pre-primary places over a few invented families: Anna runs and puts forward, Berit signs.
abstract class RoundScenario extends PlanningScenario {
    static final List<Aim> ORDER =
            List.of(Aim.RIGHT, Aim.PLACED, Aim.OWN_AREA, Aim.CONTINUITY, Aim.METRES);
    static final Actor ANNA = Actor.officer("officer-1");
    static final Actor BERIT = Actor.officer("officer-2");

    /// No unit has answered in most of these tests.
    static final String DESPITE = "The units were asked by phone";

    @Autowired Rounds rounds;
    @Autowired RunNumbers numbers;
    @Autowired RoundRunner drafts;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void inRounds() {
        prePrimaryInRounds(ORDER);
    }

    RoundId opened() {
        return rounds.open(
                new Rounds.RoundRequest("pre-primary", World.PERIOD, "pre-primary", ORDER), ANNA);
    }

    Run draft(RoundId id) {
        assertThat(rounds.ask(id, ANNA)).isEqualTo(RoundOutcome.DONE);
        drafts.run();
        return rounds.runs(id).getFirst();
    }

    void released(RoundId id) {
        rounds.putForward(id, draft(id).id(), ANNA);
        assertThat(rounds.sign(id, BERIT, DESPITE)).isEqualTo(RoundOutcome.DONE);
        assertThat(rounds.release(id, BERIT)).isEqualTo(RoundOutcome.DONE);
    }

    Map<Integer, String> units(Run run) {
        Map<Integer, String> byChild = new HashMap<>();
        for (DraftPlace it : rounds.places(run.id())) {
            var to = it.choice();
            byChild.put(it.child().value(), to == null ? "none" : to.unit().value());
        }
        return byChild;
    }
}
