// SPDX-License-Identifier: EUPL-1.2
package city.heart.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.shared.UnitId;
import city.heart.unit.CareGroup;
import city.heart.unit.SchoolYear;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupSeatsTest {
    private static final SchoolYear YEAR = new SchoolYear(2026);

    private static CareGroup group(String name, int seats, String first, String last) {
        return new CareGroup(
                new UUID(1, name.hashCode()),
                new UnitId("acorn"),
                "pre-primary",
                name,
                seats,
                new BigDecimal("2"),
                LocalDate.parse(first),
                last == null ? null : LocalDate.parse(last));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    2025-08-01, -,          21
                    2026-08-01, -,          21
                    2026-08-02, -,           0
                    2027-01-01, -,           0
                    2025-08-01, 2027-07-31, 21
                    2025-08-01, 2027-07-30,  0
                    2025-08-01, 2026-07-31,  0
                    2027-08-01, -,           0
                    """)
    void a_group_gives_seats_for_the_school_years_in_which_it_is_there_from_first_to_last_day(
            String first, String last, int seats) {
        assertThat(CareGroup.seats(List.of(group("E1", 21, first, last)), YEAR)).isEqualTo(seats);
    }

    @Test
    void groups_that_take_turns_give_the_fewest_seats_of_all_days() {
        assertThat(
                        CareGroup.seats(
                                List.of(
                                        group("E1", 21, "2025-08-01", null),
                                        group("E2", 14, "2025-08-01", "2026-12-31"),
                                        group("E2", 10, "2027-01-01", null),
                                        group("E3", 20, "2027-02-01", "2027-05-31")),
                                YEAR))
                .isEqualTo(31);
    }

    @Test
    void caretakers_are_those_of_the_groups_of_the_day() {
        var groups =
                List.of(
                        group("E1", 21, "2025-08-01", null),
                        group("E2", 14, "2025-08-01", "2026-12-31"));
        assertThat(CareGroup.caretakers(groups, LocalDate.of(2026, 12, 31)))
                .isEqualTo(new BigDecimal("4"));
        assertThat(CareGroup.caretakers(groups, LocalDate.of(2027, 1, 1)))
                .isEqualTo(new BigDecimal("2"));
        assertThat(CareGroup.caretakers(groups, LocalDate.of(2025, 7, 31))).isZero();
    }

    /// The same as counting every day of the year.
    @Test
    void agrees_with_a_count_of_every_day() {
        var random = new Random(7);
        for (var round = 0; round < 300; round++) {
            var groups = new ArrayList<CareGroup>();
            for (var i = random.nextInt(5); i >= 0; i--) {
                var first = LocalDate.of(2026, 6, 1).plusDays(random.nextInt(120));
                groups.add(
                        group(
                                "E" + i,
                                random.nextInt(25),
                                first.toString(),
                                random.nextBoolean()
                                        ? null
                                        : first.plusDays(random.nextInt(600)).toString()));
            }
            var fewest =
                    YEAR.first()
                            .datesUntil(YEAR.last().plusDays(1))
                            .mapToInt(day ->
                                    groups.stream()
                                            .filter(it -> it.on(day))
                                            .mapToInt(CareGroup::seats)
                                            .sum())
                            .min()
                            .orElseThrow();
            assertThat(CareGroup.seats(groups, YEAR)).isEqualTo(fewest);
        }
    }
}
