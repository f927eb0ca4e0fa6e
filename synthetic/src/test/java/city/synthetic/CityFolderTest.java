// SPDX-License-Identifier: EUPL-1.2
package city.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CityFolderTest {
    @TempDir Path folder;

    @Test
    void helsinki_says_what_it_is() {
        var city = TestCity.FOLDER;
        assertThat(city.municipality()).isEqualTo("091");
        assertThat(city.name()).isEqualTo(java.util.Map.of("fi", "Helsinki", "sv", "Helsingfors"));
        assertThat(city.zone().getId()).isEqualTo("Europe/Helsinki");
        assertThat(city.neighbours()).hasSize(5);
        assertThat(city.rates().get("family.order")).isEqualTo(0.00333);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    municipality: "091"  | municipality: 91     | city.yaml: municipality must be a text in quotes
                    seed: 20260107       | seed: soon           | city.yaml: seed must be a whole number
                    firstDay: "2026-01-07" | firstDay: "7.1.2026" | city.yaml: firstDay must be a day such as "2026-01-07", in quotes
                    Europe/Helsinki      | Helsinki             | city.yaml: timeZone must be a zone such as Europe/Helsinki
                    neighbours:          | friends:             | city.yaml: neighbours must be a list of municipality, postalCode, fi and sv
                    """)
    void a_wrong_entry_is_named(String right, String wrong, String message) throws IOException {
        var city = Files.readString(Path.of("../cities/helsinki/city.yaml"));
        assertThat(city).contains(right);
        Files.writeString(folder.resolve("city.yaml"), city.replace(right, wrong));
        assertThatThrownBy(() -> CityFolder.read(folder)).hasMessage(message);
    }

    @Test
    void a_missing_file_is_named() {
        assertThatThrownBy(() -> CityFolder.read(folder))
                .hasMessageEndingWith("city.yaml is missing");
    }

    @Test
    void a_figure_without_source_must_be_called_an_assumption() throws IOException {
        var file = folder.resolve("rates.yaml");
        Files.writeString(file, "year:\n  births: {value: 9.6}\n");
        assertThatThrownBy(() -> Rates.read(file))
                .hasMessageEndingWith("year.births needs either a source or assumption: true");
        Files.writeString(file, "year:\n  births: {assumption: true}\n");
        assertThatThrownBy(() -> Rates.read(file))
                .hasMessageEndingWith("year.births needs a value");
        Files.writeString(file, "year:\n  births: {value: 9.6, source: a book}\n");
        assertThat(Rates.read(file).group("year")).isEqualTo(java.util.Map.of("births", 9.6));
        assertThatThrownBy(() -> Rates.read(file).get("year.deaths"))
                .hasMessage("rates.yaml has no entry year.deaths");
    }
}
