// SPDX-License-Identifier: EUPL-1.2
package city.heart.folder;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.shared.Language;
import city.heart.message.SmsText;
import city.heart.service.Automation;
import city.heart.service.DeploymentDecision;
import city.heart.service.PrivacyNotice;
import city.heart.service.TextKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the shipped services say to people.
class WordsOfTheServicesTest {
    private static final List<Language> SIX =
            List.of(
                    Language.FI,
                    Language.SV,
                    Language.EN,
                    new Language("ru"),
                    new Language("so"),
                    new Language("ar"));

    @ParameterizedTest
    @ValueSource(strings = {"pre-primary", "school-start"})
    void the_short_message_says_by_when_a_number_and_the_link_in_six_languages(String id) {
        var texts = Helsinki.service(id).texts();
        for (var language : SIX) {
            assertThat(texts.languageOf(language, TextKey.SMS)).isEqualTo(language);
            assertThat(
                            texts.fill(
                                    language,
                                    TextKey.SMS,
                                    Map.of(
                                            "lastDay",
                                            "23.1.2026",
                                            "phone",
                                            "+358 000",
                                            "link",
                                            "https://l/x")))
                    .contains("23.1.2026", "+358 000", "https://l/x");
        }
    }

    /// With the longest day, number and addresses that Helsinki would have.
    @ParameterizedTest
    @ValueSource(strings = {"pre-primary", "school-start"})
    void an_official_language_and_any_mother_tongue_fit_into_one_short_message(String id) {
        var texts = Helsinki.service(id).texts();
        for (var key : TextKey.values()) {
            if (key != TextKey.SMS && !key.id().endsWith(".sms")) {
                continue;
            }
            var asks = key == TextKey.SMS || key == TextKey.REMINDER__SMS;
            var values =
                    Map.of(
                            "lastDay",
                            "28.12.2026",
                            "phone",
                            "+358 000 000 100",
                            "link",
                            "https://palvelu.hel.fi/" + (asks ? "l/" + "a".repeat(22) : "my"));
            for (var official : List.of(Language.FI, Language.SV)) {
                for (var beside : SIX.subList(2, SIX.size())) {
                    var sms =
                            texts.fill(official, key, values)
                                    + "\n--\n"
                                    + texts.fill(beside, key, values);
                    assertThat(SmsText.segments(sms.replace('’', '\'')))
                            .as(key.id() + " " + official.code() + " " + beside.code())
                            .isLessThanOrEqualTo(SmsText.MOST_SEGMENTS);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pre-primary", "school-start"})
    void the_proposal_says_what_happens_on_silence_in_one_sentence_in_six_languages(String id) {
        var texts = Helsinki.service(id).texts();
        for (var language : SIX) {
            var sentence =
                    texts.fill(language, TextKey.OFFER__IF_NOTHING, Map.of("lastDay", "{DAY}"));
            assertThat(sentence).contains("{DAY}").doesNotContain("\n").endsWith(".");
            assertThat(sentence.chars().filter(it -> it == '.').count()).isEqualTo(1);
        }
    }

    @Test
    void a_decision_is_in_finnish_where_it_has_not_been_translated() {
        var texts = Helsinki.service("school-start").texts();
        assertThat(texts.languageOf(new Language("ar"), TextKey.DECISION__TITLE))
                .isEqualTo(Language.FI);
        assertThat(texts.get(new Language("ar"), TextKey.DECISION__TITLE))
                .isEqualTo(texts.get(Language.FI, TextKey.DECISION__TITLE));
    }

    @Test
    void reasons_that_could_betray_a_family_all_sound_the_same() {
        var texts = Helsinki.service("pre-primary").texts();
        for (var language : Language.WHOLE) {
            assertThat(
                            List.of("order", "care", "ad-litem", "custody-divided").stream()
                                    .map(it -> texts.reason(language, it))
                                    .distinct())
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2025-12-31 | Etelä-Suomen aluehallintovirasto | 14
                    2026-01-01 | Lupa- ja valvontavirasto         | 14
                    """)
    void a_decision_is_reviewed_where_the_law_of_its_day_says(
            LocalDate day, String authority, int days) {
        var review = Helsinki.service("school-start").appeal(day);
        assertThat(review.authority().in(Language.FI)).isEqualTo(authority);
        assertThat(review.days()).isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    fi | perusopetuslaki (628/1998) 26 a §
                    sv | lagen om grundläggande utbildning (628/1998) 26 a §
                    en | Basic Education Act (628/1998), section 26 a
                    """)
    void a_section_is_read_in_full_in_each_language(String language, String cited) {
        assertThat(
                        Helsinki.service("pre-primary")
                                .laws()
                                .cite("628/1998 26 a §")
                                .orElseThrow()
                                .in(new Language(language)))
                .isEqualTo(cited);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fi", "sv", "en"})
    void the_privacy_notice_names_every_fact_with_its_source_and_need(String language) {
        for (var read : Helsinki.all()) {
            var service = read.service();
            var notice = PrivacyNotice.of(service, new Language(language));
            assertThat(notice.sections()).hasSize(7);
            assertThat(notice.sections().get(3).paragraphs()).hasSameSizeAs(service.facts());
            assertThat(notice.sections().get(5).paragraphs().get(2)).contains("10");
            assertThat(notice.toString()).doesNotContain("{");
        }
    }

    @Test
    void the_privacy_notice_in_finnish_reads_so() {
        var service = Helsinki.service("pre-primary");
        assertThat(PrivacyNotice.of(service, Language.FI).sections().get(3).paragraphs().getFirst())
                .isEqualTo(
                        "Syntymävuosi (Väestötietojärjestelmä): "
                                + service.facts().getFirst().need().in(Language.FI));
    }

    @Test
    void the_machine_decides_under_a_named_decision_that_the_privacy_notice_tells() {
        var service =
                Helsinki.compile(
                        Helsinki.with(
                                Helsinki.folder("school-start"),
                                "service.yaml",
                                "  mode: prepare\n",
                                """
                                  mode: decide
                                  deployment:
                                    by: Kasvatus- ja koulutuslautakunta
                                    on: 2026-02-01
                                    tests: [54 examples, sweep of 2026-01-20 read by an officer]
                                    officer: Aino Esimerkki
                                    published: https://example.org/deployment
                                """));
        assertThat(service.automation())
                .isEqualTo(
                        new Automation.Decide(
                                new DeploymentDecision(
                                        "Kasvatus- ja koulutuslautakunta",
                                        LocalDate.of(2026, 2, 1),
                                        List.of(
                                                "54 examples",
                                                "sweep of 2026-01-20 read by an officer"),
                                        "Aino Esimerkki",
                                        "https://example.org/deployment")));
        assertThat(
                        PrivacyNotice.of(service, Language.SV)
                                .sections()
                                .getLast()
                                .paragraphs()
                                .getFirst())
                .contains("Kasvatus- ja koulutuslautakunta", "https://example.org/deployment");
    }

    @Test
    void nothing_about_health_religion_citizenship_or_income_is_declared() {
        assertThat(Helsinki.service("pre-primary").vocabulary().facts().keySet())
                .noneMatch(
                        it -> it.matches(".*(health|religion|citizen|income|support|diagnos).*"));
    }
}
