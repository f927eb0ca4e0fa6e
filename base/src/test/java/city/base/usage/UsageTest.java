// SPDX-License-Identifier: EUPL-1.2
package city.base.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.base.shared.CityTime;
import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationModuleTest(
        mode = ApplicationModuleTest.BootstrapMode.ALL_DEPENDENCIES,
        verifyAutomatically = false)
@Import(UsageTest.Configuration.class)
@TestPropertySource(properties = "spring.main.allow-bean-definition-overriding=true")
class UsageTest {
    private static final Instant NOW = Instant.parse("2026-01-31T22:30:00Z");
    private static final RecordingNumber SEEN = new RecordingNumber(7);

    @Autowired Usages usages;
    @Autowired UsageMonths months;
    @Autowired JdbcClient jdbc;
    @Autowired PlatformTransactionManager transactions;

    @TestConfiguration(proxyBeanMethods = false)
    static class Configuration {
        @Bean(defaultCandidate = false)
        @CityTime
        Clock cityClock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }
    }

    private static Use use(String purpose) {
        return new Use(
                Actor.officer("aino"),
                "service officer",
                purpose,
                Basis.TASK,
                null,
                Set.of("birth date", "order"));
    }

    private TransactionTemplate transaction() {
        return new TransactionTemplate(transactions);
    }

    @Test
    void a_look_at_people_is_one_act_that_each_of_them_can_read() {
        var one = new ResidentId(101);
        var other = new ResidentId(102);
        transaction()
                .executeWithoutResult(
                        _ -> usages.record(use("offer"), List.of(one, other, one), SEEN));
        var act = usages.actsOn(one, 10).getFirst();
        assertThat(usages.actsOn(one, 10)).hasSize(1);
        assertThat(act).isEqualTo(new Act(act.id(), NOW, use("offer"), SEEN, Act.How.NAMED));
        assertThat(usages.actsOn(other, 10)).containsExactly(act);
    }

    @Test
    void a_use_says_what_it_was_about() {
        var one = new ResidentId(103);
        var use = use("desk-case").about("case", 5);
        transaction().executeWithoutResult(_ -> usages.record(use, List.of(one), SEEN));
        assertThat(usages.actsOn(one, 1).getFirst().use()).isEqualTo(use);
    }

    @Test
    void a_sweep_is_one_act_that_tells_each_whether_it_named_them() {
        var named = new BitSet();
        named.set(203);
        transaction()
                .executeWithoutResult(
                        _ -> usages.recordSweep(use("sweep"), named.toByteArray(), SEEN));
        assertThat(usages.actsOn(new ResidentId(203), 10))
                .extracting(Act::how)
                .containsExactly(Act.How.SWEEP_NOMINATED);
        assertThat(usages.actsOn(new ResidentId(202), 10))
                .extracting(Act::how)
                .containsExactly(Act.How.SWEEP_PASSED);
        assertThat(usages.actsOn(new ResidentId(5000), 10))
                .extracting(Act::how)
                .containsExactly(Act.How.SWEEP_PASSED);
    }

    @Test
    void what_is_rolled_back_was_not_read_and_nothing_is_recorded_outside_a_transaction() {
        var resident = new ResidentId(301);
        transaction()
                .executeWithoutResult(it -> {
                    usages.record(use("offer"), List.of(resident), SEEN);
                    it.setRollbackOnly();
                });
        assertThat(usages.actsOn(resident, 10)).noneMatch(it -> it.how() == Act.How.NAMED);
        assertThatThrownBy(() -> usages.record(use("offer"), List.of(resident), SEEN))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void what_fell_into_the_default_partition_moves_into_its_month_and_cannot_be_changed()
            throws Exception {
        var resident = new ResidentId(401);
        transaction()
                .executeWithoutResult(_ -> usages.record(use("offer"), List.of(resident), SEEN));
        months.prepare();
        months.prepare();
        assertThat(
                        jdbc.sql(
                                        "select tableoid::regclass::text from usage.subject where resident_id = 401")
                                .query(String.class)
                                .list())
                .containsExactly("usage.subject_2026_01");
        assertThat(
                        jdbc.sql(
                                        "select count(*) from pg_inherits where inhparent = 'usage.act'::regclass")
                                .query(Integer.class)
                                .single())
                .isEqualTo(1 + 1 + UsageMonths.AHEAD);
        assertThat(usages.actsOn(resident, 10)).extracting(Act::how).contains(Act.How.NAMED);
        assertThatThrownBy(() -> jdbc.sql("delete from usage.act").update())
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> jdbc.sql("update usage.subject set resident_id = 1").update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }
}
