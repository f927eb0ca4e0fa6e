// SPDX-License-Identifier: EUPL-1.2
package city.heart.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.base.database.TestDatabase;
import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.heart.unit.CityUnits;
import city.heart.unit.MapTexts;
import city.heart.unit.UnitFixture;
import city.heart.unit.UnitImport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class PlacementsTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-01-07T08:00:00Z"), ZoneId.of("Europe/Helsinki"));
    private static final Path HELSINKI = Path.of("../cities/helsinki");
    private static JdbcClient owner;
    private static TransactionTemplate transaction;
    private static Placements placements;
    private static UnitImport imports;

    @BeforeAll
    static void connect() {
        var access = TestDatabase.fresh();
        owner = JdbcClient.create(TestDatabase.owner(access));
        var app = TestDatabase.app(access);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(app));
        placements = PlacementFixture.placements(JdbcClient.create(app), CLOCK);
        imports =
                UnitFixture.imports(
                        JdbcClient.create(app),
                        app,
                        CLOCK,
                        (places, _) ->
                                PlacementFixture.declared(JdbcClient.create(app)).replace(places));
    }

    @BeforeEach
    void fill() {
        PlacementFixture.fill(owner);
    }

    private static Wish wish(int child, String kind, String building, Integer... sameBirth) {
        return new Wish(
                new UUID(child, kind.hashCode()),
                new ResidentId(child),
                kind,
                Language.FI,
                "2026-27",
                LocalDate.of(2026, 8, 11),
                LocalDate.of(2027, 6, 5),
                building,
                List.of(sameBirth).stream().map(ResidentId::new).toList());
    }

    private static UnitChoice place(Wish wish) {
        return transaction.execute(_ -> placements.place(List.of(wish))).get(wish.holder());
    }

    private static UnitId unit(UnitChoice choice) {
        return ((UnitChoice.Proposed) choice).unit();
    }

    private static int taken(String unit) {
        return placements.seats("pre-primary", "2026-27").stream()
                .filter(it -> it.unit().value().equals(unit))
                .mapToInt(Seats::taken)
                .sum();
    }

    @Test
    void asking_twice_for_the_same_offer_is_one_seat() {
        var first = place(wish(1, "pre-primary", "west"));
        assertThat(place(wish(1, "pre-primary", "west"))).isEqualTo(first);
        assertThat(taken("west-goes-on")).isEqualTo(1);
    }

    @Test
    void a_full_unit_gives_the_next_and_the_last_goes_to_a_person() {
        var units = new ArrayList<Object>();
        for (var child = 1; child <= 7; child++) {
            var choice = place(wish(child, "pre-primary", "west"));
            units.add(choice instanceof UnitChoice.Proposed to ? to.unit().value() : choice);
        }
        assertThat(units)
                .containsExactly(
                        "west-goes-on",
                        "west-goes-on",
                        "west-near",
                        "west-near",
                        "east-near",
                        "east-near",
                        new UnitChoice.NeedsPerson(UnitChoice.Why.ALL_FULL));
    }

    @Test
    void a_seat_given_back_is_free_again_and_giving_back_twice_changes_nothing() {
        var wish = wish(1, "pre-primary", "west");
        place(wish);
        for (var i = 0; i < 2; i++) {
            transaction.executeWithoutResult(_ -> placements.release(List.of(wish.holder())));
        }
        assertThat(taken("west-goes-on")).isZero();
    }

    @Test
    void two_who_reserve_at_once_never_take_the_same_last_seat() throws Exception {
        try (var many = Executors.newFixedThreadPool(6)) {
            var tries = new ArrayList<Callable<UnitChoice>>();
            for (var child = 1; child <= 12; child++) {
                var wish = wish(child, "pre-primary", child % 2 == 0 ? "west" : "east");
                tries.add(() -> place(wish));
            }
            var placed = 0;
            for (var it : many.invokeAll(tries)) {
                placed += it.get() instanceof UnitChoice.Proposed ? 1 : 0;
            }
            assertThat(placed).isEqualTo(6);
        }
        assertThat(placements.seats("pre-primary", "2026-27").stream().mapToInt(Seats::taken).sum())
                .isEqualTo(6);
    }

    @Test
    void a_child_holds_one_place_at_a_time() {
        place(wish(1, "pre-primary", "west"));
        assertThat(place(wish(1, "school", "west")))
                .isEqualTo(new UnitChoice.NeedsPerson(UnitChoice.Why.HOLDS_ANOTHER_PLACE));
        assertThatThrownBy(() ->
                        owner.sql(
                                        """
                                        insert into placement.placement
                                            (holder, child_id, kind, period, unit_id, during, ground, method, over)
                                        values (gen_random_uuid(), 1, 'school', '2026-27', 'west-school',
                                                '[2026-08-01,2026-09-01)', 'AREA', 'm', false)
                                        """)
                                .update())
                .hasMessageContaining("placement_one_at_a_time");
    }

    @Test
    void children_of_one_birth_follow_each_other() {
        var first = unit(place(wish(1, "pre-primary", "west", 2)));
        place(wish(3, "pre-primary", "west"));
        assertThat(unit(place(wish(2, "pre-primary", "west", 1)))).isEqualTo(first);
    }

    @Test
    void the_map_names_area_unit_and_scale_and_shows_a_home_only_where_one_is_given() {
        var mapTexts = new MapTexts(Language.FI, "Koulu <kartalla>", "Koti");
        var west = new UnitId("west-school");
        var open = placements.map(west, Language.FI, "2026-27", mapTexts, null).orElseThrow();
        assertThat(open)
                .startsWith("<svg")
                .contains(
                        "<title>Koulu &lt;kartalla&gt;</title>",
                        "area-own",
                        "class=\"unit\"",
                        ">Lännen koulu</text>",
                        "class=\"scale\"",
                        "class=\"north\"")
                .doesNotContain("class=\"home\"", "class=\"way\"", "Koti")
                .endsWith("</svg>");
        assertThat(placements.map(west, Language.FI, "2026-27", mapTexts, "west").orElseThrow())
                .contains("class=\"home\"", "class=\"way\"", ">Koti</text>")
                .containsPattern(">\\d+ m</text>|>\\d+,\\d km</text>");
        assertThat(placements.map(new UnitId("nowhere"), Language.FI, "2026-27", mapTexts, null))
                .isEmpty();
    }

    @Test
    void the_citys_folder_is_read_once_and_every_area_has_its_school() {
        assertThat(transaction.<Boolean>execute(_ -> imports.units(HELSINKI))).isTrue();
        assertThat(transaction.<Boolean>execute(_ -> imports.units(HELSINKI))).isFalse();
        var schools = placements.list("school");
        assertThat(schools).hasSizeGreaterThan(90);
        assertThat(placements.list("pre-primary")).hasSizeGreaterThan(250);
        assertThat(placements.seats("school", "2026-27")).hasSizeGreaterThan(90);
        var map =
                placements
                        .map(
                                schools.getLast().id(),
                                Language.SV,
                                "2026-27",
                                new MapTexts(Language.SV, "m", ""),
                                null)
                        .orElseThrow();
        assertThat(map).contains("class=\"sea\"");
        assertThat(map.length()).isLessThan(80_000);
    }

    @Test
    void a_school_lies_in_exactly_one_area_of_its_language() {
        transaction.executeWithoutResult(_ -> imports.units(HELSINKI));
        var folder = CityUnits.read(HELSINKI).geography();
        var inNone = new ArrayList<UnitId>();
        for (var unit : folder.units().values()) {
            for (var language : unit.languages()) {
                var covering =
                        folder.list().stream()
                                .filter(it -> it.period().equals("2026-27"))
                                .filter(it -> it.language().equals(language))
                                .filter(it ->
                                        it.outline()
                                                .covers(
                                                        it.outline()
                                                                .getFactory()
                                                                .createPoint(
                                                                        new org.locationtech.jts
                                                                                .geom.Coordinate(
                                                                                unit.eastMetres(),
                                                                                unit
                                                                                        .northMetres()))))
                                .count();
                if (covering != 1) {
                    inNone.add(unit.id());
                }
            }
        }
        assertThat(inNone).isEmpty();
    }

    @Test
    void buildings_are_read_and_units_get_an_address(@TempDir Path folder) throws Exception {
        transaction.executeWithoutResult(_ -> imports.units(HELSINKI));
        var school = placements.unit(new UnitId("school-fi-001")).orElseThrow();
        var csv = folder.resolve("buildings.csv");
        Files.writeString(
                csv,
                "building_id,easting,northing,postal_code,street_fi,street_sv,house_number,dwellings\n"
                        + "100000001A,%s,%s,00100,Keksitty katu,Påhittade gatan,7,3\n"
                                .formatted(school.eastMetres(), school.northMetres()));
        for (var i = 0; i < 2; i++) {
            assertThat(transaction.<Integer>execute(_ -> imports.buildings(csv))).isEqualTo(1);
        }
        assertThat(placements.unit(school.id()).orElseThrow().addressLine(Language.SV))
                .isEqualTo("Påhittade gatan 7, 00100");
        assertThat(imports.done()).isTrue();
    }

    @Test
    void a_malformed_folder_names_file_and_feature(@TempDir Path city) throws Exception {
        assertThatThrownBy(() -> imports.units(city))
                .hasMessage("units/units.geojson: is missing in the city's folder");
        Files.createDirectories(city.resolve("units"));
        Files.writeString(city.resolve("units/admission-areas.geojson"), "{}");
        Files.writeString(city.resolve("units/units.geojson"), "{\"features\": [");
        assertThatThrownBy(() -> imports.units(city))
                .hasMessageStartingWith("units/units.geojson: is no JSON");
        Files.writeString(
                city.resolve("units/units.geojson"),
                "{\"features\": [{\"geometry\": {\"coordinates\": [1, 2]}, \"properties\": {\"id\": \"a\","
                        + " \"kind\": \"school\", \"name\": {\"fi\": \"A\"}, \"places\": -1}}]}");
        assertThatThrownBy(() -> imports.units(city))
                .hasMessage("units/units.geojson, a: `places` must be a whole number, 0 or more");
    }
}
