// SPDX-License-Identifier: EUPL-1.2
package city.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import city.browser.Visit.Width;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.junit.jupiter.api.Test;

/// The demonstration goes on by a day, and the desk sees what happened.
class NextDayTest {
    private static final LocatorAssertions.IsVisibleOptions WITHIN_A_MINUTE =
            new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);

    @Test
    void is_played_while_the_page_shows_how_far_it_is() {
        try (var visit = Visit.on(Width.PHONE, "en")) {
            visit.open("/demo");
            visit.look("demo").isAccessible().worksByKeyboard();
            visit.button("Go to the next day").click();
            visit.look("demo-playing");
            // The page comes back by itself when the day is over.
            assertThat(visit.button("Go to the next day")).isVisible(WITHIN_A_MINUTE);
            assertThat(visit.page.locator("main")).containsText("The city took ");
            visit.look("demo-played").isAccessible().worksByKeyboard();
        }
        for (var width : new Width[] {Width.PHONE, Width.DESKTOP}) {
            try (var visit = Visit.on(width, "en")) {
                visit.openAs("service-officer", "/desk/changes");
                visit.look("desk-changes-played").isAccessible().worksByKeyboard();
            }
        }
    }

    @Test
    void without_scripts_there_is_a_link_to_look_again() {
        try (var visit = Visit.withoutScripts(Width.DESKTOP, "en")) {
            visit.open("/demo");
            visit.button("Go to the next day").click();
            for (var i = 0; i < 600 && visit.page.locator("#progress").count() > 0; i++) {
                visit.link("Look again").click();
            }
            assertThat(visit.page.locator("main")).containsText("The city took ");
        }
    }
}
