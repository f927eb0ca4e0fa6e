// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.synthetic.Progress;
import city.synthetic.TestCity;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RegisterSeedTest {
    @Test
    void a_load_that_is_cut_off_leaves_nothing_and_can_be_done_again() {
        var database = new RegisterDatabase(TestPostgres.fresh());
        assertThatThrownBy(() ->
                        database.seed(
                                TestCity.small(),
                                (step, share) -> {
                                    if (share >= 0.9) {
                                        throw new IllegalStateException("cut off");
                                    }
                                }))
                .hasMessage("cut off");
        assertThat(database.seeded()).isFalse();
        assertThat(database.personas()).isEmpty();
        database.seed(TestCity.small(), Progress.NONE);
        assertThat(database.seeded()).isTrue();
        assertThat(database.personas()).isEqualTo(TestCity.small().personas());
        assertThatThrownBy(() -> database.seed(TestCity.small(), Progress.NONE))
                .hasMessage("the register already holds a city");
    }

    @Test
    void a_day_that_fails_leaves_nothing_and_can_be_played_again() {
        var source = TestPostgres.fresh();
        var database = new RegisterDatabase(source);
        database.seed(TestCity.small(), Progress.NONE);
        var day = LocalDate.of(2026, 2, 1);
        var player = new Player(database, TestCity.FOLDER);
        run(source, "alter table register.day add constraint broken check (day < '2026-02-01')");
        assertThatThrownBy(() -> player.play(day)).isInstanceOf(IllegalStateException.class);
        assertThat(database.populationKey()).isEqualTo(RegisterDatabase.FIRST_KEY);
        run(source, "alter table register.day drop constraint broken");
        var played = player.play(day);
        assertThat(database.populationKey()).isEqualTo(played.populationKey());
        assertThat(database.playedThrough()).contains(day);
    }

    private static void run(javax.sql.DataSource source, String sql) {
        Jdbc.transaction(
                source,
                connection -> {
                    Jdbc.script(connection, sql);
                    return true;
                });
    }
}
