// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import city.base.database.StatementLimits.Limits;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/// What takes too long is ended by the database itself.
class StatementLimitsTest {
    private final DatabaseAccess access = TestDatabase.fresh();
    private final LimitedPool pool =
            new LimitedPool(
                    new Limits(
                            Duration.ofMillis(400),
                            Duration.ofMillis(200),
                            Duration.ofMillis(300)));
    private final JdbcClient jdbc = JdbcClient.create(pool);
    // Without a pool on purpose: the other must hold its lock on a connection of its own.
    private final JdbcClient other =
            JdbcClient.create(
                    new DriverManagerDataSource(
                            access.url(), access.owner().user(), access.owner().password()));
    private final TransactionTemplate transaction =
            new TransactionTemplate(new DataSourceTransactionManager(pool));

    @BeforeEach
    void one_connection_for_all() {
        pool.setJdbcUrl(access.url());
        pool.setUsername(access.owner().user());
        pool.setPassword(access.owner().password());
        pool.setMaximumPoolSize(1);
        other.sql("create table public.held (id int primary key, n int not null)").update();
        other.sql("insert into public.held values (1, 0)").update();
    }

    @AfterEach
    void close() {
        pool.close();
    }

    private static @Nullable Throwable onAPage(Runnable work) {
        var fault = new AtomicReference<@Nullable Throwable>();
        StatementLimits.<RuntimeException, RuntimeException>onAPage(
                () -> fault.set(catchThrowable(work::run)));
        return fault.get();
    }

    private void takesAWhile(double seconds) {
        jdbc.sql("select pg_sleep(:s)").param("s", seconds).query().listOfRows();
    }

    @Test
    void a_statement_of_a_page_is_ended_and_the_same_one_of_a_job_is_not() {
        var fault = onAPage(() -> takesAWhile(60));
        assertThat(fault).isNotNull();
        assertThat(Outage.tooLong(fault)).isTrue();
        assertThat(Outage.causes(fault)).isFalse();
        // The same connection, taken for work.
        takesAWhile(0.6);
        assertThat(onAPage(() -> takesAWhile(60))).isNotNull();
    }

    @Test
    void a_page_does_not_wait_for_a_lock_that_another_holds() {
        var others = new TransactionTemplate(new DataSourceTransactionManager(source()));
        var fault =
                others.execute(status -> {
                    JdbcClient.create(
                                    java.util.Objects.requireNonNull(
                                            ((DataSourceTransactionManager)
                                                            others.getTransactionManager())
                                                    .getDataSource()))
                            .sql("update public.held set n = 1 where id = 1")
                            .update();
                    return onAPage(
                            () -> jdbc.sql("update public.held set n = 2 where id = 1").update());
                });
        assertThat(fault).isNotNull();
        assertThat(Outage.tooLong(fault)).isTrue();
        assertThat(jdbc.sql("select n from public.held").query(Integer.class).single()).isOne();
    }

    @Test
    void a_transaction_in_which_nothing_happens_gives_up_what_it_holds() {
        var fault =
                onAPage(() ->
                        transaction.executeWithoutResult(_ -> {
                            jdbc.sql("update public.held set n = 3 where id = 1").update();
                            // Waits for the lock until the idle transaction is ended.
                            other.sql("update public.held set n = 4 where id = 1").update();
                            jdbc.sql("select 1").query(Integer.class).single();
                        }));
        assertThat(fault).isNotNull();
        assertThat(other.sql("select n from public.held").query(Integer.class).single())
                .isEqualTo(4);
    }

    private DriverManagerDataSource source() {
        return new DriverManagerDataSource(
                access.url(), access.owner().user(), access.owner().password());
    }
}
