// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import city.base.CityTest;
import city.base.secret.LinkTokens;
import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.heart.message.WholeDatabase;
import city.heart.service.Services;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// In which language the page behind a one-time link opens and stays.
@CityTest
class LinkPageTest {
    private static final Pattern LANG = Pattern.compile("[< ]lang=\"([a-z]+)\"");
    private static final ResidentId GUARDIAN = new ResidentId(4_001);

    @Autowired Links links;
    @Autowired LinkTokens tokens;
    @Autowired Services services;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvcTester pages;

    @Autowired
    @Qualifier("owner")
    DataSource owner;

    private OfferId offer;

    @BeforeEach
    void an_offer_was_sent() {
        offer = new OfferId(UUID.randomUUID());
        var of =
                Map.of(
                        "case", UUID.randomUUID(),
                        "offer", offer.value(),
                        "guardian", GUARDIAN.value(),
                        "version",
                                services.versions().stream()
                                        .filter(it -> it.serviceId().equals("pre-primary"))
                                        .findFirst()
                                        .orElseThrow()
                                        .version());
        for (var sql :
                List.of(
                        """
                        insert into casework.case_file (id, key, service, service_version, period, child_id,
                                                     handler, opened_at, opened_by, rule_answer, facts)
                        values (:case, cast(:case as text), 'pre-primary', :version, '2026-2027', 4000, 'RUNNING',
                                '2026-01-07T08:00:00Z', 'city/sweep',
                                '{"answer": "MET", "because": [], "ruleSha256": "ab", "engine": "e", "known": 1, "day": "2026-01-07"}',
                                '{}')
                        """,
                        """
                        insert into offer.offer (id, case_id, service, period, child_id, unit_id, ground, method, first_day,
                                                 state, prepared_on, sent_on, last_day)
                        values (:offer, :case, 'pre-primary', '2026-2027', 4000, 'unit', 'AREA', 'm', '2026-08-11', 'OPEN',
                                '2026-01-07', '2026-01-07', '2026-01-28')
                        """,
                        """
                        insert into offer.recipient (offer_id, resident_id, role, since, channel, served_on, told_day, last_day)
                        values (:offer, :guardian, 'DECIDES', '2026-01-07', 'LETTER', '2026-01-14', '2026-01-28', '2026-01-28')
                        """)) {
            jdbc.sql(sql).params(of).update();
        }
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    ru, ltr, Предложение места в предшкольном обучении,       Хотите ответить иначе?
                    so, ltr, Soo jeedin boos waxbarashada dugsiga ka horreysa, Ma rabtaa inaad jawaab kale bixiso?
                    ar, rtl, اقتراح مكان في التعليم التمهيدي,                   هل تريد جوابًا آخر؟
                    sv, ltr, Förslag om förskoleplats,                        Vill du svara något annat?
                    """)
    void opens_whole_in_the_language_in_which_its_recipient_was_written_to(
            String language, String direction, String title, String other) {
        var page = text(open(link(language), "fi"));
        assertThat(tag(page, "html"))
                .contains("lang=\"" + language + "\"", "dir=\"" + direction + "\"");
        assertThat(page).contains(">" + title + "</h1>", ">" + other + "</h2>");
        // No part of it is in another language than the page.
        assertThat(LANG.matcher(main(page)).results().map(it -> it.group(1)))
                .containsOnly(language);
        assertThat(page).doesNotContain("??").doesNotContain("г..");
        assertThat(page.substring(page.indexOf("<nav"), page.indexOf("</nav>")))
                .contains(
                        ">Suomi<",
                        ">Svenska<",
                        ">English<",
                        ">Русский<",
                        ">Soomaali<",
                        ">العربية<");
    }

    @Test
    void what_is_chosen_there_stays_through_all_taps() {
        var link = link("ru");
        var chosen =
                pages.get().uri(link + "?lang=so").exchange().getResponse().getCookie("language");
        assertThat(chosen.getValue()).isEqualTo("so");
        var accepted = pages.post().uri(link + "/accept").cookie(chosen).with(csrf()).exchange();
        assertThat(accepted).hasRedirectedUrl("/l/done/accepted?in=so");
        assertThat(heading(pages.get().uri("/l/done/accepted?in=so").cookie(chosen).exchange()))
                .isEqualTo("Mahadsanid. Booska waa la aqbalay");
        assertThat(heading(pages.get().uri(link).cookie(chosen).exchange()))
                .isEqualTo("Xiriirkan lama isticmaali karo");
    }

    @Test
    void without_a_choice_the_recipients_language_stays_through_all_taps() {
        var link = link("ar");
        var accepted = pages.post().uri(link + "/accept").with(csrf()).exchange();
        assertThat(accepted).hasRedirectedUrl("/l/done/accepted?in=ar");
        assertThat(heading(pages.get().uri("/l/done/accepted?in=ar").exchange()))
                .isEqualTo("شكرًا. تم قبول المكان");
        assertThat(heading(open(link, "en"))).isEqualTo("هذا الرابط لم يعد صالحًا");
    }

    @Test
    void a_wrong_address_is_answered_in_the_browsers_language() {
        assertThat(heading(open("/l/AAAAAAAAAAAAAAAAAAAAAA", "ru, en;q=0.5")))
                .isEqualTo("Эта ссылка больше не действует");
        assertThat(heading(open("/l/AAAAAAAAAAAAAAAAAAAAAA", "et")))
                .isEqualTo("Linkki ei ole enää käytössä");
    }

    @Test
    void nothing_but_the_token_opens_it_and_the_id_of_a_link_is_none() {
        var opening = new Links.Target(List.of(offer), GUARDIAN, Language.FI);
        var id = links.make(List.of(opening)).get(opening);
        var token = tokens.token(id);
        assertThat(token).isEqualTo(tokens.token(id)).matches("[A-Za-z0-9_-]{22}");
        assertThat(open("/l/" + token, "fi")).hasStatusOk();
        for (var at = 0; at < token.length(); at++) {
            var changed = new StringBuilder(token);
            changed.setCharAt(at, token.charAt(at) == 'A' ? 'B' : 'A');
            assertThat(open("/l/" + changed, "fi")).as("letter " + at).hasStatus(410);
        }
        for (var other :
                List.of(
                        LinkTokens.name(id),
                        id.toString(),
                        token.toLowerCase(Locale.ROOT) + "a",
                        tokens.token(tokens.newId()))) {
            assertThat(open("/l/" + other, "fi")).hasStatus(410);
        }
    }

    @Test
    void what_opens_it_stands_in_no_column_of_any_table() {
        var opening = new Links.Target(List.of(offer), GUARDIAN, Language.FI);
        var token = tokens.token(links.make(List.of(opening)).get(opening));
        var address = "/l/" + token;
        assertThat(open(address, "fi")).hasStatusOk();
        assertThat(open(address + "/not-my-child", "fi")).hasStatusOk();
        assertThat(
                        pages.post()
                                .uri(address + "/accept")
                                .with(csrf())
                                .param("_form", "once")
                                .exchange())
                .hasStatus3xxRedirection();
        assertThat(WholeDatabase.columnsWith(Set.of(token), owner)).isEmpty();
    }

    @Test
    void a_language_in_which_other_pages_are_not_leaves_them_as_they_were() {
        var page =
                pages.get()
                        .uri("/accessibility")
                        .cookie(new Cookie("language", "ru"))
                        .header("Accept-Language", "sv")
                        .exchange();
        assertThat(tag(text(page), "html")).contains("lang=\"sv\"");
    }

    private String link(String language) {
        var opening = new Links.Target(List.of(offer), GUARDIAN, new Language(language));
        return "/l/" + tokens.token(links.make(List.of(opening)).get(opening));
    }

    private MvcTestResult open(String address, String accepted) {
        return pages.get().uri(address).header("Accept-Language", accepted).exchange();
    }

    private static String heading(MvcTestResult it) {
        var page = text(it);
        var from = page.indexOf("<h1>") + 4;
        return page.substring(from, page.indexOf("</h1>", from));
    }

    private static String tag(String page, String name) {
        var from = page.indexOf("<" + name);
        return page.substring(from, page.indexOf('>', from));
    }

    private static String main(String page) {
        return page.substring(page.indexOf("<main"), page.indexOf("</main>"));
    }

    private static String text(MvcTestResult it) {
        return new String(it.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
