// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

class OutageTest {
    private static final DatabaseAccess ACCESS = TestDatabase.fresh();

    private final DriverManagerDataSource source = source();
    private final JdbcClient jdbc = JdbcClient.create(source);
    private final TransactionTemplate transaction =
            new TransactionTemplate(new DataSourceTransactionManager(source));

    /// Without a pool on purpose: it would put another connection in the place of the one that was lost.
    private static DriverManagerDataSource source() {
        return new DriverManagerDataSource(
                ACCESS.url(), ACCESS.owner().user(), ACCESS.owner().password());
    }

    @Test
    void a_session_that_the_server_ends_is_an_outage() {
        var fault =
                catchThrowable(() ->
                        transaction.executeWithoutResult(_ -> {
                            jdbc.sql("select pg_terminate_backend(pg_backend_pid())")
                                    .query(Boolean.class)
                                    .single();
                        }));
        assertThat(fault).isNotNull();
        assertThat(Outage.causes(fault)).isTrue();
    }

    @Test
    void a_commit_on_a_lost_connection_is_an_outage() {
        var fault =
                catchThrowable(() ->
                        transaction.executeWithoutResult(_ -> {
                            var me =
                                    jdbc.sql("select pg_backend_pid()")
                                            .query(Integer.class)
                                            .single();
                            JdbcClient.create(source())
                                    .sql("select pg_terminate_backend(:me, 5000)")
                                    .param("me", me)
                                    .query(Boolean.class)
                                    .single();
                        }));
        assertThat(fault).isNotNull();
        assertThat(Outage.causes(fault)).isTrue();
    }

    @Test
    void a_server_that_is_not_there_is_an_outage() {
        var nobody =
                JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/x"));
        assertThat(
                        Outage.causes(
                                catchThrowable(() ->
                                        nobody.sql("select 1").query(Integer.class).single())))
                .isTrue();
    }

    @Test
    void a_fault_of_the_work_is_none() {
        assertThat(
                        Outage.causes(
                                catchThrowable(() ->
                                        jdbc.sql("select 1 / 0").query(Integer.class).single())))
                .isFalse();
        assertThat(Outage.causes(new IllegalStateException("no unit"))).isFalse();
    }
}
