// SPDX-License-Identifier: EUPL-1.2
package city.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.browser.Visit.Width;
import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The one-time link of a message, as it lies in a phone: taken from what really went out.
class LinkTest {
    private static final Pattern LINK = Pattern.compile("/l/([A-Za-z0-9_-]{22})");
    private static final List<String> TOKENS = new ArrayList<>();

    /// The newest SMS messages; the letters' carry the same links.
    @BeforeAll
    static void takeLinksFromTheOutbox() {
        try (var visit = Visit.on(Width.DESKTOP, "en")) {
            var until = System.nanoTime() + Duration.ofMinutes(2).toNanos();
            while (TOKENS.size() < 4 && System.nanoTime() < until) {
                TOKENS.clear();
                var page = "/demo/outbox";
                while (page != null && TOKENS.size() < 4) {
                    visit.open(page);
                    var text = visit.page.locator("main").innerHTML();
                    var found = LINK.matcher(text);
                    while (found.find()) {
                        TOKENS.add(found.group(1));
                    }
                    Locator older = visit.page.locator("a[href*='before=']");
                    page = older.count() == 0 ? null : older.first().getAttribute("href");
                    // Other tests answer too: only links that still live are of use.
                    var living =
                            TOKENS.stream()
                                    .distinct()
                                    .filter(it -> visit.open("/l/" + it).status() == 200)
                                    .toList();
                    TOKENS.clear();
                    TOKENS.addAll(living);
                }
            }
        }
        assertThat(TOKENS).as("links that went out").hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void two_taps_accept_the_place_and_the_link_is_dead_afterwards() {
        var link = "/l/" + TOKENS.get(0);
        try (var visit = Visit.on(Width.PHONE, "en")) {
            // Mail scanners open links too: looking changes nothing.
            assertThat(visit.open(link + "?lang=en").status()).isEqualTo(200);
            assertThat(visit.open(link).status()).isEqualTo(200);
            visit.look("link-real").isAccessible().worksByKeyboard();
            assertThat(visit.page.locator(".silence")).isVisible();
            assertThat(visit.page.locator(".lead")).containsText("answer by");
            assertThat(visit.page.locator(".place h2")).not().containsText("propose");
            assertThat(visit.page.locator(".place strong")).containsText("begins on");

            visit.page.locator("button.hds-button--primary").click();

            assertThat(visit.heading(1)).hasText("Thank you. The place is accepted");
            assertThat(visit.page.url()).endsWith("/l/done/accepted?in=en");
            visit.look("link-real-accepted").isAccessible().worksByKeyboard();

            assertThat(visit.open(link).status()).isEqualTo(410);
            assertThat(visit.heading(1)).hasText("This link is no longer in use");
            visit.look("link-real-dead").isAccessible().worksByKeyboard();
        }
    }

    @Test
    void not_my_child_closes_the_link_without_scripts() {
        var link = "/l/" + TOKENS.get(1);
        try (var visit = Visit.withoutScripts(Width.PHONE, "en")) {
            visit.open(link + "?lang=en");
            visit.link("This is not my child").click();
            assertThat(visit.heading(1)).hasText("Is this not your child?");
            visit.look("link-real-not-mine-asks");
            visit.page.locator("a.hds-button--secondary").click();
            assertThat(visit.page.locator("button.hds-button--primary")).isVisible();
            visit.link("This is not my child").click();
            visit.button("This is not my child").click();
            assertThat(visit.heading(1)).hasText("Thank you");
            assertThat(visit.page.locator("main")).containsText("A person will check the data.");
            visit.look("link-real-not-mine");
            assertThat(visit.open(link).status()).isEqualTo(410);
        }
    }

    @Test
    void the_keyboard_alone_accepts() {
        try (var visit = Visit.on(Width.DESKTOP, "en")) {
            visit.open("/l/" + TOKENS.get(2) + "?lang=en");
            var accept = visit.page.locator("button.hds-button--primary");
            for (var i = 0; i < 40 && !isFocused(accept); i++) {
                visit.page.keyboard().press("Tab");
            }
            assertThat(accept).isFocused();
            visit.page.keyboard().press("Enter");
            assertThat(visit.heading(1)).hasText("Thank you. The place is accepted");
        }
    }

    @Test
    void is_whole_in_arabic_on_the_narrowest_phone_and_goes_on_in_the_language_chosen() {
        var link = "/l/" + TOKENS.get(3);
        try (var visit = Visit.withoutScripts(Width.NARROW, "fi")) {
            visit.open(link);
            visit.page.locator(".languages a[lang=ar]").click();
            assertThat(visit.page.locator("html")).hasAttribute("dir", "rtl");
            visit.look("link-arabic");
            visit.open(link);
            assertThat(visit.page.locator("html")).hasAttribute("lang", "ar");
            visit.page.locator(".languages a[lang=ru]").click();
            visit.look("link-russian");
            visit.page.locator("button.hds-button--primary").click();
            assertThat(visit.heading(1)).hasText("Спасибо. Место принято");
            visit.look("link-russian-accepted");
        }
        try (var visit = Visit.on(Width.NARROW, "ar")) {
            visit.open("/l/x");
            visit.look("link-arabic-dead").isAccessible().worksByKeyboard();
        }
    }

    @Test
    void a_letter_says_who_writes_about_which_case_and_how_to_answer_on_paper() {
        try (var visit = Visit.on(Width.DESKTOP, "en")) {
            var page = visit.page;
            var outbox = "/demo/outbox";
            while (outbox != null && page.locator(".slip").count() == 0) {
                visit.open(outbox);
                var letters =
                        page.locator("a[href$='/letter']").all().stream()
                                .map(it -> it.getAttribute("href"))
                                .toList();
                var older = page.locator("a[href*='before=']");
                outbox = older.count() == 0 ? null : older.first().getAttribute("href");
                for (var i = 0; i < letters.size() && page.locator(".slip").count() == 0; i++) {
                    visit.open(letters.get(i));
                }
            }
            assertThat(page.locator(".sender span")).hasCount(5);
            assertThat(page.locator(".date").first()).containsText("HEL 2026-");
            assertThat(page.locator(".slip li")).hasCount(4);
            visit.look("letter");
        }
    }

    private static boolean isFocused(Locator it) {
        return (Boolean) it.evaluate("it => it === document.activeElement");
    }

    @Test
    void a_tampered_token_says_clearly_what_to_do_and_nothing_about_anybody() {
        var whole = TOKENS.get(0);
        var tampered = (whole.charAt(0) == 'A' ? 'B' : 'A') + whole.substring(1);
        try (var visit = Visit.on(Width.NARROW, "fi")) {
            for (var token : List.of(tampered, "x", "' or 1=1")) {
                assertThat(visit.open("/l/" + token).status()).isEqualTo(410);
                assertThat(visit.page.locator("main")).containsText("Linkki ei ole enää käytössä");
            }
            visit.look("link-tampered").isAccessible().worksByKeyboard();
        }
    }
}
