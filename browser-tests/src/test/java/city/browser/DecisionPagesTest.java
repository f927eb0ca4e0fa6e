// SPDX-License-Identifier: EUPL-1.2
package city.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import city.browser.Visit.Width;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A guardian's decisions, after an officer signed one; and what a guardian reads of children without
/// a proposal.
class DecisionPagesTest {
    @BeforeAll
    static void anOfficerSigns() {
        try (var visit = Visit.on(Width.DESKTOP, "en")) {
            visit.openAs("service-officer", "/desk/offers?state=OPEN");
            visit.page.locator("tbody a").first().click();
            var guardians = visit.page.locator("input[name=guardian]").count();
            for (var i = 0; i < guardians; i++) {
                visit.page.locator("input[name=guardian] + label").nth(i).click();
                visit.page.locator("label[for=medium]").click();
                visit.page.locator("select[name=reply]").selectOption("ACCEPT");
                visit.button("Record the answer").click();
            }
            assertThat(visit.page.locator("main")).containsText("Waits for a signature");
            visit.open("/desk/decisions");
            visit.page.locator("input[name=offer] + label").first().click();
            visit.button("Sign the chosen decisions").first().click();
            assertThat(visit.page.getByRole(AriaRole.STATUS)).containsText("Signed: ");
        }
    }

    @Test
    void are_listed_read_and_printed() {
        for (var width : new Width[] {Width.PHONE, Width.DESKTOP}) {
            try (var visit = Visit.on(width, "en")) {
                visit.openAs("guardian-decided", "/my/decisions");
                assertThat(visit.heading(1)).hasText("My decisions");
                visit.look("my-decisions").isAccessible().worksByKeyboard();

                visit.page.locator("main h2 a").first().click();
                visit.look("my-decision").isAccessible().worksByKeyboard();
                assertThat(visit.page.locator(".letter")).not().containsText("order");

                visit.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
                visit.look("my-decision-printed");
                assertThat(visit.page.locator(".menu")).isHidden();
                assertThat(visit.page.locator(".letter h1")).isVisible();
            }
        }
    }

    @Test
    void a_guardian_reads_from_when_a_small_child_is_due() {
        for (var width : new Width[] {Width.PHONE, Width.DESKTOP}) {
            try (var visit = Visit.on(width, "en")) {
                visit.openAs("guardian-of-a-small-child", "/my");
                visit.look("my-with-children-link").isAccessible().worksByKeyboard();
                visit.link("What are my children due, and why?").click();
                visit.look("my-children").isAccessible().worksByKeyboard();
                assertThat(visit.page.locator("main")).containsText("7 January 2028");
            }
        }
    }

    @Test
    void under_an_order_there_is_a_phone_number_and_nothing_else() {
        try (var visit = Visit.withoutScripts(Width.PHONE, "fi")) {
            visit.openAs("guardian-under-order", "/my/children");
            visit.look("my-children-order");
            assertThat(visit.page.locator("main"))
                    .containsText("Perheesi asioita käsittelee virkailija.");
            assertThat(visit.page.locator("main .card")).hasCount(0);
        }
    }
}
