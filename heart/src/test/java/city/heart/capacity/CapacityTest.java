// SPDX-License-Identifier: EUPL-1.2
package city.heart.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.base.database.TestDatabase;
import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.base.usage.Actor;
import city.heart.capacity.Capacity.GroupOutcome;
import city.heart.capacity.GroupStep.What;
import city.heart.placement.ChildNeed;
import city.heart.placement.PlacementFixture;
import city.heart.placement.Placements;
import city.heart.placement.Seats;
import city.heart.placement.Wish;
import city.heart.unit.UnitFixture;
import city.heart.unit.UnitIssue;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Groups, seats and occupancy over the city of two square kilometres.
class CapacityTest {
    private static final Instant NOW = Instant.parse("2026-01-07T08:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneId.of("Europe/Helsinki"));
    private static final UnitId UNIT = new UnitId("west-goes-on");
    private static final LocalDate AUGUST = LocalDate.of(2026, 8, 1);
    private static final String YEAR = "2026-27";
    private static final Actor ANNA = Actor.officer("anna");
    private static final String KIND = "pre-primary";
    private static JdbcClient owner;
    private static TransactionTemplate transaction;
    private static Placements placements;
    private static Capacity capacity;

    @BeforeAll
    static void connect() {
        var access = TestDatabase.fresh();
        owner = JdbcClient.create(TestDatabase.owner(access));
        var app = TestDatabase.app(access);
        var jdbc = JdbcClient.create(app);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(app));
        placements = PlacementFixture.placements(jdbc, CLOCK);
        capacity = CapacityFixture.capacity(jdbc, CLOCK);
    }

    @BeforeEach
    void fill() throws Exception {
        CapacityFixture.fill(owner);
        UnitFixture.rules(owner, Path.of("../cities/helsinki/units/rules.yaml"));
    }

    private static <T> T in(Supplier<T> work) {
        return transaction.execute(_ -> work.get());
    }

    private static GroupOutcome add(
            String name, int seats, String caretakers, LocalDate first, LocalDate last) {
        return in(() ->
                capacity.add(
                        UNIT, KIND, name, seats, new BigDecimal(caretakers), first, last, ANNA));
    }

