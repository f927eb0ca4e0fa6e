// SPDX-License-Identifier: EUPL-1.2
package city.heart.placement;

import static city.heart.placement.UnitChoice.Ground.*;
import static org.assertj.core.api.Assertions.assertThat;

import city.base.shared.Language;
import city.base.shared.Point;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.heart.placement.UnitChoice.NeedsPerson;
import city.heart.placement.UnitChoice.Proposed;
import city.heart.placement.UnitChoice.Why;
import city.heart.unit.Area;
import city.heart.unit.AreaYears;
import city.heart.unit.District;
import city.heart.unit.Geography;
import city.heart.unit.Unit;
import city.heart.unit.UnitFixture;
import city.heart.unit.UnitRules;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/// Two areas side by side, each a square kilometre: west of east 1000 and east of it.
class ChooserTest {
    static final String YEAR = "2026-27";
    private static final String METHOD = "straight line x 1.30, choice 1";
    private static final Unit WEST = school("west-school", 900, 500);
    private static final Unit EAST = school("east-school", 1900, 500);
    private static final Unit NEAR = preprimary("near", 400, 500, Set.of());
    private static final Unit GOES_ON = preprimary("goes-on", 100, 500, Set.of(WEST.id()));
    private static final Unit FAR = preprimary("far", 1500, 500, Set.of());
    private static final List<Area> AREAS =
            List.of(area("a-west", 0, WEST.id()), area("b-east", 1000, EAST.id()));
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 7);
    private static final Point HOME = new Point(500, 500);

    static Unit school(String id, double east, double north) {
        return unit(id, "school", east, north, Set.of());
    }

    static Unit preprimary(String id, double east, double north, Set<UnitId> schools) {
        return unit(id, "pre-primary", east, north, schools);
    }

    private static Unit unit(
            String id, String kind, double east, double north, Set<UnitId> schools) {
        return new Unit(
                new UnitId(id),
                Set.of(kind),
                Map.of(Language.FI, id),
                Set.of(Language.FI),
                true,
                schools,
                Map.of(Language.FI, "Keksitty katu 1"),
                null,
                east,
                north);
    }

    static Area area(String id, double west, UnitId unit) {
        return new Area(
                id,
                "school",
                Language.FI,
                YEAR,
                List.of(unit),
                new GeometryFactory().toGeometry(new Envelope(west, west + 1000, 0, 1000)));
    }

    private static Wish wish(String kind, Admission admission) {
        var by = wish(kind, Language.FI);
        return new Wish(
                by.holder(),
                by.child(),
                by.kind(),
                by.language(),
                by.period(),
                by.from(),
                by.until(),
                by.building(),
                by.sameBirth(),
                admission);
    }

    private static Wish wish(String kind, Language language) {
        return new Wish(
                new UUID(1, 1),
                new ResidentId(7),
                kind,
                language,
                YEAR,
                LocalDate.of(2026, 8, 1),
                LocalDate.of(2027, 7, 31),
                "b",
                List.of());
    }

    private static UnitChoice choose(
            Wish wish, Point home, Optional<UnitId> together, Object... seats) {
        return choose(AREAS, List.of(), UnitRules.NONE, wish, home, together, seats);
    }

    private static UnitChoice choose(
            List<Area> areas,
            List<District> districts,
            UnitRules rules,
            Wish wish,
            Point home,
            Optional<UnitId> together,
            Object... seats) {
        var units = new ArrayList<Unit>();
        Map<UnitId, Seats> free = new HashMap<>();
        for (var i = 0; i < seats.length; i += 2) {
            var unit = (Unit) seats[i];
            units.add(unit);
            free.put(
                    unit.id(),
                    new Seats(unit.id(), wish.kind(), YEAR, 10, 10 - (Integer) seats[i + 1], 0));
        }
        var city = Geography.of("", units, areas, districts, rules, null);
        return new Chooser(city, TODAY, UnitFixture.WAYS).choose(wish, home, free, together);
    }

    private static Proposed to(Unit unit, UnitChoice.Ground ground, Integer way, String area) {
        return new Proposed(unit.id(), ground, way, METHOD, area, false);
    }

    @Test
    void a_school_is_the_one_of_the_admission_area_and_need_not_be_the_nearest() {
        assertThat(
                        choose(
                                wish("school", Language.FI),
                                new Point(1010, 500),
                                Optional.empty(),
                                WEST,
                                5,
                                EAST,
                                5))
                .isEqualTo(to(EAST, AREA, null, "b-east"));
    }

    @Test
    void a_full_school_takes_the_child_of_its_own_area_and_says_so() {
        assertThat(choose(wish("school", Language.FI), HOME, Optional.empty(), WEST, 0, EAST, 5))
                .isEqualTo(new Proposed(WEST.id(), AREA, null, METHOD, "a-west", true));
    }

    @Test
    void the_only_pre_primary_unit_with_room_in_the_area_is_the_areas_own() {
        assertThat(
                        choose(
                                wish("pre-primary", Language.FI),
                                HOME,
                                Optional.empty(),
                                NEAR,
                                1,
                                FAR,
                                5))
                .isEqualTo(to(NEAR, AREA, 130, "a-west"));
    }

    @Test
    void within_the_area_continuity_to_the_future_school_goes_before_the_way() {
        assertThat(
                        choose(
                                wish("pre-primary", Language.FI),
                                HOME,
                                Optional.empty(),
                                NEAR,
                                1,
                                GOES_ON,
                                1))
                .isEqualTo(to(GOES_ON, CONTINUITY, 520, "a-west"));
    }

    @Test
    void a_full_area_gives_the_shortest_way_elsewhere() {
        assertThat(
                        choose(
                                wish("pre-primary", Language.FI),
                                HOME,
                                Optional.empty(),
                                NEAR,
                                0,
                                GOES_ON,
                                0,
                                FAR,
                                1))
                .isEqualTo(to(FAR, WAY, 1300, "a-west"));
    }

    @Test
    void children_of_one_birth_get_one_unit_even_when_it_is_full() {
        assertThat(
                        choose(
                                wish("pre-primary", Language.FI),
                                HOME,
                                Optional.of(NEAR.id()),
                                NEAR,
                                0,
                                GOES_ON,
                                5))
                .isEqualTo(new Proposed(NEAR.id(), SAME_BIRTH, 130, METHOD, "a-west", true));
    }

    @Test
    void what_the_machine_cannot_choose_goes_to_a_person() {
        var preprimary = wish("pre-primary", Language.FI);
        assertThat(choose(preprimary, null, Optional.empty(), NEAR, 1))
                .isEqualTo(new NeedsPerson(Why.NO_KNOWN_HOME));
        assertThat(choose(preprimary, new Point(5000, 0), Optional.empty(), NEAR, 1))
                .isEqualTo(new NeedsPerson(Why.NO_AREA));
        assertThat(choose(preprimary, HOME, Optional.empty(), NEAR, 0, FAR, 0))
                .isEqualTo(new NeedsPerson(Why.ALL_FULL));
        assertThat(choose(wish("pre-primary", Language.SV), HOME, Optional.empty(), NEAR, 1))
                .isEqualTo(new NeedsPerson(Why.NO_AREA));
        assertThat(choose(wish("music", Language.FI), HOME, Optional.empty(), NEAR, 1))
                .isEqualTo(new NeedsPerson(Why.NO_UNIT_IN_LANGUAGE));
    }

    @Test
    void of_an_area_that_joins_schools_the_nearest_with_room_takes_the_child_and_none_refuses() {
        var joined =
                List.of(
                        new Area(
                                "both",
                                "school",
                                Language.FI,
                                YEAR,
                                List.of(EAST.id(), WEST.id()),
                                new GeometryFactory().toGeometry(new Envelope(0, 2000, 0, 1000))));
        var wish = wish("school", Language.FI);
        assertThat(
                        List.of(
                                choose(
                                        joined,
                                        List.of(),
                                        UnitRules.NONE,
                                        wish,
                                        HOME,
                                        Optional.empty(),
                                        WEST,
                                        1,
                                        EAST,
                                        1),
                                choose(
                                        joined,
                                        List.of(),
                                        UnitRules.NONE,
                                        wish,
                                        HOME,
                                        Optional.empty(),
                                        WEST,
                                        0,
                                        EAST,
                                        1),
                                choose(
                                        joined,
                                        List.of(),
                                        UnitRules.NONE,
                                        wish,
                                        HOME,
                                        Optional.empty(),
                                        WEST,
                                        0,
                                        EAST,
                                        0)))
                .isEqualTo(
                        List.of(
                                new Proposed(WEST.id(), AREA, 520, METHOD, "both", false),
                                new Proposed(EAST.id(), AREA, 1820, METHOD, "both", false),
                                new Proposed(WEST.id(), AREA, 520, METHOD, "both", true)));
    }

    @Test
    void
            by_district_the_nearest_school_of_the_district_with_room_is_chosen_and_a_full_one_is_full() {
        var districts =
                List.of(
                        new District(
                                "south",
                                new GeometryFactory().toGeometry(new Envelope(0, 1950, 0, 1000))),
                        new District(
                                "north",
                                new GeometryFactory()
                                        .toGeometry(new Envelope(0, 1950, 1000, 2000))));
        var near = school("near-but-north", 500, 1010);
        var wish = wish("school", Admission.DISTRICT);
        assertThat(
                        List.of(
                                choose(
                                        List.of(),
                                        districts,
                                        UnitRules.NONE,
                                        wish,
                                        HOME,
                                        Optional.empty(),
                                        near,
                                        5,
                                        WEST,
                                        0,
                                        EAST,
                                        5),
                                choose(
                                        List.of(),
                                        districts,
                                        UnitRules.NONE,
                                        wish,
                                        HOME,
                                        Optional.empty(),
                                        near,
                                        5,
                                        WEST,
                                        0,
                                        EAST,
                                        0),
                                choose(
                                        List.of(),
                                        districts,
                                        UnitRules.NONE,
                                        wish,
                                        HOME,
                                        Optional.empty(),
                                        near,
                                        5),
                                choose(
                                        List.of(),
                                        districts,
                                        UnitRules.NONE,
                                        wish,
                                        new Point(5000, 0),
                                        Optional.empty(),
                                        near,
                                        5)))
                .isEqualTo(
                        List.of(
                                new Proposed(EAST.id(), WAY, 1820, METHOD, "south", false),
                                new NeedsPerson(Why.ALL_FULL),
                                new NeedsPerson(Why.NO_UNIT_IN_LANGUAGE),
                                new NeedsPerson(Why.NO_AREA)));
    }

    @Test
    void by_city_the_nearest_unit_with_room_is_chosen_and_no_map_of_areas_is_needed() {
        assertThat(
                        choose(
                                List.of(),
                                List.of(),
                                UnitRules.NONE,
                                wish("pre-primary", Admission.CITY),
                                HOME,
                                Optional.empty(),
                                NEAR,
                                0,
                                GOES_ON,
                                2,
                                FAR,
                                2))
                .isEqualTo(new Proposed(GOES_ON.id(), WAY, 520, METHOD, "city", false));
    }

    @Test
    void next_years_areas_are_no_areas_before_their_day() {
        var late =
                new UnitRules(
                        new AreaYears(MonthDay.of(8, 1), MonthDay.of(1, 8)),
                        List.of(),
                        Optional.empty());
        assertThat(
                        choose(
                                AREAS,
                                List.of(),
                                late,
                                wish("school", Language.FI),
                                HOME,
                                Optional.empty(),
                                WEST,
                                5))
                .isEqualTo(new NeedsPerson(Why.NO_AREA));
    }

    @Test
    void a_round_reaches_the_schools_of_the_area_the_district_or_the_city() {
        var south =
                List.of(
                        new District(
                                "south",
                                new GeometryFactory().toGeometry(new Envelope(0, 1950, 0, 1000))));
        var north = school("north", 500, 1010);
        var city = Geography.of("", List.of(WEST, EAST, north), AREAS, south, UnitRules.NONE, null);
        var seats = new HashMap<UnitId, Seats>();
        for (var it : List.of(WEST, EAST, north)) {
            seats.put(it.id(), new Seats(it.id(), "school", YEAR, 1, 1, 0));
        }
        var chooser = new Chooser(city, TODAY, UnitFixture.WAYS);
        var how = "straight line x 1.30, round 1";
        assertThat(
                        List.of(Admission.values()).stream()
                                .map(it -> chooser.reach(wish("school", it), HOME, seats))
                                .toList())
                .isEqualTo(
                        List.of(
                                new Reach.Units(
                                        "a-west",
                                        how,
                                        List.of(new Reach.Way(WEST.id(), 520, true, false))),
                                new Reach.Units(
                                        "south",
                                        how,
                                        List.of(
                                                new Reach.Way(EAST.id(), 1820, false, false),
                                                new Reach.Way(WEST.id(), 520, false, false))),
                                new Reach.Units(
                                        "city",
                                        how,
                                        List.of(
                                                new Reach.Way(EAST.id(), 1820, false, false),
                                                new Reach.Way(north.id(), 663, false, false),
                                                new Reach.Way(WEST.id(), 520, false, false)))));
    }
}
