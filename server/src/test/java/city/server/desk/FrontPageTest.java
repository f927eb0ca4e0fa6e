// SPDX-License-Identifier: EUPL-1.2
package city.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.CityTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
class FrontPageTest {
    @Autowired MockMvcTester pages;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    fi          | Kaupunki tarjoaa ennen kuin kysyt
                    sv-FI       | Staden erbjuder innan du frågar
                    en-GB,fi    | The city offers before you ask
                    so,de       | Kaupunki tarjoaa ennen kuin kysyt
                    """)
    void greets_in_the_language_the_browser_accepts(String accepted, String title) {
        assertThat(pages.get().uri("/").header("Accept-Language", accepted))
                .hasStatusOk()
                .bodyText()
                .contains("<h1>" + title + "</h1>");
    }

    @Test
    void shows_what_the_subjects_count() {
        assertThat(pages.get().uri("/").header("Accept-Language", "en"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "<dt>residents in the register</dt>",
                        "<dt>proposals wait for an answer</dt>",
                        "<dt>decisions have been made</dt>");
    }

    @Test
    void a_chosen_language_is_remembered() {
        assertThat(pages.get().uri("/?lang=sv").header("Accept-Language", "fi"))
                .hasStatusOk()
                .cookies()
                .hasValue("language", "sv");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    fi | Esiopetus | Helsingin kaupunki, kasvatuksen ja koulutuksen toimiala
                    sv | Förskoleundervisning | Helsingfors stad, fostrans- och utbildningssektorn
                    en | Pre-primary education | City of Helsinki, Education Division
                    """)
    void tells_every_services_privacy_notice_to_whoever_asks(
            String language, String service, String controller) {
        assertThat(pages.get().uri("/privacy").header("Accept-Language", language))
                .hasStatusOk()
                .bodyText()
                .contains(service, "href=\"/privacy/pre-primary\"");
        assertThat(pages.get().uri("/privacy/pre-primary").header("Accept-Language", language))
                .hasStatusOk()
                .bodyText()
                .contains(controller, "kasvatus@example.invalid");
        assertThat(pages.get().uri("/privacy/nothing").accept("text/html")).hasStatus(404);
    }

    @Test
    void an_unknown_address_says_what_to_do() {
        assertThat(pages.get().uri("/nowhere").accept("text/html")).hasStatus(404);
    }
}
