// SPDX-License-Identifier: EUPL-1.2
package city.planning.scenario;

import static city.planning.scenario.Method.Mode.ANEW;
import static city.planning.scenario.Method.Mode.KEEP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import city.base.shared.Language;
import city.base.shared.Point;
import city.base.shared.ResidentId;
import city.base.shared.Suppression;
import city.base.shared.UnitId;
import city.heart.placement.Plan;
import city.heart.placement.Plans;
import city.heart.placement.Reach;
import city.heart.service.Assignment.Aim;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The algebra of changes, on Helsinki's units and areas and 600 invented homes, by seed.
class ChangesTest {
    private static final String YEAR = "2026-27";
    private static final Plan PRE_PRIMARY = Plans.helsinki("pre-primary", YEAR);
    private static final Plan SCHOOL = Plans.helsinki("school", YEAR);
    private static final LocalDate DAY = LocalDate.of(2026, 1, 7);

    private static Method method(Method.Mode mode) {
        return new Method(mode, Method.Procedure.TIERS, Method.USUAL, "seed");
    }

    /// @param holding each third child has a place in some unit
    private static Snapshot snapshot(Plan plan, boolean holding) {
        return snapshot(plan, holding, 0);
    }

    /// @param outside how many live where no area is
    private static Snapshot snapshot(Plan plan, boolean holding, int outside) {
        var due = new ArrayList<WholeDemand.Due>();
        var buildings = new HashMap<String, Point>();
        var units = plan.units();
        var number = 1;
        for (var language : List.of(Language.FI, Language.SV)) {
            var homes = Plans.homes(language.equals(Language.FI) ? 500 : 100, language, YEAR, 7);
            for (var home : homes) {
                var building = "building-" + number;
                buildings.put(building, home);
                var same = units.stream().filter(it -> it.languages().contains(language)).toList();
                due.add(
                        new WholeDemand.Due(
                                new ResidentId(number),
                                language,
                                building,
                                0,
                                holding && number % 3 == 0
                                        ? same.get(number % same.size()).id()
                                        : null,
                                Set.of()));
                number++;
            }
        }
        due.add(new WholeDemand.Due(new ResidentId(number), Language.FI, null, 0, null, Set.of()));
        buildings.put("outside", new Point(300_000, 6_600_000));
        for (var it = 1; it <= outside; it++) {
            due.add(
                    new WholeDemand.Due(
                            new ResidentId(number + it),
                            Language.FI,
                            "outside",
                            0,
                            null,
                            Set.of()));
        }
        return new Snapshot(new WholeDemand.Drawn(DAY, 0, 0, due), plan, buildings);
    }

    private static Placed placed(Snapshot snapshot, Changes changes, Method method) {
        return snapshot.with(changes, changes.applyTo(snapshot.plan()), method);
    }

    private static Map<String, String> places(Snapshot snapshot, Placed placed) {
        var places = new TreeMap<String, String>();
        snapshot.applicants().forEach(it -> places.put(it.id(), String.valueOf(placed.unit(it))));
        return places;
    }

    private static final Figures.Now NOW = new Figures.Now(0, 0, 0);

    private static Figures figures(Snapshot snapshot, Changes changes, Method method) {
        return Comparing.of(
                snapshot, NOW, snapshot.today(method), placed(snapshot, changes, method), () -> 0);
    }

