// SPDX-License-Identifier: EUPL-1.2
package city.server.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

/// What is told of the differences between two proofs.
class ComparisonTest {
    private static Comparison.Result compared(String before, String now) throws IOException {
        return Comparison.of(
                new BufferedReader(new StringReader(before)),
                new BufferedReader(new StringReader(now)));
    }

    @Test
    void the_same_has_no_report() throws IOException {
        var proof = "#format x\ncase\t0000001\tservice=a\n";
        assertThat(compared(proof, proof).same()).isTrue();
        assertThat(compared(proof, proof).lines()).isEqualTo(2);
    }

    @Test
    void lines_about_the_same_stand_against_each_other_and_equal_differences_are_told_once()
            throws IOException {
        var before =
                """
                case\t0000001\tservice=a\tperiod=1\tstanding=RUNNING
                case\t0000002\tservice=a\tperiod=1\tstanding=RUNNING
                case\t0000003\tservice=a\tperiod=1\tstanding=RUNNING
                """;
        var now =
                """
                case\t0000001\tservice=a\tperiod=1\tstanding=PERSON
                case\t0000002\tservice=a\tperiod=1\tstanding=PERSON
                offer\t0000003\tservice=a\tperiod=1\tnumber=1
                """;
        assertThat(compared(before, now).report())
                .containsExactly(
                        "case: 2 changed, 1 gone, 0 new",
                        "offer: 0 changed, 0 gone, 1 new",
                        "* case 0000001 service=a period=1 (and so in 1 more)\n"
                                + "    standing: RUNNING -> PERSON",
                        "- case 0000003 service=a period=1 standing=RUNNING",
                        "+ offer 0000003 service=a period=1 number=1");
    }

    @Test
    void of_a_long_text_only_the_words_that_differ_are_told() {
        var text = "Dear family of Aino, ".repeat(9);
        assertThat(Comparison.difference(text + "we offer a place.", text + "we give a place."))
                .isEqualTo("»offer« -> »give«");
    }

    @Test
    void numbers_are_written_as_ranges() {
        var set = new BitSet();
        set.set(3, 6);
        set.set(9);
        set.set(999, 1002);
        assertThat(Numbers.ranges(set, 0, 1000)).isEqualTo("3-5,9,999");
        assertThat(Numbers.ranges(set, 1000, 2000)).isEqualTo("1000-1001");
        assertThat(Numbers.ranges(set, 2000, 3000)).isEmpty();
    }
}
