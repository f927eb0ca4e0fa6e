// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import city.heart.unit.Coefficients.Days;
import city.heart.unit.Coefficients.Need;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads `units/rules.yaml`. Kept in the database as the same tree in JSON, and read back from there.
final class RulesFile {
    static final String FILE = "units/rules.yaml";
    private static final JsonMapper JSON = JsonMapper.shared();

    private RulesFile() {}

    /// Every value stays a text as it was written: 1.00 is no 1.0, and a day no moment.
    private static final class Plain extends Resolver {
        @Override
        protected void addImplicitResolvers() {}
    }

    /// @throws FolderFault where it is no YAML
    static JsonNode tree(byte[] yaml) {
        try {
            var options = new LoaderOptions();
            options.setMaxAliasesForCollections(0);
            var dumping = new DumperOptions();
            Object tree =
                    new Yaml(
                                    new SafeConstructor(options),
                                    new Representer(dumping),
                                    dumping,
                                    options,
                                    new Plain())
                            .load(new String(yaml, java.nio.charset.StandardCharsets.UTF_8));
            return tree == null ? JSON.createObjectNode() : JSON.valueToTree(tree);
        } catch (YAMLException e) {
            throw new FolderFault(FILE, "", "is no YAML: " + e.getMessage());
        }
    }

    /// @throws FolderFault for whatever is missing or not known
    static UnitRules rules(JsonNode tree) {
        only(tree, "", "areas", "years", "occupancy");
        var areas = tree.path("areas");
        var occupancy = tree.path("occupancy");
        return new UnitRules(
                areas.isMissingNode() ? AreaYears.ALL : areas(areas),
                tree.path("years")
                        .valueStream()
                        .map(it -> new SchoolYear(value("years", it, Integer::valueOf)))
                        .toList(),
                occupancy.isMissingNode() ? Optional.empty() : Optional.of(occupancy(occupancy)));
    }

    private static AreaYears areas(JsonNode at) {
        only(at, "areas", "yearBegins", "nextFrom");
        return new AreaYears(
                value("areas.yearBegins", at.path("yearBegins"), it -> MonthDay.parse("--" + it)),
                value("areas.nextFrom", at.path("nextFrom"), it -> MonthDay.parse("--" + it)));
    }

    private static Coefficients occupancy(JsonNode at) {
        only(
                at,
                "occupancy",
                "childrenPerCaretaker",
                "familyDayCare",
                "youngYears",
                "needs",
                "ofKind",
                "openOn",
                "closed",
                "breaks");
        Map<String, Need> needs = new HashMap<>();
        at.path("needs")
                .properties()
                .forEach(it -> needs.put(it.getKey(), need(it.getKey(), it.getValue())));
        Map<String, String> ofKind = new HashMap<>();
        at.path("ofKind")
                .properties()
                .forEach(it -> {
                    var need = it.getValue().asString("");
                    if (!needs.containsKey(need)) {
                        throw new FolderFault(
                                FILE, "occupancy.ofKind", "`" + need + "` is none of the needs");
                    }
                    ofKind.put(it.getKey(), need);
                });
        Set<DayOfWeek> open = EnumSet.noneOf(DayOfWeek.class);
        at.path("openOn")
                .forEach(it ->
                        open.add(
                                value(
                                        "occupancy.openOn",
                                        it,
                                        day -> DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)))));
        Set<LocalDate> closed = new HashSet<>();
        at.path("closed")
                .forEach(it -> closed.add(value("occupancy.closed", it, LocalDate::parse)));
        return new Coefficients(
                above0("occupancy.childrenPerCaretaker", at.path("childrenPerCaretaker")),
                above0("occupancy.familyDayCare", at.path("familyDayCare")),
                value("occupancy.youngYears", at.path("youngYears"), Integer::valueOf),
                needs,
                ofKind,
                open,
                closed,
                at.path("breaks").valueStream().map(RulesFile::days).toList());
    }

    private static Need need(String name, JsonNode at) {
        var where = "occupancy.needs." + name;
        only(at, where, "coefficient", "young", "termOnly");
        var coefficient = value(where, at.path("coefficient"), BigDecimal::new);
        return new Need(
                coefficient,
                at.path("young").isMissingNode()
                        ? coefficient
                        : value(where, at.path("young"), BigDecimal::new),
                at.path("termOnly").asString("false").equals("true"));
    }

    private static Days days(JsonNode at) {
        var where = "occupancy.breaks";
        only(at, where, "first", "last");
        var days =
                new Days(
                        value(where, at.path("first"), LocalDate::parse),
                        value(where, at.path("last"), LocalDate::parse));
        if (days.last().isBefore(days.first())) {
            throw new FolderFault(FILE, where, days.last() + " is before " + days.first());
        }
        return days;
    }

    private static BigDecimal above0(String where, JsonNode at) {
        var number = value(where, at, BigDecimal::new);
        if (number.signum() <= 0) {
            throw new FolderFault(FILE, where, "must be above 0");
        }
        return number;
    }

    private static <T> T value(String where, JsonNode at, Function<String, T> parser) {
        var text = at.asString("");
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException | java.time.DateTimeException _) {
            throw new FolderFault(
                    FILE, where, text.isEmpty() ? "is missing" : "cannot be `" + text + "`");
        }
    }

    private static void only(JsonNode at, String where, String... keys) {
        var known = Set.of(keys);
        at.propertyNames().stream()
                .filter(it -> !known.contains(it))
                .findFirst()
                .ifPresent(it -> {
                    throw new FolderFault(FILE, where, "`" + it + "` is not known here");
                });
    }
}
