// SPDX-License-Identifier: EUPL-1.2
package city.bench.workload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rules that are measured, as DMN.
public final class Models {
    /// The municipalities of [#eligibility].
    public static final List<String> TOWNS = List.of("091", "049", "092", "235");

    /// A health screening or counselling service.
    ///
    /// @param sex empty for both
    public record Screening(String name, int fromAge, int toAge, String sex, int everyMonths) {}

    /// The services of [#eligibility]; each town offers all of them.
    public static final List<Screening> SCREENINGS =
            List.of(
                    new Screening("breast", 50, 74, "F", 24),
                    new Screening("cervix", 25, 65, "F", 60),
                    new Screening("bowel", 56, 74, "", 24),
                    new Screening("influenza", 65, 120, "", 11),
                    new Screening("school health", 7, 16, "", 12),
                    new Screening("dental", 0, 17, "", 18),
                    new Screening("aorta", 65, 65, "M", 60));

    private Models() {}

    private static String definitions(String name, String elements) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" name=\""
                + name
                + "\" namespace=\"https://city.example/"
                + name
                + "\" id=\"_"
                + name
                + "\">\n"
                + elements
                + "</definitions>\n";
    }

    private static String input(String name, String type) {
        return "<inputData name=\"%s\" id=\"_%s\"><variable name=\"%s\" typeRef=\"%s\"/></inputData>\n"
                .formatted(name, name, name, type);
    }

    private static String needs(String kind, String... names) {
        var all = new StringBuilder();
        for (var name : names) {
            all.append("<informationRequirement id=\"_r")
                    .append(name)
                    .append("\"><required")
                    .append(kind)
                    .append(" href=\"#_")
                    .append(name)
                    .append("\"/></informationRequirement>\n");
        }
        return all.toString();
    }

    private static String column(String name, String type) {
        return "<input id=\"_c%s\"><inputExpression typeRef=\"%s\"><text>%s</text></inputExpression></input>\n"
                .formatted(name, type, name);
    }

    private static String rule(int number, String output, String... cells) {
        var all = new StringBuilder("<rule id=\"_rule" + number + "\">");
        var c = 0;
        for (var cell : cells) {
            all.append(
                    "<inputEntry id=\"_e%d_%d\"><text>%s</text></inputEntry>"
                            .formatted(
                                    number, c++, cell.replace("<", "&lt;").replace(">", "&gt;")));
        }
        return all.append(
                        "<outputEntry id=\"_o%d\"><text>\"%s\"</text></outputEntry></rule>\n"
                                .formatted(number, output))
                .toString();
    }

    /// 28 rules over age, municipality, sex and months since the last time: the services that a person may have.
    public static String eligibility() {
        var rules = new StringBuilder();
        var number = 0;
        for (var town : TOWNS) {
            for (var it : SCREENINGS) {
                rules.append(
                        rule(
                                number++,
                                it.name() + " " + town,
                                "[" + it.fromAge() + ".." + it.toAge() + "]",
                                "\"" + town + "\"",
                                it.sex().isEmpty() ? "-" : "\"" + it.sex() + "\"",
                                ">= " + it.everyMonths()));
            }
        }
        return definitions(
                "eligibility",
                input("age", "number")
                        + input("municipality", "string")
                        + input("sex", "string")
                        + input("months", "number")
                        + "<decision name=\"services\" id=\"_services\"><variable name=\"services\"/>\n"
                        + needs("Input", "age", "municipality", "sex", "months")
                        + "<decisionTable hitPolicy=\"COLLECT\" id=\"_table\">\n"
                        + column("age", "number")
                        + column("municipality", "string")
                        + column("sex", "string")
                        + column("months", "number")
                        + "<output id=\"_out\" typeRef=\"string\"/>\n"
                        + rules
                        + "</decisionTable></decision>\n");
    }

    /// A table of any length: an answer for each pair of an age and a number of months.
    public static String large(int rules) {
        var all = new StringBuilder();
        for (var i = 0; i < rules; i++) {
            all.append(
                    rule(
                            i,
                            "answer " + i,
                            "[" + i / 10 + ".." + (i / 10 + 3) + "]",
                            ">= " + i % 10));
        }
        return definitions(
                "large",
                input("age", "number")
                        + input("months", "number")
                        + "<decision name=\"services\" id=\"_services\"><variable name=\"services\"/>\n"
                        + needs("Input", "age", "months")
                        + "<decisionTable hitPolicy=\"FIRST\" id=\"_table\">\n"
                        + column("age", "number")
                        + column("months", "number")
                        + "<output id=\"_out\" typeRef=\"string\"/>\n"
                        + all
                        + "</decisionTable></decision>\n");
    }

    /// The pre-school offer.
    public static String preSchool() {
        return preSchool(0);
    }

    /// One of fifty services that differ in day, ages and municipality.
    ///
    /// @param n from 0
    public static String preSchool(int n) {
        var six = 6 + n % 25;
        var town = n < 25 ? "091" : "049";
        var month = 1 + (7 + n) % 12;
        var rules = new ArrayList<String[]>();
        rules.add(new String[] {"no", (six + 2) + "..130", null, null, null, null, null});
        rules.add(new String[] {"moved", null, "not(\"" + town + "\")", null, null, null, null});
        rules.add(new String[] {"no", null, null, "true", null, null, null});
        rules.add(new String[] {"refused", six + ".." + (six + 1), null, null, null, "true", null});
        rules.add(new String[] {"person", "" + six, null, null, "0", null, null});
        rules.add(new String[] {"offer", "" + six, null, null, ">= 1", "false", "\"fi\", \"sv\""});
        rules.add(new String[] {"offer with help", "" + six, null, null, ">= 1", "false", null});
        rules.add(new String[] {"no", null, null, null, null, null, null});
        var table = new StringBuilder();
        for (var i = 0; i < rules.size(); i++) {
            var row = rules.get(i);
            var cells = new String[6];
            for (var c = 0; c < 6; c++) {
                var cell = row[c + 1];
                cells[c] =
                        cell == null
                                ? "-"
                                : c == 0 && cell.contains("..") ? "[" + cell + "]" : cell;
            }
            table.append(rule(i, row[0], cells));
        }
        return definitions(
                "preschool",
                input("birth", "date")
                        + input("municipality", "string")
                        + input("enrolled", "boolean")
                        + input("guardians", "number")
                        + input("refusal", "boolean")
                        + input("language", "string")
                        + "<decision name=\"age\" id=\"_age\"><variable name=\"age\" typeRef=\"number\"/>\n"
                        + needs("Input", "birth")
                        + "<literalExpression id=\"_ageLogic\"><text>if birth = null then null else"
                        + " years and months duration(birth, date(\"2026-%02d-01\")).years</text></literalExpression></decision>\n"
                                .formatted(month)
                        + "<decision name=\"offer\" id=\"_offer\"><variable name=\"offer\" typeRef=\"string\"/>\n"
                        + needs("Decision", "age")
                        + needs(
                                "Input",
                                "municipality",
                                "enrolled",
                                "guardians",
                                "refusal",
                                "language")
                        + "<decisionTable hitPolicy=\"FIRST\" id=\"_table\">\n"
                        + column("age", "number")
                        + column("municipality", "string")
                        + column("enrolled", "boolean")
                        + column("guardians", "number")
                        + column("refusal", "boolean")
                        + column("language", "string")
                        + "<output id=\"_out\" typeRef=\"string\"/>\n"
                        + table
                        + "</decisionTable></decision>\n");
    }

    /// The answers of [#preSchool()] in the order of their codes in check sums.
    public static final List<String> OFFERS =
            List.of("no", "moved", "refused", "person", "offer", "offer with help");

    /// The kit's lending model, read from where the kit lies (`DMN_TCK`, or beside the repository); null when it is not
    /// there.
    public static @Nullable String lending() throws IOException {
        var given = System.getenv("DMN_TCK");
        for (var root : given == null ? List.of("../shared/conformance/dmn-tck") : List.of(given)) {
            var file = Path.of(root, "TestCases/compliance-level-3/0004-lending/0004-lending.dmn");
            if (Files.exists(file)) {
                return Files.readString(file);
            }
        }
        return null;
    }
}
