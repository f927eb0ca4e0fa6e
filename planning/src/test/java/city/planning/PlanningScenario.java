// SPDX-License-Identifier: EUPL-1.2
package city.planning;

import city.heart.preparation.InventedTerms;
import city.heart.preparation.PreparationScenario;
import city.heart.service.Assignment;
import city.heart.service.Assignment.Aim;
import city.planning.queue.QueueFixture;
import city.planning.round.RoundFixture;
import java.time.MonthDay;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/// The scenario of offers with rounds and queues above it. Pre-primary places are given in a round that can be
/// opened from 7 January on.
@ContextConfiguration(classes = {RoundFixture.class, QueueFixture.class})
public abstract class PlanningScenario extends PreparationScenario {
    @Autowired
    @Qualifier("owner")
    private DataSource owner;

    /// Everything may be done in the tables.
    protected JdbcClient owner() {
        return JdbcClient.create(owner);
    }

    @BeforeEach
    void noRounds() {
        owner().sql(
                        """
                        truncate round.round, round.history, round.member, round.run, round.run_unit, round.place,
                                 round.left_to_person, round.statement, publication.export, queue.entry, queue.answer
                        """)
                .update();
    }

    /// @param order what counts, the weightiest first
    protected void prePrimaryInRounds(List<Aim> order) {
        alsoPrePrimary();
        prePrimary =
                world.publish(
                        InventedTerms.with(
                                prePrimary, new Assignment.Round(MonthDay.of(1, 7), order)));
    }
}
