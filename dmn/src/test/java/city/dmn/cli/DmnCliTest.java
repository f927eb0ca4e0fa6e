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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    private int run(String... args) throws IOException {
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
