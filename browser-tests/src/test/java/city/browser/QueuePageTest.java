// SPDX-License-Identifier: EUPL-1.2
package city.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import city.browser.Visit.Width;
import org.junit.jupiter.api.Test;

/// The queues of a round for other units, as the desk sees them.
class QueuePageTest {
    @Test
    void the_desk_sees_how_long_the_lines_are() {
        try (var visit = Visit.on(Width.DESKTOP, "en")) {
            visit.openAs("service-officer", "/desk/rounds");
            visit.page.locator("main a[href*='/desk/rounds/']").first().click();
            assertThat(visit.page.locator("main")).containsText("by the demonstration itself");
            visit.link("Queues for other units").click();
            visit.look("desk-queues").isAccessible().worksByKeyboard();
        }
    }
}
