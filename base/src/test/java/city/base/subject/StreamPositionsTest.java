// SPDX-License-Identifier: EUPL-1.2
package city.base.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.base.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class StreamPositionsTest {
    private static final DataSource APP = TestDatabase.app(TestDatabase.fresh());
    private static final Stream<String> LETTERS =
            new Stream<>(
                    "test.letters",
                    (position, limit) ->
                            LongStream.rangeClosed(position + 1, 5)
                                    .limit(limit)
                                    .mapToObj(it -> new Stream.Row<>(it, "letter " + it))
                                    .toList());

    private final List<String> taken = new ArrayList<>();
    private final StreamPositions positions = new StreamPositions(JdbcClient.create(APP));
    private final TransactionTemplate transaction =
            new TransactionTemplate(new DataSourceTransactionManager(APP));

    private Integer take(String follower, int limit) {
        return transaction.execute(_ -> positions.take(follower, LETTERS, limit, taken::addAll));
    }

    @Test
    void rows_are_taken_once_and_in_order_by_each_follower() {
        assertThat(take("one", 3)).isEqualTo(3);
        assertThat(take("one", 3)).isEqualTo(2);
        assertThat(take("one", 3)).isZero();
        assertThat(taken)
                .containsExactly("letter 1", "letter 2", "letter 3", "letter 4", "letter 5");
        assertThat(take("other", 1)).isEqualTo(1);
        assertThat(taken.getLast()).isEqualTo("letter 1");
    }

    @Test
    void what_could_not_be_done_is_taken_again() {
        assertThatThrownBy(() ->
                        transaction.executeWithoutResult(_ ->
                                positions.take(
                                        "third",
                                        LETTERS,
                                        3,
                                        _ -> {
                                            throw new IllegalStateException("on purpose");
                                        })))
                .hasMessage("on purpose");
        assertThat(take("third", 1)).isEqualTo(1);
        assertThat(taken).containsExactly("letter 1");
    }
}
