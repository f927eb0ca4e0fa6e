// SPDX-License-Identifier: EUPL-1.2
package city.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.browser.Visit.Width;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// On a slow line somebody taps twice before the first answer is there: once is done, once is said.
class TwoTapsTest {
    private static final int SLOW = 600;

    @Test
    void accept_a_place_once_and_both_say_so() {
        try (var visit = Visit.on(Width.PHONE, "en")) {
            visit.openAs("guardian-9", "/my");
            visit.page.locator("main a[href*='/my/offers/']").first().click();
            visit.onASlowLine(SLOW);
            visit.button("I accept the place").dblclick();
            assertThat(visit.page.locator("#mine + p")).hasText("I accept the place");
            assertThat(visit.page.locator("main")).not().containsText("went wrong");
            var offer = visit.page.url().replaceAll(".*/my/offers/([0-9a-f-]+).*", "$1");
            assertThat(count("select count(*) from offer.reply where offer_id = '" + offer + "'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void give_feedback_once() {
        try (var visit = Visit.withoutScripts(Width.PHONE, "en").onASlowLine(SLOW)) {
            visit.open("/feedback");
            visit.page.locator("label[for=topic]").click();
            visit.page.locator("textarea").fill("Tapped twice on a slow line");
            visit.page.locator("main form button").dblclick();
            assertThat(visit.page.locator("main")).containsText("Tapped twice on a slow line");
            assertThat(
                            count(
                                    "select count(*) from feedback.feedback where text = 'Tapped twice on a slow line'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void enter_a_child_once() {
        try (var visit = Visit.on(Width.DESKTOP, "en")) {
            visit.openAs("service-officer", "/desk/enter");
            visit.onASlowLine(SLOW);
            visit.page.locator("input[name=last]").fill("Kaksoisnapautus");
            visit.page.locator("input[name=first]").fill("Kerran");
            visit.page.locator("input[name=year]").fill("2020");
            visit.button("Add the child").dblclick();
            assertThat(visit.page.getByRole(AriaRole.STATUS))
                    .containsText("The child has been added");
            assertThat(
                            count(
                                    "select count(*) from population.name where last_name = 'Kaksoisnapautus'"))
                    .isEqualTo(1);
        }
    }

    private static long count(String sql) {
        return RunningCity.bean(JdbcClient.class).sql(sql).query(Long.class).single();
    }
}
