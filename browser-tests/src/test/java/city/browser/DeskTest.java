// SPDX-License-Identifier: EUPL-1.2
package city.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.browser.Visit.Width;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The officers' pages in the running city.
class DeskTest {
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    /desk,             desk,           fi, NARROW
                    /desk,             desk,           en, DESKTOP
                    /desk/changes,     desk-changes,   fi, PHONE
                    /desk/due,         desk-due,       fi, NARROW
                    /desk/due,         desk-due,       sv, PHONE
                    /desk/due,         desk-due,       en, DESKTOP
                    /desk/work,        desk-work,      fi, NARROW
                    /desk/work,        desk-work,      en, DESKTOP
                    /desk/offers,      desk-offers,    sv, PHONE
                    /desk/offers,      desk-offers,    en, DESKTOP
                    /desk/decisions,   desk-decisions, fi, NARROW
                    /desk/search,      desk-search,    sv, PHONE
                    /desk/enter,       desk-enter,     fi, NARROW
                    /desk/feedback,    desk-feedback,  en, PHONE
                    /desk/capacity/pre-primary-sv-001-1, desk-unit, fi, NARROW
                    /desk/capacity/pre-primary-sv-001-1, desk-unit, sv, PHONE
                    /desk/capacity/pre-primary-sv-001-1, desk-unit, en, DESKTOP
                    /desk/capacity?kind=school,          desk-capacity, sv, PHONE
                    /desk/capacity,                      desk-capacity, en, DESKTOP
                    /desk/faults,                        desk-faults-of-units, fi, NARROW
                    """)
    void is_readable_for_everybody(String path, String name, String language, Width width) {
        try (var visit = Visit.on(width, language)) {
            assertThat(visit.openAs("protected-case-officer", path).status()).isEqualTo(200);
            visit.look(name).isAccessible();
            if (width != Width.DESKTOP) {
                visit.worksByKeyboard();
            }
        }
    }

    @Test
    void records_an_answer_given_by_phone() {
        try (var visit = Visit.on(Width.DESKTOP, "en")) {
            visit.openAs("service-officer", "/desk/offers?state=OPEN");
            visit.page.locator("tbody a").last().click();
            visit.look("desk-case").isAccessible().worksByKeyboard();
            visit.page.locator("label[for=guardian]").click();
            visit.page.locator("label[for=medium]").click();
            visit.page.locator("select[name=reply]").selectOption("ACCEPT");
            visit.button("Record the answer").click();

            assertThat(visit.page.getByRole(AriaRole.STATUS))
                    .hasText("The answer has been recorded.");
            assertThat(visit.page.locator("main")).containsText("Accepts the place");
            visit.look("desk-case-answered").isAccessible();
        }
    }

    @Test
    void signs_a_prepared_decision_and_prints_it_as_a_letter() {
        try (var visit = Visit.on(Width.DESKTOP, "en")) {
            visit.openAs("service-officer", "/desk/offers?state=OPEN");
            visit.page.locator("tbody a").first().click();
            var file = visit.page.url();
            var guardians = visit.page.locator("input[name=guardian]").count();
            for (var i = 0; i < guardians; i++) {
                visit.page.locator("input[name=guardian] + label").nth(i).click();
                visit.page.locator("label[for=medium]").click();
                visit.page.locator("select[name=reply]").selectOption("ACCEPT");
                visit.button("Record the answer").click();
            }
            assertThat(visit.page.locator("main")).containsText("Waits for a signature");

            visit.open("/desk/decisions");
            visit.look("desk-decisions-waiting").isAccessible().worksByKeyboard();
            visit.page.locator("input[name=offer] + label").first().click();
            visit.button("Sign the chosen decisions").first().click();
            assertThat(visit.page.getByRole(AriaRole.STATUS)).containsText("Signed: ");

            visit.open(file.replace(RunningCity.ADDRESS.toString(), ""));
            assertThat(visit.page.locator("main")).containsText("Decided");
            visit.page.locator("#decisions + ul a").click();
            visit.look("decision").isAccessible();
            visit.page.emulateMedia(
                    new com.microsoft.playwright.Page.EmulateMediaOptions()
                            .setMedia(com.microsoft.playwright.options.Media.PRINT));
            visit.look("decision-printed");
            assertThat(visit.page.locator(".site-header")).isHidden();
            assertThat(visit.page.locator(".menu")).isHidden();
            assertThat(visit.page.locator(".letter h1")).isVisible();
        }
    }

    @Test
    void proposes_another_unit_that_the_officer_chose() {
        try (var visit = Visit.on(Width.PHONE, "en")) {
            visit.openAs("service-officer", "/desk/offers?state=OPEN");
            visit.page.locator("tbody a").nth(1).click();
            visit.page
                    .getByRole(
                            AriaRole.LINK,
                            new com.microsoft.playwright.Page.GetByRoleOptions()
                                    .setName("Propose another unit"))
                    .click();
            assertThat(visit.heading(1)).hasText("Propose another unit");
            visit.look("desk-other-unit").isAccessible();

            visit.button("Send the proposal").click();
            assertThat(visit.page.getByRole(AriaRole.ALERT)).containsText("Choose a unit");
            visit.look("desk-other-unit-faults").isAccessible();

            var unit = visit.page.locator("select[name=unit] option").nth(1).textContent();
            visit.page
                    .locator("select[name=unit]")
                    .selectOption(
                            visit.page
                                    .locator("select[name=unit] option")
                                    .nth(1)
                                    .getAttribute("value"));
            visit.page.locator("textarea[name=reason]").fill("The guardians asked for it by phone");
            visit.button("Send the proposal").click();
            assertThat(visit.page.getByRole(AriaRole.STATUS))
                    .containsText("The new proposal is on its way to the guardians.");
            assertThat(visit.page.locator("main"))
                    .containsText(unit.substring(0, unit.indexOf(':')));
            assertThat(visit.page.locator("main"))
                    .containsText("The guardians asked for it by phone");
            visit.look("desk-other-unit-made").isAccessible();
        }
    }

    @Test
    void proposes_a_unit_to_a_family_under_an_order_and_nothing_goes_out() {
        try (var visit = Visit.on(Width.DESKTOP, "fi");
                var other = Visit.on(Width.DESKTOP, "fi")) {
            visit.openAs("protected-case-officer", "/desk/work?ask=ORDER");
            visit.page.locator("tbody a").first().click();
            var file = visit.page.url().replace(RunningCity.ADDRESS.toString(), "");
            visit.open(file + "/other-unit");
            assertThat(visit.page.locator("main")).containsText("Perheellä on turvakielto");
            visit.look("desk-other-unit-order").isAccessible().worksByKeyboard();
            visit.page
                    .locator("select[name=unit]")
                    .selectOption(
                            visit.page
                                    .locator("select[name=unit] option")
                                    .nth(1)
                                    .getAttribute("value"));
            visit.page.locator("textarea[name=reason]").fill("Sovittu perheen kanssa");
            visit.button("Varaa paikka").click();
            assertThat(visit.page.getByRole(AriaRole.STATUS)).containsText("Mitään ei lähetetty");
            visit.look("desk-other-unit-reserved").isAccessible();

            visit.button("Allekirjoita").click();
            assertThat(visit.page.getByRole(AriaRole.ALERT))
                    .containsText("Kirjoita päätöksen perustelut");
            visit.look("desk-decide-faults").isAccessible().worksByKeyboard();
            visit.page.locator("#reasoning").fill("Sovittu huoltajien kanssa puhelimessa");
            visit.page.locator("label[for=reasoning-language]").click();
            visit.button("Allekirjoita").click();
            assertThat(visit.page.getByRole(AriaRole.STATUS))
                    .containsText("Anna se asianosaisille");
            visit.page.locator("#decisions + ul a").click();
            assertThat(visit.page.locator(".letter"))
                    .containsText("Sovittu huoltajien kanssa puhelimessa");

            other.openAs("service-officer", "/desk");
            assertThat(other.open(file + "/other-unit").status()).isEqualTo(404);
        }
    }

    @Test
    void shows_a_family_under_an_order_to_nobody_but_the_officer_for_protected_cases() {
        try (var visit = Visit.on(Width.DESKTOP, "en");
                var other = Visit.on(Width.DESKTOP, "en")) {
            visit.openAs("protected-case-officer", "/desk/work?ask=ORDER");
            var file = visit.page.locator("tbody a").first().getAttribute("href");
            assertThat(visit.open(file).status()).isEqualTo(200);
            assertThat(visit.page.locator("main")).containsText("Nothing may be sent by machine");

            other.openAs("service-officer", "/desk/work?ask=ORDER");
            assertThat(other.page.locator("tbody a")).hasCount(0);
            assertThat(other.open(file).status()).isEqualTo(404);
        }
    }

    @Test
    void gives_no_result_without_a_purpose() {
        try (var visit = Visit.withoutScripts(Width.PHONE, "en")) {
            visit.openAs("service-officer", "/desk/search");
            visit.page.locator("input[name=who]").fill("Virtanen");
            visit.button("Search").click();
            assertThat(visit.page.getByRole(AriaRole.ALERT)).containsText("Choose why you search");
            assertThat(visit.page.locator("#found")).hasCount(0);

            visit.page.locator("label[for=purpose]").click();
            visit.button("Search").click();
            assertThat(visit.page.locator("#found")).isVisible();
            assertThat(visit.page.url()).endsWith("/desk/search");
            visit.look("desk-search-found");
        }
    }

    @Test
    void enters_a_child_who_is_not_in_the_register_and_a_person_handles_the_case() {
        try (var visit = Visit.withoutScripts(Width.PHONE, "en")) {
            visit.openAs("service-officer", "/desk/enter");
            visit.page.locator("input[name=last]").fill("Testinen");
            visit.page.locator("input[name=first]").fill("Lapsi");
            visit.page.locator("input[name=year]").fill("2020");
            visit.page.locator("input[name=parentPhone]").fill("040 555 0199");
            visit.button("Add the child").click();
            assertThat(visit.page.getByRole(AriaRole.ALERT))
                    .containsText("Write the guardian’s family name");
            visit.page.locator("input[name=parentLast]").fill("Vanhempinen");
            visit.button("Add the child").click();
            assertThat(visit.page.getByRole(AriaRole.STATUS))
                    .hasText("The child has been added. A person handles the case.");
            assertThat(visit.heading(1)).hasText("Lapsi Testinen");
            assertThat(visit.page.locator("main")).containsText("Vanhempinen");
            assertThat(visit.page.locator("a[href='tel:+358405550199']")).isVisible();
            visit.look("desk-entered");
        }
    }

    @Test
    void is_closed_to_whoever_sees_no_person() {
        try (var visit = Visit.on(Width.PHONE, "en")) {
            assertThat(visit.openAs("decision-maker", "/desk").status()).isEqualTo(200);
            assertThat(visit.open("/desk/work").status()).isEqualTo(403);
            assertThat(visit.open("/my").status()).isEqualTo(403);
        }
    }

    @Test
    void adds_a_group_to_a_unit_and_closes_it_without_scripts() {
        try (var visit = Visit.withoutScripts(Width.PHONE, "en")) {
            visit.openAs("service-officer", "/desk/capacity/pre-primary-sv-002-1");
            visit.page.locator("input[name=name]").fill("Spring");
            visit.page.locator("input[name=seats]").fill("7");
            visit.page.locator("input[name=caretakers]").fill("some");
            visit.page.locator("input[name=first]").fill("2026-08-01");
            visit.button("Add a group").click();
            assertThat(visit.page.getByRole(AriaRole.ALERT))
                    .containsText("Write the number of caretakers with one decimal at most");
            visit.look("desk-unit-fault");

            visit.page.locator("input[name=caretakers]").fill("1");
            visit.button("Add a group").click();
            assertThat(visit.page.getByRole(AriaRole.STATUS)).hasText("The group has been added.");

            visit.page.getByLabel("Last day of group Spring").fill("2027-07-31");
            visit.button("Close group Spring").click();
            assertThat(visit.page.getByRole(AriaRole.STATUS))
                    .hasText("The last day of the group has been recorded.");
            visit.look("desk-unit-closed");
        }
    }

    @Test
    void tells_the_administrator_what_is_wrong_in_the_registers_and_shows_no_person() {
        try (var visit = Visit.on(Width.PHONE, "en")) {
            visit.openAs("administrator", "/desk");
            visit.link("Faults in data").click();
            assertThat(visit.heading(1)).hasText("Faults in data");
            assertThat(visit.heading(2).first()).hasText("Faults in the list of units");
            visit.look("desk-faults").isAccessible().worksByKeyboard();
            assertThat(visit.open("/desk/work").status()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    fi, NARROW
                    sv, PHONE
                    en, DESKTOP
                    """)
    void an_administrator_gives_a_program_its_key_and_ends_it(String language, Width width) {
        try (var visit = Visit.on(width, language)) {
            visit.openAs("administrator", "/desk/api-clients");
            visit.isAccessible().worksByKeyboard();
            visit.page.locator("form[action='/desk/api-clients'] button").click();
            visit.look("desk-api-clients-fault").isAccessible();
            visit.page.locator("#name").fill("Bus map " + language);
            visit.page.locator("#contact").fill("mail@example.invalid");
            visit.page.locator("#purpose").fill("A map of stops");
            visit.page.locator("form[action='/desk/api-clients'] button").click();
            assertThat(visit.page.locator("main code")).containsText("city_");
            visit.look("desk-api-client-added").isAccessible();
            visit.open("/desk/api-clients");
            visit.look("desk-api-clients").isAccessible().worksByKeyboard();
            visit.page
                    .locator("tr", new Page.LocatorOptions().setHasText("Bus map " + language))
                    .locator("button")
                    .click();
            assertThat(visit.page.getByRole(AriaRole.STATUS)).isVisible();
            visit.look("desk-api-clients-ended").isAccessible();
        }
    }
}
