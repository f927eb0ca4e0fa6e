// SPDX-License-Identifier: EUPL-1.2
package city.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import city.browser.Visit.Width;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

class FeedbackTest {
    @Test
    void can_be_given_without_scripts_and_the_answers_address_is_shown() {
        try (var visit = Visit.withoutScripts(Width.PHONE, "en")) {
            visit.open("/feedback");
            visit.page.getByText("Something else").click();
            visit.page.getByLabel("Your feedback").fill("Letters came twice.\nPlease send one.");
            visit.button("Send feedback").click();

            assertThat(visit.heading(1)).hasText("Your feedback");
            assertThat(visit.page.locator("main"))
                    .containsText("Letters came twice.\nPlease send one.");
            visit.look("feedback-received");
        }
    }

    @Test
    void that_is_empty_is_told_on_top_with_a_way_to_the_field() {
        try (var visit = Visit.on(Width.PHONE, "en")) {
            visit.open("/feedback");
            visit.button("Send feedback").click();

            assertThat(visit.page).hasTitle("Error: Give feedback – Proactive City Helsinki");
            visit.look("feedback-faults").isAccessible().worksByKeyboard();
            visit.page.getByRole(AriaRole.ALERT).getByText("Write your feedback").click();
            assertThat(visit.page.getByLabel("Your feedback")).isFocused();
        }
    }
}
