// SPDX-License-Identifier: EUPL-1.2
package city.base.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.base.database.TestDatabase;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class RefusalsTest {
    private static final DataSource OWNER = TestDatabase.owner(TestDatabase.fresh());

    private final JdbcClient jdbc = JdbcClient.create(OWNER);
    private final Refusals refusals = new Refusals(new DataSourceTransactionManager(OWNER));
    private int tries;

    @BeforeEach
    void nothingIsKept() {
        jdbc.sql("drop table if exists public.kept").update();
        jdbc.sql("create table public.kept (word text unique check (word not like '%!'))").update();
    }

    private void keep(List<String> rows) {
        tries++;
        rows.forEach(it ->
                jdbc.sql("insert into public.kept (word) values (:word)")
                        .param("word", it)
                        .update());
    }

    private List<String> rows(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }

    @Test
    void what_the_database_refuses_is_found_and_nothing_is_kept_by_looking_for_it() {
        var rows =
                java.util.stream.Stream.of(
                                rows(0, 300), List.of("no!"), rows(300, 700), List.of("n\u0000l"))
                        .flatMap(List::stream)
                        .toList();
        assertThat(refusals.among(rows, this::keep)).containsExactly("no!", "n\u0000l");
        assertThat(tries).isLessThan(50);
        assertThat(jdbc.sql("select count(*) from public.kept").query(Long.class).single())
                .isZero();
    }

    @Test
    void of_two_that_contradict_each_other_the_later_is_put_aside() {
        assertThat(refusals.among(List.of("a", "b", "c", "a", "d"), this::keep))
                .containsExactly("a");
        assertThat(refusals.among(List.of(), this::keep)).isEmpty();
    }

    @Test
    void a_reader_who_cannot_be_told_stops_everything() {
        assertThatThrownBy(() ->
                        refusals.among(
                                List.of("a"),
                                _ -> {
                                    throw new IllegalStateException("on purpose");
                                }))
                .hasMessage("on purpose");
        assertThatThrownBy(() ->
                        refusals.among(
                                List.of("a"),
                                _ -> {
                                    throw new CannotAcquireLockException("on purpose");
                                }))
                .hasMessage("on purpose");
    }
}