    @Test
    void a_plan_of_today_finds_what_a_round_finds() {
        for (var kind : List.of("pre-primary", "school")) {
            var plan = Plans.helsinki(kind, YEAR);
            for (var language : List.of(Language.FI, Language.SV)) {
                for (var home : Plans.homes(20, language, YEAR, 3)) {
                    assertThat(plan.reach(home, language))
                            .isEqualTo(Plans.asARoundFinds(home, kind, language, YEAR));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pre-primary", "school"})
    void a_scenario_of_nothing_moves_nobody(String kind) {
        var snapshot = snapshot(Plans.helsinki(kind, YEAR), true);
        for (var mode : Method.Mode.values()) {
            var figures = figures(snapshot, Changes.NONE, method(mode));
            assertThat(figures.moved()).isZero();
            assertThat(figures.gained()).isZero();
            assertThat(figures.lost()).isZero();
            assertThat(figures.after()).isEqualTo(figures.before());
            assertThat(figures.areas())
                    .allSatisfy(it -> {
                        var ways = it.ways();
                        if (ways != null) {
                            assertThat(ways.after()).isEqualTo(ways.before());
                            assertThat(ways.longestAfter()).isEqualTo(ways.longestBefore());
                        }
                        assertThat(it.lost()).isIn(0, null);
                        assertThat(it.freeAfter()).isEqualTo(it.freeBefore());
                    });
        }
    }

    @Test
    void closing_and_reopening_is_today_whatever_else_was_tried_and_taken_back() {
        var random = new Random(11);
        for (var round = 0; round < 200; round++) {
            var kept = changes(random, 3);
            var tried = changes(random, 5);
            var now = kept;
            for (var it : tried.list()) {
                now = now.with(it);
            }
            // Taken back in another order than they came.
            var back = new ArrayList<>(tried.list());
            Collections.shuffle(back, random);
            for (var it : back) {
                now =
                        switch (it) {
                            case Change.Close(var unit) when !kept.list().contains(it) ->
                                    now.reopening(unit);
                            case Change.Seats(var unit, var more) ->
                                    now.with(new Change.Seats(unit, -more));
                            default -> now;
                        };
            }
            assertThat(Set.copyOf(now.list())).isEqualTo(Set.copyOf(kept.list()));
            assertThat(now.applyTo(PRE_PRIMARY).same(kept.applyTo(PRE_PRIMARY))).isTrue();
        }
        var unit = PRE_PRIMARY.units().getFirst().id();
        var reopened = Changes.NONE.with(new Change.Close(unit)).reopening(unit);
        assertThat(reopened).isEqualTo(Changes.NONE);
        assertThat(reopened.applyTo(PRE_PRIMARY).same(PRE_PRIMARY)).isTrue();
    }

    private static Changes changes(Random random, int most) {
        var changes = Changes.NONE;
        var units = PRE_PRIMARY.units();
        for (var i = random.nextInt(most + 1); i > 0; i--) {
            var unit = units.get(random.nextInt(units.size())).id();
            changes =
                    changes.with(
                            random.nextBoolean()
                                    ? new Change.Close(unit)
                                    : new Change.Seats(unit, 1 + random.nextInt(30)));
        }
        return changes;
    }

    @Test
    void closures_and_seats_come_to_the_same_in_any_order() {
        var random = new Random(5);
        var snapshot = snapshot(PRE_PRIMARY, true);
        for (var round = 0; round < 3; round++) {
            var changes = changes(random, 6);
            var shuffled = new ArrayList<>(changes.list());
            Collections.shuffle(shuffled, random);
            assertThat(places(snapshot, placed(snapshot, new Changes(shuffled), method(ANEW))))
                    .isEqualTo(places(snapshot, placed(snapshot, changes, method(ANEW))));
        }
    }

    @Test
    void what_is_reckoned_from_today_is_what_is_measured_anew() {
        var random = new Random(8);
        var snapshot = snapshot(PRE_PRIMARY, true);
        for (var mode : Method.Mode.values()) {
            var changes =
                    changes(random, 6).with(new Change.Close(PRE_PRIMARY.units().get(5).id()));
            assertThat(changes.seatsOnly()).isTrue();
            var plan = changes.applyTo(PRE_PRIMARY);
            var anew =
                    Placed.of(
                            plan,
                            snapshot.applicants(),
                            Placed.instance(plan, snapshot.applicants(), mode),
                            method(mode));
            assertThat(places(snapshot, placed(snapshot, changes, method(mode))))
                    .isEqualTo(places(snapshot, anew));
        }
    }

    @Test
    void an_area_shifted_and_shifted_back_is_today() {
        var area = SCHOOL.areas().getFirst();
        var other = SCHOOL.areas().get(1);
        var there = shift(area, null, other.unit());
        var snapshot = snapshot(SCHOOL, false);
        var moved = figures(snapshot, Changes.NONE.with(there), method(ANEW));
        assertThat(moved.moved()).isNull(); // one to four of so few homes in so many areas
        var back = Changes.NONE.with(there).with(shift(area, null, area.unit()));
        assertThat(back.list()).hasSize(1);
        assertThat(figures(snapshot, back, method(ANEW)).moved()).isZero();
        // Two parts of the same ground, the later word holds.
        var box =
                "POLYGON((300000 6000000, 300000 7000000, 500000 7000000, 500000 6000000, 300000 6000000))";
        var twice = Changes.NONE.with(there).with(shift(area, box, area.unit())).applyTo(SCHOOL);
        for (var home : Plans.homes(300, Language.FI, YEAR, 2)) {
            assertThat(twice.area(home, Language.FI)).isEqualTo(SCHOOL.area(home, Language.FI));
        }
    }

    private static Change.Shift shift(Plan.PlanArea area, String part, UnitId to) {
        return new Change.Shift(area.id(), area.language(), null, part, to);
    }

    @Test
    void every_home_has_one_area_after_shifts_and_closures_as_before() {
        var areas =
                SCHOOL.areas().stream().filter(it -> it.language().equals(Language.FI)).toList();
        var changes =
                Changes.NONE
                        .with(new Change.Close(areas.get(3).unit()))
                        .with(new Change.Close(areas.get(20).unit()))
                        .with(shift(areas.get(7), null, areas.get(8).unit()))
                        .with(
                                shift(
                                        areas.get(20),
                                        "POLYGON((380000 6670000, 380000 6690000, 386000 6690000, 386000 6670000, 380000 6670000))",
                                        areas.get(21).unit()));
        var plan = changes.applyTo(SCHOOL);
        for (var home : Plans.homes(2_000, Language.FI, YEAR, 4)) {
            var now = plan.area(home, Language.FI);
            assertThat(now).isPresent();
            if (!plan.changed(Language.FI).contains(now.get())) {
                assertThat(now).isEqualTo(SCHOOL.area(home, Language.FI));
            }
        }
    }

    @Test
    void the_area_of_a_closed_school_falls_to_the_nearest_of_the_others_place_by_place() {
        var closed =
                SCHOOL.areas().stream()
                        .filter(it -> it.language().equals(Language.FI))
                        .toList()
                        .get(10);
        var plan = Changes.NONE.with(new Change.Close(closed.unit())).applyTo(SCHOOL);
        var seen = 0;
        for (var home : Plans.homes(3_000, Language.FI, YEAR, 6)) {
            if (SCHOOL.area(home, Language.FI).equals(java.util.Optional.of(closed.id()))) {
                seen++;
                var nearest =
                        SCHOOL.units().stream()
                                .filter(it -> it.languages().contains(Language.FI))
                                .filter(it -> !it.id().equals(closed.unit()))
                                .min(
                                        java.util.Comparator.comparingDouble(it ->
                                                Math.hypot(
                                                        it.place().east() - home.east(),
                                                        it.place().north() - home.north())))
                                .map(Plan.PlanUnit::id)
                                .orElseThrow();
                assertThat(plan.reach(home, Language.FI))
                        .isInstanceOfSatisfying(
                                Reach.Units.class,
                                it ->
                                        assertThat(it.units())
                                                .extracting(Reach.Way::unit)
                                                .containsExactly(nearest));
            }
        }
        assertThat(seen).isGreaterThan(10);
    }

    @Test
    void who_has_a_place_keeps_it_unless_its_unit_is_closed() {
        var snapshot = snapshot(PRE_PRIMARY, true);
        var closed = PRE_PRIMARY.units().get(30).id();
        var kept = placed(snapshot, Changes.NONE.with(new Change.Close(closed)), method(KEEP));
        var freed = 0;
        for (var home : snapshot.applicants()) {
            var holds = home.holds();
            if (holds != null && holds.equals(closed)) {
                freed++;
                assertThat(kept.unit(home)).isNotNull().isNotEqualTo(closed);
            } else if (holds != null) {
                assertThat(kept.unit(home)).isEqualTo(holds);
            }
        }
        assertThat(freed).isPositive();
    }

    @Test
    void a_planned_unit_takes_children_and_goes_with_all_that_refers_to_it() {
        var home = Plans.homes(1, Language.FI, YEAR, 9).getFirst();
        var id = Changes.NONE.nextPlanned();
        var open =
                Changes.NONE.with(
                        new Change.Open(id, "New", Language.FI, home.east(), home.north(), 40));
        var snapshot = snapshot(PRE_PRIMARY, false);
        var placed = placed(snapshot, open, method(ANEW));
        assertThat(snapshot.applicants()).anyMatch(it -> id.equals(placed.unit(it)));
        assertThat(open.nextPlanned()).isNotEqualTo(id);
        var more =
                open.with(new Change.Seats(id, 10))
                        .with(shift(SCHOOL.areas().getFirst(), null, id));
        assertThat(more.list()).hasSize(3);
        assertThat(more.without(0)).isEqualTo(Changes.NONE);
        assertThat(more.with(new Change.Close(id))).isEqualTo(Changes.NONE);
        assertThat(more.without(7)).isEqualTo(more);
    }

    @Test
    void a_new_school_has_no_area_until_one_is_shifted_to_it() {
        var area = SCHOOL.areas().getFirst();
        var school = SCHOOL.unit(area.unit()).orElseThrow();
        var id = Changes.NONE.nextPlanned();
        var open =
                Changes.NONE.with(
                        new Change.Open(
                                id,
                                "New",
                                Language.FI,
                                school.place().east(),
                                school.place().north(),
                                60));
        assertThat(open.applyTo(SCHOOL).areas()).noneMatch(it -> it.unit().equals(id));
        var shifted = open.with(shift(area, null, id)).applyTo(SCHOOL);
        assertThat(shifted.areas()).anyMatch(it -> it.unit().equals(id));
        assertThat(shifted.areas()).noneMatch(it -> it.unit().equals(area.unit()));
    }

    @Test
    void the_order_of_aims_and_the_method_make_a_difference_that_is_shown() {
        var snapshot = snapshot(PRE_PRIMARY, false);
        var metresFirst =
                new Method(ANEW, Method.Procedure.TIERS, List.of(Aim.PLACED, Aim.METRES), "seed");
        var before = snapshot.today(method(ANEW));
        var after = snapshot.with(Changes.NONE, PRE_PRIMARY, metresFirst);
        var figures = Comparing.of(snapshot, NOW, before, after, () -> 0);
        assertThat(figures.ways().after()).isLessThan(figures.ways().before());
        assertThat(figures.moved()).isGreaterThan(5);
        assertThat(new Method(ANEW, Method.Procedure.TIERS, List.of(Aim.METRES), "s").holds())
                .isFalse();
        assertThat(new Method(ANEW, Method.Procedure.LADDER, List.of(Aim.METRES), "s").holds())
                .isTrue();
        assertThat(new Method(ANEW, Method.Procedure.LADDER, List.of(), "s").holds()).isFalse();
    }

    @Test
    void a_change_that_no_longer_fits_the_city_is_no_plan() {
        var gone = new UnitId("school-gone");
        for (var change :
                List.of(
                        new Change.Close(gone),
                        new Change.Seats(gone, 3),
                        new Change.Shift("gone", Language.FI, null, null, gone))) {
            assertThatThrownBy(() -> Changes.NONE.with(change).applyTo(SCHOOL))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(Fitting.fault(SCHOOL, change)).isNotNull();
        }
    }

    @Test
    void whoever_lives_in_no_area_stands_in_a_row_too() {
        var figures = figures(snapshot(PRE_PRIMARY, false, 12), Changes.NONE, method(ANEW));
        assertThat(figures.areas())
                .filteredOn(it -> it.area().equals(Figures.AreaRow.NONE))
                .extracting(Figures.AreaRow::language, Figures.AreaRow::children)
                .containsExactly(tuple(Language.FI, 12));
    }

    @Test
    void fewer_than_five_are_never_told() {
        var snapshot = snapshot(PRE_PRIMARY, false);
        var changes = Changes.NONE.with(new Change.Close(PRE_PRIMARY.units().get(3).id()));
        var figures = figures(snapshot, changes, method(ANEW));
        assertThat(figures.unknownHome()).isNull();
        var hidden = figures.areas().stream().filter(it -> it.children() == null).toList();
        assertThat(hidden).isNotEmpty();
        assertThat(hidden)
                .allSatisfy(it -> {
                    assertThat(it.ways()).isNull();
                    assertThat(it.moved()).isNull();
                    assertThat(it.gained()).isNull();
                    assertThat(it.lost()).isNull();
                });
        var shown = figures.areas().stream().filter(it -> it.children() != null).toList();
        assertThat(shown)
                .allSatisfy(it -> {
                    assertThat(it.children()).isNotIn(1, 2, 3, 4);
                    // The way of few who move would follow from the difference.
                    if (it.moved() == null) {
                        assertThat(it.ways()).isNull();
                    }
                    assertThat(it.moved()).isNotIn(1, 2, 3, 4);
                    assertThat(it.gained()).isNotIn(1, 2, 3, 4);
                    assertThat(it.lost()).isNotIn(1, 2, 3, 4);
                });
        // What is left to the total is no small group either.
        assertThat(figures.children() - shown.stream().mapToInt(it -> it.children()).sum())
                .isGreaterThanOrEqualTo(5);
        assertThat(figures.units())
                .allSatisfy(it -> {
                    assertThat(it.filledBefore()).isNotIn(1, 2, 3, 4);
                    assertThat(it.filledAfter()).isNotIn(1, 2, 3, 4);
                });
    }

    @Test
    void the_next_larger_group_is_hidden_with_a_lone_small_one() {
        assertThat(Suppression.hidden(List.of(3, 20, 9, 40), it -> it)).isEqualTo(Set.of(3, 9));
        assertThat(Suppression.hidden(List.of(2, 4, 20), it -> it)).isEqualTo(Set.of(2, 4));
        assertThat(Suppression.hidden(List.of(0, 5, 20), it -> it)).isEmpty();
        assertThat(SmallNumbers.hundreds(1)).isEqualTo(100);
        assertThat(SmallNumbers.hundreds(700)).isEqualTo(700);
    }

    @Test
    void corners_are_read_as_people_write_them() {
        assertThat(Corners.polygon("386000 6672000\n387000, 6672000\n387000;6673000"))
                .contains(
                        "POLYGON((386000 6672000, 387000 6672000, 387000 6673000, 386000 6672000))");
        assertThat(Corners.polygon("386000 6672000\n387000 6672000")).isEmpty();
        assertThat(Corners.polygon("here\nthere\neverywhere")).isEmpty();
        assertThat(Corners.place("386000 6672000")).contains(new Point(386000, 6672000));
        assertThat(Corners.place("60.1699 24.9384")).isEmpty();
    }

    @Test
    void only_closed_units_are_crossed_out_on_the_map_and_changed_areas_are_marked() {
        var area = SCHOOL.areas().getFirst();
        var to = SCHOOL.areas().get(1).unit();
        var shifted = Changes.NONE.with(shift(area, null, to));
        var closed = PRE_PRIMARY.units().getFirst().id();
        assertThat(after(shifted, to)).contains("area-changed").doesNotContain("unit-closed");
        assertThat(after(shifted.with(new Change.Close(closed)), closed))
                .contains("area-changed", "unit-closed", "<title>then</title>")
                .doesNotContain("<title>now</title>");
    }

    private static String after(Changes changes, UnitId touched) {
        return PRE_PRIMARY
                .maps(
                        changes.applyTo(PRE_PRIMARY),
                        List.of(),
                        List.of(),
                        new Plan.Shown(Language.FI, Set.of(), Set.of(touched), "now", "then"))
                .after();
    }
}
