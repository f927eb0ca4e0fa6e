// SPDX-License-Identifier: EUPL-1.2
package city.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.browser.Visit.Width;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What-if scenarios in the running city, without scripts.
class WhatIfTest {
    private record As(Width width, String language) {}

    private static final List<As> EVERYBODY =
            List.of(
                    new As(Width.NARROW, "fi"),
                    new As(Width.PHONE, "sv"),
                    new As(Width.DESKTOP, "en"));

    private static void open(Visit visit, String summary) {
        visit.page
                .locator("summary")
                .filter(new Locator.FilterOptions().setHasText(summary))
                .first()
                .click();
    }

    private static String made(Visit visit, String name, String service) {
        visit.open("/desk/what-if");
        visit.page.locator("input[name=name]").fill(name);
        visit.page.locator("select[name=service]").selectOption(service);
        visit.button("Make the scenario").click();
        assertThat(visit.heading(1)).hasText(name);
        return visit.page.url().replace(RunningCity.ADDRESS.toString(), "");
    }

    @Test
    void a_closed_school_and_a_shifted_area_are_read_beside_today_by_everybody() {
        String here;
        String other;
        try (var visit = Visit.withoutScripts(Width.DESKTOP, "en")) {
            visit.openAs("service-officer", "/desk/what-if");
            here = made(visit, "One school fewer", "school-start");
            assertThat(visit.page.locator("main")).containsText("No unit changes.");
            open(visit, "Close a unit");
            visit.button("Close a unit").click();
            assertThat(visit.page.getByRole(AriaRole.STATUS))
                    .hasText("The scenario has been changed.");
            assertThat(visit.page.locator("main")).containsText("is closed");
            open(visit, "Shift an area");
            visit.page.locator("textarea[name=corners]").fill("here");
            visit.button("Shift").last().click();
            assertThat(visit.page.getByRole(AriaRole.ALERT))
                    .containsText("Write at least three corners");
            open(visit, "Shift an area");
            visit.page
                    .locator("#shift-to")
                    .selectOption(
                            visit.page
                                    .locator("#shift-to option")
                                    .filter(new Locator.FilterOptions().setHasText("koulu"))
                                    .first()
                                    .getAttribute("value"));
            visit.button("Shift").last().click();
            assertThat(visit.page.locator("main")).containsText("The area shifts: ");
            assertThat(visit.page.locator("svg.unit-map").count()).isEqualTo(2);
            other = made(visit, "Nothing else", "school-start");
        }
        for (var as : EVERYBODY) {
            try (var visit = Visit.on(as.width(), as.language())) {
                assertThat(visit.openAs("service-officer", "/desk/what-if").status())
                        .isEqualTo(200);
                visit.look("what-if-list").isAccessible().worksByKeyboard();
                visit.open(here);
                visit.look("what-if").isAccessible();
                visit.page
                        .locator("details")
                        .all()
                        .forEach(it -> it.evaluate("it => it.open = true"));
                visit.look("what-if-open").isAccessible().worksByKeyboard();
                assertThat(visit.page.content()).doesNotContain("??", "scenario.fault");
                visit.open("/desk/what-if/compare?one=" + last(here) + "&other=" + last(other));
                visit.look("what-if-compare").isAccessible().worksByKeyboard();
            }
        }
        try (var visit = Visit.on(Width.PHONE, "en")) {
            visit.openAs("decision-maker", here);
            assertThat(visit.page.locator("main")).containsText("Somebody else made this scenario");
            visit.look("what-if-of-another").isAccessible();
        }
        try (var visit = Visit.withoutScripts(Width.PHONE, "en")) {
            visit.openAs("service-officer", other);
            open(visit, "Delete");
            visit.button("Delete the scenario").click();
            assertThat(visit.page.getByRole(AriaRole.STATUS))
                    .hasText("The scenario has been deleted.");
        }
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
