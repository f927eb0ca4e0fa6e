// SPDX-License-Identifier: EUPL-1.2
package city.base.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What modules know of their city comes out of its folder.
class OwnCityTest {
    @Test
    void helsinki_is_as_its_folder_says() {
        assertThat(OwnCity.read(Path.of("../cities/helsinki")))
                .isEqualTo(
                        new OwnCity(
                                "091",
                                ZoneId.of("Europe/Helsinki"),
                                Arrays.stream("fi sv en ru so ar".split(" "))
                                        .map(Language::new)
                                        .toList()));
    }

    @Test
    void a_code_without_quotation_marks_is_refused_before_it_becomes_another_number(
            @TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("city.yaml"), "municipality: 020\ntimeZone: Europe/Helsinki\n");
        assertThatThrownBy(() -> OwnCity.read(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(
                        "city.yaml: `municipality` must be a text in quotation marks");
    }
}
