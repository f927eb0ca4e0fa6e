// SPDX-License-Identifier: EUPL-1.2
package city.dmn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DmnCliTest {
    private static final String MODEL =
            """
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="t" namespace="t">
            <inputData name="birth date" id="b"><variable name="birth date" typeRef="date"/></inputData>
            <decision name="due" id="due"><variable name="due"/>
            <informationRequirement><requiredInput href="#b"/></informationRequirement>
            <decisionTable hitPolicy="UNIQUE">
            <input><inputExpression typeRef="date"><text>birth date</text></inputExpression></input>
            <output name="answer"/>
            <rule><inputEntry><text>&lt; @"2021-01-01"</text></inputEntry><outputEntry><text>"met"</text></outputEntry></rule>
            <rule><inputEntry><text>&gt; @"2021-01-01"</text></inputEntry><outputEntry><text>"not met"</text></outputEntry></rule>
            </decisionTable></decision></definitions>
            """;

    @TempDir Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path model;

    @BeforeEach
    void writeModel() throws IOException {
        model = Files.writeString(folder.resolve("rule.dmn"), MODEL);
    }

    private int run(String... args) {
        var clock = Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);
        return new DmnCli(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        clock)
                .run(List.of(args));
    }

    @Test
    void explains_a_case_with_what_failed_and_by_how_much() throws IOException {
        var facts =
                Files.writeString(folder.resolve("facts.json"), "{\"birth date\": \"2021-02-01\"}");
        assertThat(run("explain", model.toString(), facts.toString())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        due on 2026-03-02: "not met"
                        why: due, rule 2 {}
                          birth date is 2021-02-01, asked > @"2021-01-01"
                        why not rule 1 "met":
                          birth date is 2021-02-01, asked < @"2021-01-01", off by -P31D
                        does not change with time
                        """);
    }

    @Test
    void a_file_of_cases_comes_back_with_the_answers() throws IOException {
        var facts =
                Files.writeString(
                        folder.resolve("facts.csv"),
                        "id,birth date\n1,2020-05-01\n2,2022-05-01\n3,\n");
        assertThat(run("run", model.toString(), facts.toString())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "id,birth date,due,faults\n1,2020-05-01,met,\n2,2022-05-01,not met,\n3,,,\n");
    }

    @Test
    void a_cell_that_is_no_date_is_told_with_its_line() throws IOException {
        var facts =
                Files.writeString(
                        folder.resolve("facts.csv"), "birth date\n2020-05-01\nyesterday\n");
        assertThat(run("run", model.toString(), facts.toString())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("line 3: \"birth date\": \"yesterday\" is no date\n");
    }

    @Test
    void check_shows_the_gap_between_the_rules() throws IOException {
        assertThat(run("check", model.toString())).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("due: GAP: no rule matches birth date = 2021-01-01\n");
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String told() {
        return err.toString(StandardCharsets.UTF_8).replace(folder.toString(), "…");
    }

    private Path put(String name, String text) throws IOException {
        return put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private Path put(String name, byte[] bytes) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    /// Copies files that lie beside the tests.
    private Path copy(String name) throws IOException {
        try (var in = Facts.class.getResourceAsStream("/city/dmn/cases/" + name)) {
            return put(name, Objects.requireNonNull(in, name).readAllBytes());
        }
    }

    // --- tables of facts

    @ParameterizedTest
    @CsvSource({"utf8-mark.csv, ','", "semicolon.csv, ;", "latin1.csv, ','"})
    void tables_as_spreadsheets_here_save_them_are_read(String table, String separator)
            throws IOException {
        assertThat(run("run", copy("line.dmn").toString(), copy(table).toString())).isZero();
        assertThat(said())
                .isEqualTo("nimi,ikä,d,faults\nÄiti,5,Äiti: 5,\n".replace(",", separator));
        assertThat(told())
                .isEqualTo(
                        table.equals("latin1.csv")
                                ? "line 2 is not in UTF-8 and is read as Windows-1252, as are others like it; save the file as UTF-8 if letters come out wrong\n"
                                : "");
    }

    @Test
    void tables_in_utf_16_with_tabs_are_read_too() throws IOException {
        var file = put("t.txt", "\uFEFFnimi\tikä\nÄiti\t5\n".getBytes(StandardCharsets.UTF_16BE));
        assertThat(run("run", copy("line.dmn").toString(), file.toString())).isZero();
        assertThat(said()).isEqualTo("nimi\tikä\td\tfaults\nÄiti\t5\tÄiti: 5\t\n");
    }

    @Test
    void a_line_break_in_quotes_stays_in_its_cell_and_ragged_lines_are_told_with_their_number()
            throws IOException {
        var file = put("f.csv", "nimi;ikä\n\"a\n\"\"b\"\"\";5\n\nx;1;2\ny\nz;7\n");
        assertThat(run("run", copy("line.dmn").toString(), file.toString())).isEqualTo(1);
        assertThat(said())
                .isEqualTo(
                        "nimi;ikä;d;faults\n\"a\n\"\"b\"\"\";5;\"a\n\"\"b\"\": 5\";\nz;7;z: 7;\n");
        assertThat(told())
                .isEqualTo(
                        """
                        line 5: 3 cells, but the first line names 2
                        line 6: 1 cell, but the first line names 2
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    nimi,ikä\\na,"6\\nb,7\\n      | line 2: a quotation mark opens a cell and nothing closes it
                    nimi,ikä\\na,"6"x\\nb,7\\n    | line 2: Unexpected character after closing quote: 'x' (0x78); what follows is not read
                    nimi,nimi\\na,b\\n            | two columns are named "nimi"
                    name,age\\na,b\\n             | no column is named like an input of the model; they are [nimi, ikä]
                    nimi\\na\\n                   | no column is named like these facts, which are not given: [ikä]
                    `                          ` | …/f.csv is empty; its first line must name the facts
                    a\\0b                        | …/f.csv is no text: a table saved as CSV is wanted
                    nimi,ikä\\na,six\\n           | line 2: "ikä": "six" is no number
                    """)
    void what_is_wrong_in_a_table_is_told_in_one_line(String table, String message)
            throws IOException {
        var text = table.replace("\\n", "\n").replace("\\0", "\0").strip();
        run("run", copy("line.dmn").toString(), put("f.csv", text).toString());
        assertThat(told()).isEqualTo(message + "\n");
    }

    // --- models

    @Test
    void a_folder_or_several_files_or_one_with_its_neighbours_make_a_model() throws IOException {
        var main = copy("import-order/main.dmn");
        var a = copy("import-order/a.dmn");
        var b = copy("import-order/b.dmn");
        var facts = copy("import-order/main.json").toString();
        for (var given :
                List.of(
                        List.of(main.getParent()),
                        List.of(main, a, b),
                        List.of(a, b, main),
                        List.of(main))) {
            out.reset();
            var words = new ArrayList<>(List.of("explain"));
            given.forEach(it -> words.add(it.toString()));
            words.add(facts);
            assertThat(run(words.toArray(String[]::new))).isZero();
            assertThat(said()).startsWith("left on 2026-03-02: 600.0\n");
        }
        assertThat(told())
                .startsWith(
                        "the model does not ask [income, A.income, base.income]; it asks [mid.base.income, house]\n");
        out.reset();
        assertThat(run("check", main.getParent().toString())).isZero();
        assertThat(said()).isEqualTo("no findings\n");
    }

    @Test
    void of_a_folder_with_several_models_each_is_checked_and_none_guessed() throws IOException {
        put("m/a.dmn", MODEL);
        put(
                "m/b.dmn",
                MODEL.replace("namespace=\"t\"", "namespace=\"u\"").replace("&gt; @", "&gt;= @"));
        put("m/c.dmn", "<definitions");
        assertThat(run("check", folder.resolve("m").toString())).isEqualTo(1);
        assertThat(said().replace(folder.toString(), "…"))
                .isEqualTo(
                        """
                        …/m/a.dmn: due: GAP: no rule matches birth date = 2021-01-01
                        …/m/b.dmn: no findings
                        """);
        assertThat(told()).startsWith("…/m/c.dmn:1:").hasLineCount(1);
        err.reset();
        assertThat(run("explain", folder.resolve("m").toString(), put("f.json", "{}").toString()))
                .isEqualTo(1);
        assertThat(told())
                .isEqualTo(
                        "…/m holds several models that no other imports; name first the file that is meant: …/m/a.dmn, …/m/b.dmn, …/m/c.dmn\n");
    }

    @Test
    void models_that_import_each_other_are_told_beside_others_of_their_folder() throws IOException {
        var imports =
                "<import name=\"o\" namespace=\"%s\" importType=\"https://www.omg.org/spec/DMN/20230324/MODEL/\"/><inputData";
        put("m/a.dmn", MODEL);
        put(
                "m/b.dmn",
                MODEL.replace("namespace=\"t\"", "namespace=\"b\"")
                        .replaceFirst("<inputData", imports.formatted("c")));
        put(
                "m/c.dmn",
                MODEL.replace("namespace=\"t\"", "namespace=\"c\"")
                        .replaceFirst("<inputData", imports.formatted("b")));
        assertThat(run("check", folder.resolve("m").toString())).isEqualTo(1);
        assertThat(said().replace(folder.toString(), "…"))
                .isEqualTo("…/m/a.dmn: due: GAP: no rule matches birth date = 2021-01-01\n");
        assertThat(told())
                .hasLineCount(1)
                .contains(
                        "the models import each other in a circle: …/m/b.dmn imports …/m/c.dmn imports …/m/b.dmn");
    }

    @Test
    void a_switch_maps_the_types_of_other_products() throws IOException {
        var file = put("int.dmn", MODEL.replace("typeRef=\"date\"", "typeRef=\"LocalDate\""));
        assertThat(run("check", file.toString())).isEqualTo(1);
        assertThat(told()).hasLineCount(1).contains("\"LocalDate\" is a type of other products");
        assertThat(run("check", "--map-types", file.toString())).isEqualTo(1);
        assertThat(said()).isEqualTo("due: GAP: no rule matches birth date = 2021-01-01\n");
    }

    // --- whatever the arguments

    @Test
    void whatever_is_given_is_answered_without_a_trace_of_the_stack() throws IOException {
        put("binary", new byte[] {0, 1, (byte) 0xFF, (byte) 0xFE, 3});
        put("wrong.json", "{\"birth date\": \"\\uZZZZ\"}");
        put("deep.json", "[".repeat(100_000));
        put("list.json", "[1]");
        put("twice.json", "{\"birth date\": null, \"birth date\": null}");
        put("number.json", "{\"birth date\": 1e99999999999}");
        put("empty/readme.txt", "no model");
        var names =
                List.of(
                        "rule.dmn",
                        "binary",
                        "wrong.json",
                        "deep.json",
                        "list.json",
                        "twice.json",
                        "number.json",
                        "empty",
                        "nothing.dmn",
                        ".",
                        "a\0b",
                        "",
                        "--day",
                        "--decision",
                        "--nonsense",
                        "x",
                        "2026-02-30");
        for (var command : List.of("tck", "check", "explain", "run", "help", "nonsense")) {
            for (var first : names) {
                for (var second : names) {
                    out.reset();
                    err.reset();
                    assertThat(
                                    run(
                                            command,
                                            name(first),
                                            name(second),
                                            "--out",
                                            name("o/results.csv")))
                            .isBetween(0, 2);
                    assertThat(run(command, name(first), name(second))).isBetween(0, 2);
                    assertThat(err.toString(StandardCharsets.UTF_8))
                            .doesNotContain("\tat ", "Exception", "Error:")
                            .isNotNull();
                }
            }
        }
        assertThat(run()).isEqualTo(2);
    }

    private String name(String given) {
        return given.startsWith("--")
                        || given.isEmpty()
                        || given.contains("\0")
                        || given.length() < 3
                ? given
                : folder.resolve(given).toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    explain … /missing.json             | there is no file …/missing.json
                    explain … /empty                    | …/empty is a folder, not a file
                    explain /missing.dmn x              | there is no file …/missing.dmn
                    explain … /wrong.json               | …/wrong.json: no JSON at line 2, character 19: expected four hexadecimal digits
                    explain … /list.json                | …/list.json: the facts must be one JSON object, {"birth date": "2020-05-01", …}
                    explain … /latin.json               | …/latin.json is no text in UTF-8; save it as UTF-8
                    explain … /f.json --day tomorrow    | "tomorrow" is no day; write it like 2026-03-02
                    explain … /f.json --decision dew    | the model has no decision "dew"; it has [due]
                    explain … /f.json --day             | the option --day wants a value behind it
                    explain … /f.json --dya 1           | there is no option --dya; ./city dmn tells which there are
                    check … --day 2026-03-02            | check has no option --day
                    run … /missing.csv                  | there is no file …/missing.csv
                    check /empty                        | no file that ends with .dmn is in …/empty
                    tck /nowhere                        | No compatibility kit at …/nowhere; name its folder, or set DMN_TCK
                    """)
    void what_cannot_be_done_is_said_in_one_line(String words, String message) throws IOException {
        put("wrong.json", "{\n\"birth date\": \"\\uZZZZ\"}");
        put("list.json", "[1]");
        put("f.json", "{}");
        put("latin.json", "{\"ä\": 1}".getBytes(StandardCharsets.ISO_8859_1));
        put("empty/readme.txt", "no model");
        var given =
                Arrays.stream(words.strip().split(" +"))
                        .map(it ->
                                it.equals("…")
                                        ? model.toString()
                                        : it.startsWith("/") ? folder + it : it)
                        .toArray(String[]::new);
        assertThat(run(given)).isNotZero();
        assertThat(told()).isEqualTo(message + "\n");
    }

    @Test
    void files_are_looked_for_where_the_launcher_was_called() throws IOException {
        System.setProperty("city.called-from", folder.toString());
        try {
            assertThat(run("check", "rule.dmn")).isEqualTo(1);
        } finally {
            System.clearProperty("city.called-from");
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("due: GAP: no rule matches birth date = 2021-01-01\n");
    }
}
