// SPDX-License-Identifier: EUPL-1.2
package city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProveTest {
    @Test
    void a_file_and_a_number_of_residents_are_asked_for(@TempDir Path folder) {
        var file = folder.resolve("before.gz");
        assertThat(Prove.parse("same", file.toString(), "--residents", "2000"))
                .isEqualTo(new Prove.Request(file, 2000));
        assertThat(Prove.parse("same", file.toString())).isEqualTo(new Prove.Request(file, null));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    '',                          What to prove?
                    other,                       What to prove?
                    same,                        A file is missing
                    same nowhere/at/all,         cannot be written
                    same a b,                    'One file, not two: b.'
                    same a --fast,               Unknown option --fast
                    same a --residents,          'not nothing'
                    same a --residents some,     'not some'
                    same a --residents -1,       'not -1'
                    """)
    void what_is_wrong_is_said_in_one_line(String asked, String said) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Prove.parse(asked.isEmpty() ? new String[0] : asked.split(" ")))
                .withMessageContaining(said)
                .withMessageNotContaining("\n");
    }
}
