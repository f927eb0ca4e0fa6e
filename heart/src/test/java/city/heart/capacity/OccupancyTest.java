// SPDX-License-Identifier: EUPL-1.2
package city.heart.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.heart.unit.Coefficients;
import city.heart.unit.Coefficients.Days;
import city.heart.unit.Coefficients.Need;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The values are those that a Finnish city system publishes in its tests.
class OccupancyTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 9, 7);
    private static final LocalDate SATURDAY = LocalDate.of(2026, 9, 12);
    private static final LocalDate IN_BREAK = LocalDate.of(2026, 10, 14);
    private static final LocalDate EPIPHANY = LocalDate.of(2027, 1, 6);
    static final Coefficients HELSINKI =
            new Coefficients(
                    new BigDecimal("7"),
                    new BigDecimal("1.75"),
                    3,
                    Map.of(
                            "full-day", need("1.00", "1.75", false),
                            "part-time", need("0.54", "0.88", false),
                            "pre-primary", need("0.50", "0.50", true),
                            "pre-primary-and-care", need("1.00", "1.00", false),
                            "club", need("1.00", "1.75", true)),
                    Map.of("pre-primary", "pre-primary"),
                    EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                    Set.of(EPIPHANY),
                    List.of(new Days(LocalDate.of(2026, 10, 12), LocalDate.of(2026, 10, 16))));
    private static final Occupancy OCCUPANCY = new Occupancy(HELSINKI);

    private static Need need(String coefficient, String young, boolean termOnly) {
        return new Need(new BigDecimal(coefficient), new BigDecimal(young), termOnly);
    }

    private static Booking booking(String child, Stage stage, String need) {
        return new Booking(
                child,
                stage,
                LocalDate.of(2026, 8, 1),
                LocalDate.of(2027, 7, 31),
                need,
                BigDecimal.ONE,
                null,
                false);
    }

    private static Booking young(String need, LocalDate born) {
        return new Booking(
                "c",
                Stage.CONFIRMED,
                LocalDate.of(2026, 8, 1),
                LocalDate.of(2027, 7, 31),
                need,
                BigDecimal.ONE,
                HELSINKI.youngUntil(born),
                false);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    1.75, 6,   4.2
                    1.0,  6,   2.4
                    1.0,  1.5, 9.5
                    1.0,  2.0, 7.1
                    """)
    void the_published_percentages(String sum, String caretakers, String percent) {
        assertThat(
                        Occupancy.percentage(
                                new BigDecimal(sum), new BigDecimal(caretakers), new BigDecimal(7)))
                .isEqualTo(new BigDecimal(percent));
    }

    /// First the ratio to four decimals, then the percentage to one.
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    0.00250, 1, 1, 0.2
                    0.00350, 1, 1, 0.4
                    0.00045, 1, 1, 0.0
                    0.00055, 1, 1, 0.1
                    0.87650, 1, 1, 87.6
                    0.87750, 1, 1, 87.8
                    0.876450, 1, 1, 87.6
                    0.876550, 1, 1, 87.7
                    """)
    void both_roundings_are_half_to_even(String sum, String staff, String per, String percent) {
        assertThat(
                        Occupancy.percentage(
                                new BigDecimal(sum), new BigDecimal(staff), new BigDecimal(per)))
                .isEqualTo(new BigDecimal(percent));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    full-day,             2020-05-05, 1.00
                    part-time,            2020-05-05, 0.54
                    pre-primary,          2020-05-05, 0.50
                    pre-primary-and-care, 2020-05-05, 1.00
                    full-day,             2024-05-05, 1.75
                    part-time,            2024-05-05, 0.88
                    full-day,             2023-09-08, 1.75
                    full-day,             2023-09-07, 1.00
                    """)
    void the_published_coefficients_by_need_and_by_the_third_birthday(
            String need, LocalDate born, String coefficient) {
        assertThat(OCCUPANCY.of(young(need, born), MONDAY)).isEqualByComparingTo(coefficient);
    }

    @Test
    void support_counts_the_child_several_times_and_family_day_care_is_always_the_same() {
        var day = LocalDate.of(2026, 8, 1);
        var supported =
                new Booking(
                        "c",
                        Stage.CONFIRMED,
                        day,
                        day,
                        "part-time",
                        new BigDecimal("3"),
                        null,
                        false);
        var atHome =
                new Booking(
                        "c", Stage.CONFIRMED, day, day, "part-time", BigDecimal.ONE, null, true);
        assertThat(OCCUPANCY.of(supported, day)).isEqualByComparingTo("1.62");
        assertThat(OCCUPANCY.of(atHome, day)).isEqualByComparingTo("1.75");
    }

    @Test
    void on_a_break_between_terms_pre_primary_and_club_count_nothing_and_the_others_do() {
        var all =
                HELSINKI.needs().keySet().stream()
                        .map(it -> booking(it, Stage.CONFIRMED, it))
                        .toList();
        var counted = new HashMap<String, BigDecimal>();
        all.forEach(it -> counted.put(it.need(), OCCUPANCY.of(it, IN_BREAK)));
        assertThat(counted)
                .isEqualTo(
                        Map.of(
                                "full-day", new BigDecimal("1.00"),
                                "part-time", new BigDecimal("0.54"),
                                "pre-primary", BigDecimal.ZERO,
                                "pre-primary-and-care", new BigDecimal("1.00"),
                                "club", BigDecimal.ZERO));
        assertThat(
                        OCCUPANCY.on(
                                IN_BREAK,
                                Stage.CONFIRMED,
                                List.of(booking("c", Stage.CONFIRMED, "pre-primary")),
                                BigDecimal.ONE))
                .isEqualTo(new BigDecimal("0.0"));
    }

    @Test
    void a_closed_day_and_a_day_without_staff_have_no_value() {
        var one = List.of(booking("c", Stage.CONFIRMED, "full-day"));
        assertThat(OCCUPANCY.on(SATURDAY, Stage.CONFIRMED, one, BigDecimal.ONE)).isNull();
        assertThat(OCCUPANCY.on(EPIPHANY, Stage.CONFIRMED, one, BigDecimal.ONE)).isNull();
        assertThat(OCCUPANCY.on(MONDAY, Stage.CONFIRMED, one, BigDecimal.ZERO)).isNull();
        assertThat(OCCUPANCY.on(MONDAY, Stage.CONFIRMED, List.of(), BigDecimal.ONE))
                .isEqualTo(new BigDecimal("0.0"));
    }

    @Test
    void a_placement_and_a_plan_of_one_child_count_once_by_the_larger() {
        var both =
                List.of(
                        booking("c", Stage.CONFIRMED, "part-time"),
                        booking("c", Stage.PLANNED, "full-day"));
        assertThat(OCCUPANCY.on(MONDAY, Stage.CONFIRMED, both, new BigDecimal("1")))
                .isEqualTo(new BigDecimal("7.7"));
        assertThat(OCCUPANCY.on(MONDAY, Stage.PLANNED, both, new BigDecimal("1")))
                .isEqualTo(new BigDecimal("14.3"));
    }

    @Test
    void a_plan_is_not_confirmed_and_a_draft_is_not_planned() {
        var all =
                List.of(
                        booking("a", Stage.CONFIRMED, "full-day"),
                        booking("b", Stage.PLANNED, "full-day"),
                        booking("c", Stage.DRAFT, "full-day"));
        assertThat(
                        List.of(Stage.values()).stream()
                                .map(it -> OCCUPANCY.on(MONDAY, it, all, new BigDecimal("2")))
                                .toList())
                .isEqualTo(
                        List.of(
                                new BigDecimal("7.1"),
                                new BigDecimal("14.3"),
                                new BigDecimal("21.4")));
    }

    @Test
    void a_month_is_told_by_its_fullest_open_day_and_one_without_staff_has_none() {
        var from = LocalDate.of(2026, 8, 24);
        var one =
                new Booking(
                        "a",
                        Stage.CONFIRMED,
                        from,
                        LocalDate.of(2026, 9, 30),
                        "full-day",
                        BigDecimal.ONE,
                        null,
                        false);
        var months =
                OCCUPANCY.months(
                        YearMonth.of(2026, 7),
                        YearMonth.of(2026, 9),
                        List.of(one),
                        day ->
                                day.isBefore(LocalDate.of(2026, 8, 1))
                                        ? BigDecimal.ZERO
                                        : new BigDecimal("2"));
        assertThat(months)
                .isEqualTo(
                        List.of(
                                new OccupancyMonth(
                                        YearMonth.of(2026, 7),
                                        23,
                                        BigDecimal.ZERO,
                                        null,
                                        null,
                                        null),
                                new OccupancyMonth(
                                        YearMonth.of(2026, 8),
                                        21,
                                        new BigDecimal("2"),
                                        new BigDecimal("7.1"),
                                        new BigDecimal("7.1"),
                                        new BigDecimal("7.1")),
                                new OccupancyMonth(
                                        YearMonth.of(2026, 9),
                                        22,
                                        new BigDecimal("2"),
                                        new BigDecimal("7.1"),
                                        new BigDecimal("7.1"),
                                        new BigDecimal("7.1"))));
    }

    @Test
    void a_need_that_the_city_does_not_know_is_an_error() {
        assertThatThrownBy(() -> OCCUPANCY.of(booking("c", Stage.DRAFT, "evening"), MONDAY))
                .hasMessage("Unknown service need evening");
    }

    /// A thousand random units: the order of the bookings is nothing, a booking told twice is nothing,
    /// no stage has less than the one before it, and one child more never makes a unit emptier.
    @Test
    void holds_its_properties_on_random_units() {
        var random = new Random(20260107);
        var needs = HELSINKI.needs().keySet().stream().sorted().toList();
        for (var round = 0; round < 1000; round++) {
            var bookings = new ArrayList<Booking>();
            for (var i = random.nextInt(30); i >= 0; i--) {
                var first = MONDAY.plusDays(random.nextInt(60) - 30);
                bookings.add(
                        new Booking(
                                "c" + random.nextInt(12),
                                Stage.values()[random.nextInt(3)],
                                first,
                                first.plusDays(random.nextInt(60)),
                                needs.get(random.nextInt(needs.size())),
                                BigDecimal.valueOf(1 + random.nextInt(3)),
                                random.nextBoolean() ? MONDAY.plusDays(random.nextInt(40)) : null,
                                random.nextInt(10) == 0));
            }
            var day = MONDAY.plusDays(random.nextInt(5));
            var staff = BigDecimal.valueOf(1 + random.nextInt(8)).divide(new BigDecimal(2));
            var of = values(day, bookings, staff);
            var shuffled = new ArrayList<>(bookings);
            shuffled.addAll(bookings.subList(0, bookings.size() / 2));
            Collections.shuffle(shuffled, random);
            assertThat(values(day, shuffled, staff)).isEqualTo(of);
            assertThat(of).isSorted();
            var more = new ArrayList<>(bookings);
            more.add(booking("new", Stage.CONFIRMED, "full-day"));
            var fuller = values(day, more, staff);
            for (var i = 0; i < of.size(); i++) {
                assertThat(fuller.get(i)).isGreaterThan(of.get(i));
            }
        }
    }

    private static List<BigDecimal> values(
            LocalDate day, List<Booking> bookings, BigDecimal caretakers) {
        return List.of(Stage.values()).stream()
                .map(it -> OCCUPANCY.on(day, it, bookings, caretakers))
                .toList();
    }
}
