// SPDX-License-Identifier: EUPL-1.2
package city.heart;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.CityTest;
import city.base.search.SearchIndex;
import city.base.subject.DocumentsChanged;
import city.heart.service.Services;
import city.heart.unit.UnitImport;
import java.io.UnsupportedEncodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// What somebody who has not signed in finds by word, over Helsinki's units and services.
@CityTest
class SearchTest {
    @Autowired UnitImport units;
    @Autowired Services services;
    @Autowired SearchIndex index;
    @Autowired ApplicationEventPublisher events;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvcTester pages;

    @BeforeEach
    void helsinki() {
        units.units(Path.of("../cities/helsinki"));
        services.importFolder(Path.of("../cities/helsinki"), Services.FOLDER);
    }

    private String page(String address, String language, Object... values) {
        var result =
                pages.get().uri(address, values).header("Accept-Language", language).exchange();
        assertThat(result).hasStatusOk();
        try {
            return result.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String search(String words, String language) {
        return page("/search?q={words}", language, words);
    }

    private static List<String> paths(String page) {
        return Pattern.compile("<h3><a href=\"([^\"]*)\"")
                .matcher(page)
                .results()
                .map(it -> it.group(1))
                .toList();
    }

    private static long number(String page) {
        var told = Pattern.compile("Showing [0-9,]+–[0-9,]+ of ([0-9,]+)").matcher(page);
        return told.find() ? Long.parseLong(told.group(1).replace(",", "")) : 0;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    fi | koulujen Koivuharjun     | /units/school-fi-001  | Koivuharjun koulu
                    fi | Koivuharjun koulussa     | /units/school-fi-001  | Koivuharjun koulu
                    fi | koivuh                   | /units/school-fi-001  | Koivuharjun koulu
                    sv | BJÖRKÅSSKOLAN            | /units/school-fi-001  | Björkåsskolan
                    en | Björkåssk                | /units/school-fi-001  | Koivuharjun koulu
                    fi | esiopetus lapsille       | /services/pre-primary | Esiopetus
                    sv | förskoleundervisningens  | /services/pre-primary | Förskoleundervisning
                    en | assigning school places  | /services/school-start | Start of school
                    fi | eskari                   | /services/pre-primary | Esiopetus
                    fi | ekaluokalle              | /services/school-start | Koulun aloitus
                    sv | förskola                 | /services/pre-primary | Förskoleundervisning
                    sv | undervisning             | /services/pre-primary | Förskoleundervisning
                    sv | närskola                 | /services/school-start | Skolstart
                    en | kindergarten             | /services/pre-primary | Pre-primary education
                    en | school enrolment         | /services/school-start | Start of school
                    sv | skolan Björkå            | /units/school-fi-001  | Björkåsskolan
                    fi | harjun koulu             | /units/school-fi-001  | Koivuharjun koulu
                    """)
    void a_page_is_found_by_inflected_words_and_by_what_is_typed_halfway(
            String language, String words, String path, String title) {
        var page = search(words, language);
        assertThat(paths(page)).contains(path);
        assertThat(page).contains(title).doesNotContain("??");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    fi | esiopetsu          | /services/pre-primary | Lähimmät:
                    fi | koivuhrju          | /units/school-fi-001  | Lähimmät:
                    sv | förskoleundevisning | /services/pre-primary | De närmaste:
                    en | kindergarden       | /services/pre-primary | The nearest ones:
                    """)
    void what_is_misspelt_is_found_and_said_to_be(
            String language, String words, String path, String said) {
        var page = search(words, language);
        assertThat(paths(page)).contains(path);
        assertThat(page).contains(said);
    }

    @Test
    void all_words_must_be_there() {
        assertThat(paths(search("koulu Koivuharjun", "fi"))).contains("/units/school-fi-001");
        assertThat(search("koulu Koivuharjun", "fi")).doesNotContain("Lähimmät:");
        assertThat(search("koulu Koivuharjun satama", "fi")).contains("Lähimmät:");
    }

    @Test
    void a_list_comes_in_parts_of_ten_and_ends_with_the_number_that_was_told() {
        var found = new ArrayList<String>();
        var page = search("koulu", "en");
        var all = number(page);
        for (var part = 1; part <= all / 10 + 1; part++) {
            var here = paths(page("/search?q=koulu&page=" + part, "en"));
            assertThat(here).hasSizeLessThanOrEqualTo(10);
            if (part <= all / 10) {
                assertThat(here).hasSize(10);
                found.addAll(here);
            } else if (all % 10 > 0) {
                found.addAll(here);
            }
        }
        assertThat(all).isGreaterThan(20);
        assertThat(found).hasSize((int) all).doesNotHaveDuplicates();
        assertThat(page).contains("rel=\"next\"", "/search?q=koulu&amp;page=2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    fi | Haku   | Löydät täältä kaupungin palvelut | Näillä sanoilla ei löytynyt mitään.
                    sv | Sök    | Här hittar du stadens tjänster   | Ingenting hittades med de här orden.
                    en | Search | Here you find the city’s         | Nothing was found with these words.
                    """)
    void before_anything_is_asked_and_where_nothing_is_found_the_page_says_what_to_do(
            String language, String title, String hint, String nothing) {
        assertThat(page("/search", language)).contains(title, hint).doesNotContain(nothing, "??");
        assertThat(search("xyzzyx", language))
                .contains(title, nothing, "value=\"xyzzyx\"")
                .doesNotContain(hint, "??");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'", "')) --", "& | !", "a:*", "<b>", "ja", "%25", "koulu & !koulu", "ı"})
    void what_is_no_word_is_no_command_either(String typed) {
        assertThat(pages.get().uri("/search").param("q", typed).header("Accept-Language", "fi"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("<b>", "??");
        assertThat(
                        pages.get()
                                .uri("/search")
                                .param("q", "koulu ".repeat(5_000))
                                .header("Accept-Language", "fi"))
                .hasStatusOk();
    }

    @Test
    void a_page_that_its_subject_tells_no_more_is_not_found_any_more() {
        for (var subject : List.of("unit", "left-by-an-earlier-release")) {
            jdbc.sql(
                            """
                            insert into search.document (path, language, subject, title, text, names, lexemes)
                            values (:path, 'fi', :subject, 'Kadonnut', '', 'Kadonnut', to_tsvector('simple', 'kadonnut'))
                            """)
                    .param("path", "/units/" + subject)
                    .param("subject", subject)
                    .update();
        }
        assertThat(index()).contains("/units/unit", "/units/left-by-an-earlier-release");
        events.publishEvent(new DocumentsChanged("unit"));
        assertThat(index())
                .contains("/units/left-by-an-earlier-release", "/units/school-fi-001")
                .doesNotContain("/units/unit");
        index.refresh();
        assertThat(index())
                .contains("/units/school-fi-001", "/services/pre-primary")
                .doesNotContain("/units/left-by-an-earlier-release");
    }

    private List<String> index() {
        return jdbc.sql("select path from search.document where language = 'fi'")
                .query(String.class)
                .list();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fi", "sv", "en"})
    void what_is_found_can_be_opened_by_everybody(String language) {
        assertThat(page("/units/school-fi-001", language)).contains("<h1>").doesNotContain("??");
        assertThat(page("/services/pre-primary", language))
                .contains("/privacy/pre-primary")
                .doesNotContain("??");
        assertThat(pages.get().uri("/units/nowhere")).hasStatus(404);
        assertThat(pages.get().uri("/services/nothing")).hasStatus(404);
    }
}
