// SPDX-License-Identifier: EUPL-1.2
package city.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.browser.Visit.Width;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/// A guardian in the running city, from the list of proposals to the answer.
class ResidentTest {
    @Test
    void accepts_a_place_with_one_tap_on_a_phone_and_sees_it() {
        try (var visit = Visit.on(Width.PHONE, "en")) {
            visit.openAs("guardian-1", "/my");
            visit.look("my").isAccessible().worksByKeyboard();
            firstProposal(visit).click();
            visit.look("my-offer").isAccessible().worksByKeyboard();
            assertThat(visit.page.locator(".silence")).isVisible();

            visit.button("I accept the place").click();

            assertThat(visit.page.getByRole(AriaRole.STATUS))
                    .hasText("Thank you. Your answer has been saved.");
            assertThat(visit.page.locator("#mine + p")).hasText("I accept the place");
            visit.look("my-offer-accepted").isAccessible();
        }
    }

    @Test
    void sees_and_changes_how_the_city_reaches_her_without_scripts() {
        try (var visit = Visit.withoutScripts(Width.PHONE, "en")) {
            visit.openAs("guardian-4", "/my/data");
            visit.link("Your contact data and language").click();
            assertThat(visit.heading(1)).hasText("My contact data and language");
            visit.page.locator("#phone").fill("four");
            visit.button("Save the number").click();
            assertThat(visit.page.getByRole(AriaRole.ALERT))
                    .containsText("Type a phone number, for example 040 123 4567");
            visit.look("my-contact-fault");
            visit.page.locator("#phone").fill("040 123 4567");
            visit.button("Save the number").click();
            assertThat(visit.page.getByRole(AriaRole.STATUS)).containsText("It has been saved");
            assertThat(visit.page.locator("main")).containsText("+358401234567");
            visit.page
                    .locator("input[name=language]")
                    .last()
                    .locator("xpath=..")
                    .locator("label")
                    .click();
            visit.button("Save the language").click();
            assertThat(visit.page.locator("main"))
                    .containsText("We write to you in this language: العربية.");
            visit.page
                    .locator("input[name=language]")
                    .first()
                    .locator("xpath=..")
                    .locator("label")
                    .click();
            visit.button("Save the language").click();
            visit.button("+358401234567 is no longer mine").click();
            assertThat(visit.page.locator("main")).not().containsText("+358401234567");
        }
        try (var visit = Visit.on(Width.NARROW, "fi")) {
            visit.openAs("guardian-4", "/my/contact");
            visit.look("my-contact").isAccessible().worksByKeyboard();
        }
    }

    @Test
    void ends_a_sign_in_that_was_forgotten_elsewhere() {
        try (var elsewhere = Visit.on(Width.DESKTOP, "en");
                var visit = Visit.on(Width.NARROW, "en")) {
            elsewhere.openAs("guardian-4", "/my");
            visit.openAs("guardian-4", "/my/sessions");
            assertThat(visit.page.locator("main")).containsText("This browser");
            visit.look("my-sessions").isAccessible().worksByKeyboard();
            visit.button("Sign out everywhere else").click();
            assertThat(visit.page.getByRole(AriaRole.STATUS))
                    .containsText("The sign-in has been ended.");
            assertThat(visit.page.locator("tbody tr")).hasCount(1);
            elsewhere.open("/my");
            assertThat(elsewhere.page.url()).endsWith("/issuer/people");
        }
    }

    @Test
    void says_without_scripts_how_the_duty_is_met_instead_and_changes_the_answer() {
        try (var visit = Visit.withoutScripts(Width.PHONE, "en")) {
            visit.openAs("guardian-2", "/my");
            firstProposal(visit).click();
            visit.link("I do not accept the place").click();
            visit.button("Send my answer").click();
            assertThat(visit.page.getByRole(AriaRole.ALERT)).containsText("Choose one");

            visit.page
                    .locator("input[type=radio]")
                    .last()
                    .locator("xpath=..")
                    .locator("label")
                    .click();
            visit.page.locator("textarea").fill("We are moving to Turku in June.");
            visit.button("Send my answer").click();

            assertThat(visit.page.getByRole(AriaRole.STATUS))
                    .hasText("Thank you. Your answer has been saved.");
            assertThat(visit.page.locator("main")).containsText("We are moving to Turku in June.");

            visit.button("I accept the place").click();
            assertThat(visit.page.locator("#mine + p")).hasText("I accept the place");
        }
    }

    @Test
    void asks_for_a_person_and_for_an_interpreter() {
        try (var visit = Visit.on(Width.DESKTOP, "en")) {
            visit.openAs("guardian-3", "/my");
            firstProposal(visit).click();
            visit.button("I would like an officer to contact me").click();
            assertThat(visit.page.getByRole(AriaRole.STATUS))
                    .containsText("within two working days");
            visit.button("I need an interpreter").click();
            assertThat(visit.page.getByRole(AriaRole.STATUS)).containsText("interpreter");
        }
    }

    @Test
    void reads_why_and_who_has_used_the_data() {
        try (var visit = Visit.on(Width.PHONE, "fi")) {
            visit.openAs("guardian-4", "/my");
            firstProposal(visit).click();
            visit.look("my-offer").isAccessible();
            visit.link("Miksi sain tämän?").click();
            visit.look("my-why").isAccessible().worksByKeyboard();
            assertThat(visit.page.locator("main")).containsText("Lapselle kuuluu paikka");

            visit.open("/my/data");
            visit.look("my-data").isAccessible().worksByKeyboard();
            assertThat(visit.page.locator("tbody tr").first()).isVisible();
        }
    }

    @Test
    void reads_the_proposal_in_arabic_from_right_to_left() {
        try (var visit = Visit.on(Width.PHONE, "en")) {
            visit.openAs("guardian-4", "/my");
            firstProposal(visit).click();
            visit.page.locator("a[hreflang=ar]").click();
            visit.look("my-offer-arabic").isAccessible();
            assertThat(visit.page.locator(".silence")).hasAttribute("dir", "rtl");
            assertThat(visit.page.locator(".silence")).hasAttribute("lang", "ar");
        }
    }

    @Test
    void finds_nothing_of_somebody_else() {
        try (var visit = Visit.on(Width.PHONE, "en")) {
            visit.openAs("guardian-5", "/my");
            var theirs = firstProposal(visit).getAttribute("href");
            try (var other = Visit.on(Width.PHONE, "en")) {
                assertThat(other.openAs("guardian-6", theirs).status()).isEqualTo(404);
                assertThat(other.open("/desk").status()).isEqualTo(403);
            }
        }
    }

    private static Locator firstProposal(Visit visit) {
        return visit.page.locator("main h3 a").first();
    }
}
