// SPDX-License-Identifier: EUPL-1.2
package city.base.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
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
                                        .toList(),
                                "HEL",
                                new Sender(
                                        Map.of(
                                                Language.FI,
                                                "Helsingin kaupunki, kasvatuksen ja koulutuksen toimiala",
                                                Language.SV,
                                                "Helsingfors stad, fostrans- och utbildningssektorn",
                                                Language.EN,
                                                "City of Helsinki, Education Division"),
                                        Map.of(
                                                Language.FI,
                                                "Kasvatuksen ja koulutuksen palvelupiste, Keksitynkatu 1, 00500 Helsinki",
                                                Language.SV,
                                                "Fostrans och utbildningens serviceställe, Påhittsgatan 1, 00500 Helsingfors",
                                                Language.EN,
                                                "Education service point, Keksitynkatu 1, 00500 Helsinki"),
                                        Map.of(
                                                Language.FI,
                                                "PL 00000, 00099 Helsingin kaupunki",
                                                Language.SV,
                                                "PB 00000, 00099 Helsingfors stad",
                                                Language.EN,
                                                "PO Box 00000, 00099 City of Helsinki"),
                                        Map.of(
                                                Language.FI,
                                                "Helsingin kaupunki, Kasvatus ja koulutus, Tunnus 0000000, 00003 VASTAUSLÄHETYS",
                                                Language.SV,
                                                "Helsingfors stad, Fostran och utbildning, Kod 0000000, 00003 SVARSFÖRSÄNDELSE",
                                                Language.EN,
                                                "Helsingin kaupunki, Kasvatus ja koulutus, Tunnus 0000000, 00003 VASTAUSLÄHETYS"),
                                        "+358000000100",
                                        "kasvatus@example.invalid")));
    }

    @Test
    void a_reply_slip_goes_to_an_address_as_on_an_envelope() {
        assertThat(OwnCity.read(Path.of("../cities/helsinki")).sender().replyLines(Language.SV))
                .containsExactly(
                        "Helsingfors stad",
                        "Fostran och utbildning",
                        "Kod 0000000",
                        "00003 SVARSFÖRSÄNDELSE");
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
