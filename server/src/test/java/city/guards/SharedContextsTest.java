// SPDX-License-Identifier: EUPL-1.2
package city.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The application is started a few times a wing, not once a class: tests name one of three annotations, each with
/// one first day and one set of properties. And no test opens a connection for each transaction.
class SharedContextsTest {
    private static final List<String> ANNOTATIONS =
            List.of("CityTest.java", "InventedCityTest.java", "OwnCityTest.java");

    private static final Pattern STARTS_ALONE = Pattern.compile("(?m)^@SpringBootTest\\b");

    private static final Pattern WITHOUT_POOL =
            Pattern.compile(
                    "\\b(new|extends) (DriverManager|SingleConnection|SimpleDriver)DataSource\\b");

    private static List<Path> tests(Pattern what) {
        return House.files("src/test/java", ".java").stream()
                .filter(it -> what.matcher(read(it)).find())
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void no_class_starts_the_application_by_annotations_of_its_own() {
        assertThat(tests(STARTS_ALONE))
                .extracting(it -> it.getFileName().toString())
                .containsExactlyInAnyOrderElementsOf(ANNOTATIONS);
    }

    /// `TestDatabase` has pools for all who are made by hand.
    @Test
    void who_has_no_pool_says_that_it_is_on_purpose() {
        assertThat(tests(WITHOUT_POOL))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(read(it)).containsPattern("//.*\\bon purpose\\b"));
    }
}
