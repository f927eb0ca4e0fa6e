// SPDX-License-Identifier: EUPL-1.2
package city.planning.queue;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.shared.LifecycleContract;
import org.junit.jupiter.api.Test;

class QueueLifecycleTest extends LifecycleContract<QueueState, QueueLifecycle.Happening> {
    QueueLifecycleTest() {
        super(
                QueueLifecycle.TABLE,
                QueueState.values(),
                QueueLifecycle.Happening.values(),
                "queue.entry");
    }

    @Override
    protected String file() {
        return "queue-states.md";
    }

    @Override
    protected String preface() {
        return """
        # States of a place in the queue for another unit

        The table that the code runs (`city.planning.queue.QueueLifecycle`). The family keeps its present place until all
        who decide have said yes. Lines are ordered by the aims of the round, then by its lot.
        """;
    }

    @Test
    void what_has_ended_goes_on_nowhere_and_what_lives_can_be_overtaken() {
        for (var state : QueueState.values()) {
            assertThat(
                            QueueLifecycle.TABLE
                                    .after(state, QueueLifecycle.Happening.OVERTAKEN)
                                    .isPresent())
                    .isEqualTo(state.live());
            assertThat(QueueLifecycle.TABLE.isLast(state)).isNotEqualTo(state.live());
        }
    }
}
