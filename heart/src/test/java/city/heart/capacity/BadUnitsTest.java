// SPDX-License-Identifier: EUPL-1.2
package city.heart.capacity;

import static city.heart.unit.UnitIssue.Kind.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.base.database.TestDatabase;
import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.heart.placement.PlacementFixture;
import city.heart.placement.Placements;
import city.heart.placement.Seats;
import city.heart.placement.UnitChoice;
import city.heart.placement.Wish;
import city.heart.unit.CareGroup;
import city.heart.unit.CityUnits;
import city.heart.unit.FolderFault;
import city.heart.unit.SchoolYear;
import city.heart.unit.UnitImport;
import city.heart.unit.UnitIssue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A city's list of units with everything wrong with it that can be: each fault is told, and the rest is
/// placed.
class BadUnitsTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-01-07T08:00:00Z"), ZoneId.of("Europe/Helsinki"));
    private static final String YEAR = "2026-27";
    private static TransactionTemplate transaction;
    private static Placements placements;
    private static Capacity capacity;
    private static UnitImport imports;
    private static JdbcClient owner;

    @TempDir Path city;

    @BeforeAll
    static void connect() {
        var access = TestDatabase.fresh();
        owner = JdbcClient.create(TestDatabase.owner(access));
        var app = TestDatabase.app(access);
        var jdbc = JdbcClient.create(app);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(app));
        placements = PlacementFixture.placements(jdbc, CLOCK);
        capacity = CapacityFixture.capacity(jdbc, CLOCK);
        imports = CapacityFixture.imports(jdbc, app, CLOCK);
    }

    @BeforeEach
    void everythingWrong() throws IOException {
        CapacityFixture.fill(owner);
        Files.createDirectories(city.resolve("units"));
        write(
                "units.geojson",
                features(
                        unit("west-school", "school", "fi", 4, "[900, 500]"),
                        unit("east-school", "school", "fi", 4, "[1900, 500]"),
                        unit("west-near", "pre-primary", "fi", 1, "[400, 500]"),
                        unit("west-school", "school", "fi", 40, "[100, 500]"),
                        unit("nowhere", "pre-primary", "fi", 20, "null")));
        write(
                "admission-areas.geojson",
                features(
                        area("\"school\": \"west-school\"", "fi", 0, 1000),
                        area("\"school\": \"east-school\"", "fi", 990, 2000),
                        area("\"school\": \"lost-school\"", "fi", 2000, 3000),
                        area("\"schools\": [\"west-school\", \"gone-school\"]", "sv", 0, 1000)));
        write(
                "groups.csv",
                "unit,kind,group,seats,caretakers,first_day,last_day\n"
                        + "nowhere,pre-primary,E1,20,2,2025-08-01,\n");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(city.resolve("units").resolve(name), text);
    }

    private static String features(String... features) {
        return "{\"features\": [" + String.join(",\n", features) + "]}";
    }

    private static String unit(String id, String kind, String language, int places, String at) {
        return """
        {"geometry": {"type": "Point", "coordinates": %s}, "properties": {"id": "%s", "kind": "%s",
         "name": {"fi": "%s"}, "language": "%s", "places": %d}}\
        """
                .formatted(at, id, kind, id, language, places);
    }

    private static String area(String schools, String language, int west, int east) {
        return """
        {"geometry": {"type": "Polygon", "coordinates": [[[%d,0],[%d,0],[%d,1000],[%d,1000],[%d,0]]]},
         "properties": {%s, "language": "%s", "schoolYear": 2026}}\
        """
                .formatted(west, east, east, west, west, schools, language);
    }

    private void read() {
        transaction.executeWithoutResult(_ -> imports.units(city));
    }

    private static UnitChoice place(int child, String kind) {
        var wish =
                new Wish(
                        new UUID(5, child),
                        new ResidentId(child),
                        kind,
                        Language.FI,
                        YEAR,
                        LocalDate.of(2026, 8, 11),
                        LocalDate.of(2027, 6, 5),
                        "west",
                        List.of());
        return transaction.execute(_ -> placements.place(List.of(wish))).get(wish.holder());
    }

    private static UnitIssue issue(
            UnitIssue.Kind kind, String what, String other, String language, int amount) {
        return new UnitIssue(
                kind,
                what,
                other,
                language == null ? null : new Language(language),
                language == null ? null : YEAR,
                amount);
    }

    @Test
    void every_fault_is_told() {
        read();
        assertThat(capacity.issues(Set.of()))
                .isEqualTo(
                        List.of(
                                issue(DUPLICATE_UNIT, "west-school", "", null, 0),
                                issue(NO_COORDINATES, "nowhere", "", null, 0),
                                issue(UNKNOWN_UNIT, "lost-school", "lost-school", null, 0),
                                issue(
                                        UNKNOWN_UNIT,
                                        "west-school+gone-school",
                                        "gone-school",
                                        null,
                                        0),
                                issue(UNKNOWN_UNIT, "E1", "nowhere", null, 0),
                                issue(AREAS_OVERLAP, "east-school", "west-school", "fi", 10_000),
                                issue(AREA_GAP, "", "1500 500", "sv", 1_000_000),
                                issue(NO_UNIT_IN_LANGUAGE, "", "pre-primary", "sv", 0),
                                issue(NO_UNIT_IN_LANGUAGE, "", "school", "sv", 0)));
    }

    @Test
    void the_rest_is_placed() {
        read();
        assertThat(place(1, "school"))
                .isEqualTo(
                        new UnitChoice.Proposed(
                                new UnitId("west-school"),
                                UnitChoice.Ground.AREA,
                                null,
                                "straight line x 1.30, choice 1",
                                "west-school",
                                false));
        assertThat(place(2, "pre-primary"))
                .isEqualTo(
                        new UnitChoice.Proposed(
                                new UnitId("west-near"),
                                UnitChoice.Ground.AREA,
                                130,
                                "straight line x 1.30, choice 1",
                                "west-school",
                                false));
        assertThat(place(3, "pre-primary"))
                .isEqualTo(new UnitChoice.NeedsPerson(UnitChoice.Why.ALL_FULL));
    }

    @Test
    void fewer_places_than_children_who_hold_one_is_told_and_nobody_loses_one() throws IOException {
        read();
        place(1, "school");
        place(2, "school");
        write(
                "units.geojson",
                features(
                        unit("west-school", "school", "fi", 1, "[900, 500]"),
                        unit("east-school", "school", "fi", 4, "[1900, 500]"),
                        unit("west-near", "pre-primary", "fi", 1, "[400, 500]")));
        write(
                "admission-areas.geojson",
                features(area("\"school\": \"west-school\"", "fi", 0, 2000)));
        write("groups.csv", "unit,kind,group,seats,caretakers,first_day,last_day\n");
        read();
        assertThat(capacity.issues(Set.of()))
                .isEqualTo(
                        List.of(
                                new UnitIssue(
                                        CAPACITY_BELOW_PLACED,
                                        "west-school",
                                        "school",
                                        null,
                                        YEAR,
                                        1)));
        assertThat(placements.seats("school", YEAR).stream().map(Seats::taken).toList())
                .isEqualTo(List.of(0, 2));
    }

    @Test
    void borders_drawn_twice_may_miss_each_other_by_a_sliver() throws IOException {
        write(
                "admission-areas.geojson",
                features(
                        area("\"school\": \"west-school\"", "fi", 0, 1000),
                        """
                        {"geometry": {"type": "Polygon", "coordinates":
                          [[[999.95,0],[2000,0],[2000,1000],[999.95,1000],[999.95,0]]]},
                         "properties": {"school": "east-school", "language": "fi", "schoolYear": 2026}}\
                        """));
        assertThat(of(AREAS_OVERLAP)).isEmpty();
    }

    @Test
    void ground_within_the_citys_outline_that_no_area_has_is_a_gap() throws IOException {
        write(
                "admission-areas.geojson",
                features(
                        """
                        {"geometry": {"type": "Polygon", "coordinates":
                          [[[0,0],[1000,0],[1000,1000],[0,1000],[0,0]],
                           [[400,400],[500,400],[500,500],[400,500],[400,400]]]},
                         "properties": {"school": "west-school", "language": "fi", "schoolYear": 2026}}\
                        """));
        assertThat(of(AREA_GAP)).isEmpty();
        write("outline.geojson", features(area("\"x\": 0", "fi", 0, 1000)));
        assertThat(of(AREA_GAP)).isEqualTo(List.of(issue(AREA_GAP, "", "450 450", "fi", 10_000)));
    }

    private List<UnitIssue> of(UnitIssue.Kind kind) {
        return CityUnits.read(city).issues().stream().filter(it -> it.kind() == kind).toList();
    }

    @Test
    void a_file_that_cannot_be_read_at_all_changes_nothing() throws IOException {
        read();
        var before = capacity.issues(Set.of());
        write("rules.yaml", "areas: {yearBegins: \"08-01\", nextFrom: \"16.12.\"}\n");
        assertThatThrownBy(this::read)
                .isInstanceOf(FolderFault.class)
                .hasMessage("units/rules.yaml, areas.nextFrom: cannot be `16.12.`");
        write("rules.yaml", "ares: {}\n");
        assertThatThrownBy(this::read).hasMessage("units/rules.yaml: `ares` is not known here");
        Files.delete(city.resolve("units/rules.yaml"));
        write(
                "groups.csv",
                "unit,kind,group,seats,caretakers,first_day,last_day\na,b,E1,many,2,2025-08-01,\n");
        assertThatThrownBy(this::read)
                .hasMessageStartingWith("units/groups.csv, line 2: needs unit");
        assertThat(capacity.issues(Set.of())).isEqualTo(before);
    }

    @Test
    void helsinki_has_nothing_wrong_and_its_groups_have_the_places_of_their_units() {
        var folder = CityUnits.read(Path.of("../cities/helsinki"));
        assertThat(folder.issues()).isEmpty();
        for (var it : folder.places().entrySet()) {
            var groups =
                    folder.groups().stream()
                            .filter(group -> group.unit().equals(it.getKey()))
                            .toList();
            if (!groups.isEmpty()) {
                assertThat(CareGroup.seats(groups, new SchoolYear(2026)))
                        .as(it.getKey().value())
                        .isEqualTo(it.getValue());
            }
        }
        assertThat(folder.groups()).hasSize(437);
    }
}
