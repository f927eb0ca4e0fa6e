// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The file of a round, and `./city verify-round`.
class RoundFileTest {
    private static final Ladder LADDER =
            new Ladder(
                    List.of(
                            new Ladder.Step.Right(),
                            new Ladder.Step.Of(Ground.SIBLING),
                            new Ladder.Step.Metres(250)),
                    List.of(new Ladder.Reserve("u0", "music", 0, true)),
                    List.of(new Ladder.Quota("u1", "music", 1)),
                    "lot \"7\" åäö\n");

    @TempDir Path folder;

    @Test
    void what_is_written_is_read_and_proved_again() throws IOException {
        for (var seed = 0; seed < 60; seed++) {
            var city = Cities.of(new Cities.Shape(15, 4, 5, true, true, 900), seed);
            for (var rule : new Rule[] {Tiers.standard("lot"), LADDER}) {
                var result = Allocation.run(city, rule);
                var text = text(new Round(city, rule, result));
                var read = RoundFile.read(new StringReader(text));
                assertThat(read.rule()).isEqualTo(rule);
                assertThat(read.result()).isEqualTo(result);
                assertThat(text(read)).isEqualTo(text);
                assertThat(Verifier.verify(read.instance(), read.rule(), read.result()).failures())
                        .isEmpty();
                assertThat(Allocation.run(read.instance(), read.rule())).isEqualTo(result);
            }
        }
    }

    @Test
    void an_honest_file_ends_with_0_and_says_what_is_proved() throws IOException {
        var out = new StringBuilder();
        assertThat(VerifyRound.run(new String[] {file(honest())}, out)).isZero();
        assertThat(out)
                .asString()
                .isEqualTo(
                        """
                        2 children, 2 units, least total way in tiers.
                        proved      Each child has one allowed unit or none; no unit holds too many.
                        proved      The stated values are those of the places: right 0, placed 0, metres 700, lot %s.
                        proved      By its prices no tier can be better without an earlier one being worse.
                        proved      No other solution is as good in all tiers: the order of the input made no difference.
                        """
                                .formatted(
                                        out.toString().replaceAll("(?s).*lot (\\d+)\\..*", "$1")));
    }

    @Test
    void a_changed_file_ends_with_1_and_says_what_is_wrong() throws IOException {
        var changed =
                honest().replace(
                                "{\"Aino\":\"Birch\",\"Eino\":\"Acorn\"}",
                                "{\"Aino\":\"Acorn\",\"Eino\":\"Birch\"}");
        var out = new StringBuilder();
        assertThat(VerifyRound.run(new String[] {file(changed)}, out)).isEqualTo(1);
        assertThat(out)
                .asString()
                .contains(
                        "NOT PROVED  Tier metres: the result states 700, the places come to 3200.");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            textBlock =
                    """
                    "format":"city-allocation-round/1" | "format":"other/2"        | the format is not
                    "seats":1                          | "seats":1.5                | only whole numbers
                    "seats":1                          | "chairs":1                 | unknown: "chairs"
                    ["Acorn",200]                      | ["Oak",200]                | the unit "Oak" is unknown
                    ["Acorn",200]                      | ["Acorn",-1]               | A way of -1 metres
                    ["Acorn",200]                      | ["Acorn",200,"cousin"]     | the ground "cousin"
                    "id":"Eino"                        | "id":"Aino"                | "Aino" stands twice
                    "id":"Eino"                        | "id":null                  | a value is expected
                    "method":"tiers"                   | "method":"guess"           | an unknown method
                    """,
            delimiter = '|')
    void a_file_that_is_no_round_is_refused_with_its_line(String from, String to, String expected)
            throws IOException {
        var text = honest().replaceFirst(java.util.regex.Pattern.quote(from), to);
        assertThat(text).isNotEqualTo(honest());
        assertThatThrownBy(() -> RoundFile.read(new StringReader(text)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(expected)
                .hasMessageContaining("line ");
        var out = new StringBuilder();
        assertThat(VerifyRound.run(new String[] {file(text)}, out)).isEqualTo(2);
    }

    @Test
    void a_file_that_is_not_there_ends_with_2() {
        var out = new StringBuilder();
        assertThat(VerifyRound.run(new String[] {folder.resolve("none").toString()}, out))
                .isEqualTo(2);
        assertThat(VerifyRound.run(new String[] {}, out)).isEqualTo(2);
    }

    private static String honest() throws IOException {
        var city =
                Instance.builder()
                        .unit("Acorn", 1)
                        .unit("Birch", 1)
                        .child(Child.of("Aino").way("Acorn", 200).way("Birch", 400))
                        .child(Child.of("Eino").way("Acorn", 300).way("Birch", 3000))
                        .build();
        var rule =
                new Tiers(
                        List.of(new Tier.Right(), new Tier.Placed(), new Tier.Metres()), "2026-27");
        return text(new Round(city, rule, Allocation.run(city, rule)));
    }

    private static String text(Round round) throws IOException {
        var text = new StringBuilder();
        RoundFile.write(round, text);
        return text.toString();
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("round.json"), text).toString();
    }
}