    private static UUID group(String name) {
        return capacity.groups(UNIT).stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static Seats seats() {
        return placements.seats(KIND, YEAR).stream()
                .filter(it -> it.unit().equals(UNIT))
                .findFirst()
                .orElseThrow();
    }

    private static Seats seats(int capacity, int taken) {
        return new Seats(UNIT, KIND, YEAR, capacity, taken, 0);
    }

    private static List<UUID> place(int children) {
        var holders = new ArrayList<UUID>();
        for (var child = 1; child <= children; child++) {
            var wish =
                    new Wish(
                            new UUID(9, child),
                            new ResidentId(child),
                            KIND,
                            Language.FI,
                            YEAR,
                            LocalDate.of(2026, 8, 11),
                            LocalDate.of(2027, 6, 5),
                            "west",
                            List.of());
            in(() -> placements.place(List.of(wish)));
            holders.add(wish.holder());
        }
        return holders;
    }

    @Test
    void a_unit_with_groups_has_their_seats_and_says_who_added_them() {
        assertThat(seats()).isEqualTo(seats(2, 0));
        assertThat(add("E1", 14, "2", AUGUST, null)).isEqualTo(GroupOutcome.DONE);
        assertThat(add("E2", 7, "1", AUGUST, null)).isEqualTo(GroupOutcome.DONE);
        assertThat(seats()).isEqualTo(seats(21, 0));
        assertThat(capacity.steps(UNIT))
                .isEqualTo(
                        List.of(
                                new GroupStep(
                                        What.ADDED,
                                        "E2",
                                        7,
                                        new BigDecimal("1.0"),
                                        AUGUST,
                                        null,
                                        NOW,
                                        ANNA),
                                new GroupStep(
                                        What.ADDED,
                                        "E1",
                                        14,
                                        new BigDecimal("2.0"),
                                        AUGUST,
                                        null,
                                        NOW,
                                        ANNA)));
    }

    @Test
    void a_group_that_begins_during_the_year_leaves_the_year_to_the_folder() {
        add("E1", 14, "2", LocalDate.of(2027, 1, 1), null);
        assertThat(seats()).isEqualTo(seats(2, 0));
    }

    @Test
    void a_closed_group_gives_no_seats_but_nobody_loses_one_and_what_is_given_back_is_gone() {
        add("E1", 5, "1", AUGUST, null);
        var holders = place(3);
        assertThat(seats()).isEqualTo(seats(5, 3));
        assertThat(
                        in(() ->
                                capacity.close(
                                        UNIT,
                                        group("E1"),
                                        AUGUST.plusDays(10),
                                        Actor.officer("berit"))))
                .isEqualTo(GroupOutcome.DONE);
        assertThat(seats()).isEqualTo(new Seats(UNIT, KIND, YEAR, 3, 3, 0, 0));
        assertThat(capacity.issues(Set.of()))
                .isEqualTo(
                        List.of(
                                new UnitIssue(
                                        UnitIssue.Kind.CAPACITY_BELOW_PLACED,
                                        UNIT.value(),
                                        KIND,
                                        null,
                                        YEAR,
                                        3)));
        in(() -> {
            placements.release(holders.subList(0, 1));
            return 0;
        });
        assertThat(seats()).isEqualTo(new Seats(UNIT, KIND, YEAR, 2, 2, 0, 0));
    }

    @Test
    void one_group_is_there_once_on_a_day_and_the_database_refuses_a_second_one() {
        add("E1", 14, "2", AUGUST, LocalDate.of(2027, 7, 31));
        assertThat(add("E1", 14, "3", LocalDate.of(2027, 7, 31), null))
                .isEqualTo(GroupOutcome.OVERLAPS);
        assertThat(add("E1", 14, "3", LocalDate.of(2027, 8, 1), null)).isEqualTo(GroupOutcome.DONE);
        assertThat(in(() -> capacity.close(UNIT, group("E1"), LocalDate.of(2027, 8, 1), ANNA)))
                .isEqualTo(GroupOutcome.OVERLAPS);
        assertThatThrownBy(() ->
                        owner.sql(
                                        """
                                        insert into capacity.care_group
                                            (id, unit_id, kind, name, seats, caretakers, during, by_folder)
                                        values (gen_random_uuid(), 'west-goes-on', 'pre-primary', 'E1', 1, 1,
                                                '[2027-01-01,2027-02-01)', true)
                                        """)
                                .update())
                .hasMessageContaining("care_group_once_at_a_time");
    }

    @Test
    void a_group_must_end_after_it_begins_and_belong_to_a_unit_with_such_places() {
        assertThat(add("E1", 14, "2", AUGUST, AUGUST.minusDays(1)))
                .isEqualTo(GroupOutcome.ENDS_BEFORE_IT_BEGINS);
        assertThat(
                        in(() ->
                                capacity.add(
                                        UNIT,
                                        "school",
                                        "1A",
                                        20,
                                        BigDecimal.ONE,
                                        AUGUST,
                                        null,
                                        ANNA)))
                .isEqualTo(GroupOutcome.NOT_THERE);
        assertThat(in(() -> capacity.close(UNIT, new UUID(0, 0), AUGUST, ANNA)))
                .isEqualTo(GroupOutcome.NOT_THERE);
        assertThat(capacity.groups(UNIT)).isEmpty();
    }

    /// Two children of coefficient 0.5 proposed, one of them decided, and two in a draft: against one
    /// caretaker (7) that is 7.1, 14.3 and 28.6 per cent. On a summer's break pre-primary education
    /// counts nothing; a month in which there is no caretaker has no value.
    @Test
    void a_proposed_place_is_planned_until_it_is_decided() {
        var holders = place(2);
        add("E1", 14, "1", AUGUST, LocalDate.of(2027, 6, 30));
        in(() -> {
            placements.confirm(holders.subList(0, 1));
            return 0;
        });
        var months = capacity.months(UNIT, YEAR, KIND, 2, Set.of());
        assertThat(months.get(2))
                .isEqualTo(
                        new OccupancyMonth(
                                YearMonth.of(2026, 10),
                                22,
                                new BigDecimal("1.0"),
                                new BigDecimal("7.1"),
                                new BigDecimal("14.3"),
                                new BigDecimal("28.6")));
        assertThat(months.getLast())
                .isEqualTo(
                        new OccupancyMonth(
                                YearMonth.of(2027, 7), 22, BigDecimal.ZERO, null, null, null));
        assertThat(months).hasSize(12);
    }

    @Test
    void what_a_child_needs_counts_for_the_staff() {
        add("E1", 14, "2", AUGUST, null);
        var holder = place(1).getFirst();
        var need = new ChildNeed("pre-primary-and-care", new BigDecimal("2"), null, false);
        assertThat(in(() -> capacity.counts(holder, need))).isTrue();
        assertThat(capacity.months(UNIT, YEAR, KIND, 0, Set.of()).get(1).planned())
                .isEqualTo(new BigDecimal("14.3"));
        assertThat(in(() -> capacity.counts(new UUID(0, 0), need))).isFalse();
        assertThatThrownBy(() ->
                        capacity.counts(
                                holder, new ChildNeed("evening", BigDecimal.ONE, null, false)))
                .hasMessage("Unknown service need evening");
    }

    @Test
    void a_school_is_not_counted_by_staff_and_a_unit_without_groups_has_no_occupancy() {
        assertThat(capacity.months(new UnitId("west-school"), YEAR, "school", 0, Set.of()))
                .isEmpty();
        assertThat(capacity.months(UNIT, YEAR, KIND, 0, Set.of())).isEmpty();
    }
}
