// SPDX-License-Identifier: EUPL-1.2
package city.base.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.base.hours.Rota.Hole;
import city.base.hours.Rota.Shift;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RotaTest {
    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 7);
    private static final OpeningHours HOURS =
            new OpeningHours(
                    List.of(
                            new OpeningPeriod(
                                    null,
                                    null,
                                    false,
                                    OpenState.OPEN,
                                    List.of(
                                            SpanGroup.of(
                                                    new TimeSpan(
                                                            LocalTime.of(20, 0),
                                                            LocalTime.of(4, 0),
                                                            Set.of(),
                                                            OpenState.OPEN))))),
                    Holidays.finland(),
                    HELSINKI);

    private static Shift<String> shift(String person, String from, String until) {
        return new Shift<>(person, LocalDateTime.parse(from), LocalDateTime.parse(until));
    }

    private static Instant moment(String local) {
        return LocalDateTime.parse(local).atZone(HELSINKI).toInstant();
    }

    private static final Rota<String> NIGHT =
            new Rota<>(
                    List.of(
                            shift("Aino", "2026-01-07T19:30", "2026-01-07T23:00"),
                            shift("Otso", "2026-01-07T22:30", "2026-01-08T02:00"),
                            shift("Eeva", "2026-01-08T03:00", "2026-01-08T04:00"),
                            shift("Aino", "2026-01-08T20:00", "2026-01-09T04:00")),
                    HELSINKI);

    @Test
    void whoever_is_on_duty_is_told_by_the_beginning_of_the_shift() {
        assertThat(NIGHT.at(moment("2026-01-07T22:45"))).containsExactly("Aino", "Otso");
        assertThat(NIGHT.at(moment("2026-01-07T23:00"))).containsExactly("Otso");
        assertThat(NIGHT.at(moment("2026-01-08T02:30"))).isEmpty();
    }

    @Test
    void a_hole_is_where_it_is_open_and_nobody_there() {
        assertThat(NIGHT.holes(HOURS, DAY.plusDays(1), DAY.plusDays(2)))
                .containsExactly(
                        new Hole(moment("2026-01-08T02:00"), moment("2026-01-08T03:00")),
                        new Hole(moment("2026-01-09T20:00"), moment("2026-01-10T00:00")));
    }

    @Test
    void a_hole_goes_on_over_midnight() {
        var nobody = new Rota<String>(List.of(), HELSINKI);
        assertThat(nobody.holes(HOURS, DAY, DAY.plusDays(1)))
                .containsExactly(
                        new Hole(moment("2026-01-07T00:00"), moment("2026-01-07T04:00")),
                        new Hole(moment("2026-01-07T20:00"), moment("2026-01-08T04:00")),
                        new Hole(moment("2026-01-08T20:00"), moment("2026-01-09T00:00")));
    }

    @Test
    void a_shift_that_ends_before_it_begins_is_refused() {
        assertThatThrownBy(() -> shift("Aino", "2026-01-07T23:00", "2026-01-07T07:00"))
                .hasMessage("A shift ends after it begins");
    }
}
