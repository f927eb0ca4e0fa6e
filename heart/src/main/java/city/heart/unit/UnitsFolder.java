// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import city.base.shared.Language;
import city.base.shared.UnitId;
import city.heart.unit.UnitIssue.Kind;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.databind.JsonNode;

/// Units, admission areas, districts, groups and rules as a city's folder has them under `units/`. What
/// can be used is there; what cannot stands among the issues.
///
/// @param sha256 of all these files
/// @param rulesTree the rules as they are kept
record UnitsFolder(
        String sha256,
        List<Listed> units,
        List<Area> areas,
        List<District> districts,
        @Nullable Geometry boundary,
        List<CareGroup> groups,
        JsonNode rulesTree,
        List<UnitIssue> issues) {
    private static final String UNITS = "units/units.geojson";
    private static final String AREAS = "units/admission-areas.geojson";
    private static final String OUTLINE = "units/outline.geojson";
    private static final String DISTRICTS = "units/districts.geojson";
    private static final String BOUNDARY = "units/boundary.geojson";

    /// A unit, and when it is open with how many places, where no group says more.
    ///
    /// @param firstYear the calendar year in which its first school year begins
    /// @param lastYear of its last one; null where none is known
    record Listed(Unit unit, int firstYear, @Nullable Integer lastYear, int places) {
        boolean open(SchoolYear year) {
            return firstYear <= year.begins() && (lastYear == null || year.begins() <= lastYear);
        }
    }

    /// @throws FolderFault for a file that cannot be read at all, naming file and feature
    static UnitsFolder read(Path city) {
        return new Reading(city).folder();
    }

    /// School years of which there are areas, and those that the rules name.
    Set<SchoolYear> years() {
        var years = new TreeSet<>(RulesFile.rules(rulesTree).years());
        areas.forEach(it -> years.add(SchoolYear.of(it.period())));
        return years;
    }

    /// The simple capacities, of each unit in each year in which it is open.
    List<UnitPlaces> places() {
        var capacities = new ArrayList<UnitPlaces>();
        for (var it : units) {
            for (var year : years()) {
                if (it.open(year)) {
                    for (var kind : it.unit().kinds()) {
                        capacities.add(new UnitPlaces(it.unit().id(), kind, year, it.places()));
                    }
                }
            }
        }
        return capacities;
    }

    private static final class Reading {
        private final GeoFile unitsFile;
        private final GeoFile areasFile;
        private final GeoFile outlineFile;
        private final GeoFile districtsFile;
        private final GeoFile boundaryFile;
        private final byte[] groupsFile;
        private final byte[] rulesFile;
        private final List<UnitIssue> issues = new ArrayList<>();
        private final Map<UnitId, Listed> units = new TreeMap<>();

        Reading(Path city) {
            unitsFile = GeoFile.of(city, UNITS);
            areasFile = GeoFile.ifThere(city, AREAS);
            outlineFile = GeoFile.ifThere(city, OUTLINE);
            districtsFile = GeoFile.ifThere(city, DISTRICTS);
            boundaryFile = GeoFile.ifThere(city, BOUNDARY);
            groupsFile = GeoFile.read(city.resolve(GroupsFile.FILE));
            rulesFile = GeoFile.read(city.resolve(RulesFile.FILE));
        }

        UnitsFolder folder() {
            unitsFile.features().forEach(this::unit);
            var areas = new ArrayList<Area>();
            for (var feature : areasFile.features()) {
                var area = area(feature);
                if (area != null) {
                    areas.add(area);
                }
            }
            var districts =
                    districtsFile.features().stream()
                            .map(it -> {
                                var id =
                                        districtsFile.text(
                                                "a district", it.path("properties"), "id");
                                return new District(
                                        id, districtsFile.outline(id, it.path("geometry")));
                            })
                            .toList();
            var groups = new ArrayList<CareGroup>();
            for (var it : GroupsFile.read(groupsFile)) {
                if (units.containsKey(it.unit())) {
                    groups.add(it);
                } else {
                    issues.add(UnitIssue.of(Kind.UNKNOWN_UNIT, it.name(), it.unit().value()));
                }
            }
            issues.addAll(
                    AreaCheck.issues(
                            areas,
                            outlineFile.features().stream()
                                    .map(it -> outlineFile.outline("outline", it.path("geometry")))
                                    .toList()));
            noUnitInLanguage(areas);
            var tree = RulesFile.tree(rulesFile);
            RulesFile.rules(tree);
            return new UnitsFolder(
                    sha256(
                            unitsFile.bytes(),
                            areasFile.bytes(),
                            outlineFile.bytes(),
                            districtsFile.bytes(),
                            boundaryFile.bytes(),
                            groupsFile,
                            rulesFile),
                    List.copyOf(units.values()),
                    List.copyOf(areas),
                    districts,
                    boundaryFile.features().stream()
                            .map(it -> boundaryFile.outline("boundary", it.path("geometry")))
                            .findFirst()
                            .orElse(null),
                    List.copyOf(groups),
                    tree,
                    List.copyOf(issues));
        }

        private void unit(JsonNode feature) {
            var properties = feature.path("properties");
            var where = properties.path("id").asString("a unit without `id`");
            var id = unitsFile.id(unitsFile.text(UNITS, properties, "id"));
            var kind = unitsFile.text(where, properties, "kind");
            Map<Language, String> names = new HashMap<>();
            properties
                    .path("name")
                    .properties()
                    .forEach(it -> names.put(new Language(it.getKey()), it.getValue().asString()));
            if (!names.containsKey(Language.FI)) {
                throw new FolderFault(UNITS, where, "`name` needs at least `fi`");
            }
            var places = properties.path("places");
            if (!places.isInt() || places.asInt() < 0) {
                throw new FolderFault(UNITS, where, "`places` must be a whole number, 0 or more");
            }
            if (units.containsKey(id)) {
                issues.add(UnitIssue.of(Kind.DUPLICATE_UNIT, where, ""));
                return;
            }
            var point = feature.path("geometry").path("coordinates");
            if (point.size() != 2 || !point.path(0).isNumber() || !point.path(1).isNumber()) {
                issues.add(UnitIssue.of(Kind.NO_COORDINATES, where, ""));
                return;
            }
            var school = properties.path("school");
            var lastYear = properties.path("lastYear");
            units.put(
                    id,
                    new Listed(
                            new Unit(
                                    id,
                                    Set.of(kind),
                                    names,
                                    Set.of(
                                            new Language(
                                                    unitsFile.text(where, properties, "language"))),
                                    properties.path("municipal").asBoolean(true),
                                    kind.equals(Unit.SCHOOL) || !school.isString()
                                            ? Set.of()
                                            : Set.of(unitsFile.id(school.asString())),
                                    Map.of(),
                                    phone(properties),
                                    point.path(0).asDouble(),
                                    point.path(1).asDouble()),
                            properties.path("firstYear").asInt(0),
                            lastYear.isInt() ? lastYear.asInt() : null,
                            places.asInt()));
        }

        private static @Nullable String phone(JsonNode properties) {
            return properties.path("phone").isString() ? properties.path("phone").asString() : null;
        }

        /// One school (`school`), or several that take the area's children together (`schools`).
        private @Nullable Area area(JsonNode feature) {
            var properties = feature.path("properties");
            var several = properties.path("schools");
            var named =
                    several.isArray() && !several.isEmpty()
                            ? several.valueStream().map(it -> it.asString("")).toList()
                            : List.of(areasFile.text("an area", properties, "school"));
            var id = String.join("+", named);
            var known = new ArrayList<UnitId>();
            for (var it : named.stream().map(areasFile::id).toList()) {
                if (units.containsKey(it)) {
                    known.add(it);
                } else {
                    issues.add(UnitIssue.of(Kind.UNKNOWN_UNIT, id, it.value()));
                }
            }
            var year = properties.path("schoolYear");
            if (!year.isInt()) {
                throw new FolderFault(
                        AREAS, id, "`schoolYear` must be the year in which it begins");
            }
            var outline = areasFile.outline(id, feature.path("geometry"));
            return known.isEmpty()
                    ? null
                    : new Area(
                            id,
                            Unit.SCHOOL,
                            new Language(areasFile.text(id, properties, "language")),
                            new SchoolYear(year.asInt()).period(),
                            known,
                            outline);
        }

        /// Where there are areas of a language, there are units of each kind that teach in it.
        private void noUnitInLanguage(List<Area> areas) {
            var kinds = new TreeSet<String>();
            units.values().forEach(it -> kinds.addAll(it.unit().kinds()));
            record Key(String period, Language language) {}
            areas.stream()
                    .map(it -> new Key(it.period(), it.language()))
                    .distinct()
                    .forEach(key ->
                            kinds.stream()
                                    .filter(kind ->
                                            units.values().stream()
                                                    .noneMatch(it ->
                                                            it.unit().municipal()
                                                                    && it.unit()
                                                                            .kinds()
                                                                            .contains(kind)
                                                                    && it.unit()
                                                                            .languages()
                                                                            .contains(
                                                                                    key.language())
                                                                    && it.open(
                                                                            SchoolYear.of(
                                                                                    key.period()))))
                                    .forEach(kind ->
                                            issues.add(
                                                    new UnitIssue(
                                                            Kind.NO_UNIT_IN_LANGUAGE,
                                                            "",
                                                            kind,
                                                            key.language(),
                                                            key.period(),
                                                            0))));
        }
    }

    static String sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
