// SPDX-License-Identifier: EUPL-1.2
package city.browser;

import static org.assertj.core.api.Assertions.assertThat;

import city.browser.Visit.Width;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An offer's pages in each of their states (the gallery).
class OfferPagesTest {
    static Stream<Arguments> everyPage() {
        return Stream.of(
                        "offer/WAITING",
                        "offer/ACCEPTED",
                        "offer/DECIDED",
                        "birth/WAITING",
                        "birth/ACCEPTED",
                        "list",
                        "decline",
                        "decline-faults",
                        "not-my-child",
                        "why",
                        "ask-units",
                        "ask-units-faults",
                        "queue",
                        "link",
                        "link-done/accepted",
                        "link-done/dead")
                .flatMap(page ->
                        Stream.of(
                                Arguments.of(page, "fi", Width.NARROW),
                                Arguments.of(page, "sv", Width.PHONE),
                                Arguments.of(page, "en", Width.DESKTOP)));
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void is_readable_for_everybody(String page, String language, Width width) {
        check(page, language, width);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "REMINDED",
                "PASSED",
                "INFORMED",
                "OTHER_ACCEPTED",
                "DECLINED",
                "OTHER_DECLINED",
                "DIFFERENT",
                "READY",
                "WITH_PERSON",
                "WITHDRAWN",
                "REPLACED"
            })
    void says_in_words_where_the_offer_stands(String standing) {
        check("offer/" + standing, "en", Width.PHONE);
    }

    @Test
    void is_written_from_right_to_left_in_arabic() {
        try (var visit = Visit.on(Width.PHONE, "en")) {
            visit.open("/gallery/offer/ARABIC");
            visit.look("offer-ARABIC").isAccessible().worksByKeyboard();
            assertThat(
                            visit.page
                                    .locator(".silence")
                                    .evaluate("it => getComputedStyle(it).direction"))
                    .isEqualTo("rtl");
        }
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    offer/WAITING, fi
                    offer/WAITING, sv
                    offer/WAITING, en
                    birth/WAITING, fi
                    birth/WAITING, sv
                    birth/WAITING, en
                    link,          fi
                    link,          sv
                    link,          en
                    link,          ru
                    """)
    void shows_the_answer_on_the_first_screen_of_a_phone(String page, String language) {
        try (var visit = Visit.on(Width.PHONE, language)) {
            visit.open("/gallery/" + page);
            visit.look("first-screen-" + page.replace('/', '-'));
            assertThat(visit.page.locator(".answer button").first().boundingBox().y)
                    .isLessThan(844);
        }
    }

    private static void check(String page, String language, Width width) {
        try (var visit = Visit.on(width, language)) {
            assertThat(visit.open("/gallery/" + page).status()).isEqualTo(200);
            visit.look(page.replace('/', '-')).isAccessible().worksByKeyboard();
        }
    }
}
