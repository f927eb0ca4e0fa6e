// SPDX-License-Identifier: EUPL-1.2
package city.heart.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import city.CityApplication;
import city.base.shared.ResidentId;
import city.base.signin.TestSignIn;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Use;
import city.heart.InventedCityTest;
import city.heart.population.Names;
import city.heart.population.Population;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/// What officers do with a case, and what its page and the guardian's say of it, over an invented city of 2,000
/// residents on its first day. Each test has a case of its own.
@InventedCityTest
@ContextConfiguration(classes = CityApplication.class)
class CaseActsTest {
    private static final Use LOOKING =
            new Use(Actor.system("test"), "test", "test", Basis.DUTY, null, Set.of("names"));
    private static final String SERVICE = "service-officer";

    @Autowired Population population;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvcTester pages;

    /// A sent proposal that nobody has answered and that one guardian decides on.
    ///
    /// @param unit its name in English
    private record Open(String offer, String file, ResidentId guardian, String unit) {}

    /// @param which counted from the last, so that no other test has it
    private Open open(int which) {
        return jdbc.sql(
                        """
                        select o.id::text as offer, o.case_id::text as file,
                               (select r.resident_id from offer.recipient r
                                 where r.offer_id = o.id and r.role = 'DECIDES') as guardian,
                               coalesce(u.names ->> 'en', u.names ->> 'fi') as unit
                          from offer.offer o join unit.unit u on u.id = o.unit_id
                         where o.state = 'OPEN'
                           and (select count(*) from offer.offer p where p.child_id = o.child_id) = 1
                           and (select count(*) from offer.recipient r
                                 where r.offer_id = o.id and r.role = 'DECIDES') = 1
                         order by o.child_id desc offset :which limit 1
                        """)
                .param("which", which)
                .query((rs, _) ->
                        new Open(
                                rs.getString("offer"),
                                rs.getString("file"),
                                new ResidentId(rs.getInt("guardian")),
                                rs.getString("unit")))
                .single();
    }

    private String page(String address, RequestPostProcessor somebody) {
        var result =
                pages.get().uri(address).with(somebody).header("Accept-Language", "en").exchange();
        assertThat(result).hasStatusOk();
        try {
            return result.getResponse().getContentAsString().replace("&#39;", "'");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MvcTestResult send(String address, Map<String, String> fields) {
        var post = pages.post().uri(address).with(TestSignIn.named("anna", SERVICE)).with(csrf());
        fields.forEach(post::param);
        return post.exchange();
    }

    private String name(ResidentId who) {
        return population.find(who, LOOKING).map(it -> it.names()).map(Names::full).orElseThrow();
    }

    @Test
    void who_would_answer_what_a_person_has_is_led_back_and_told_so() {
        var it = open(0);
        var me = TestSignIn.resident(it.guardian().value());
        for (var part : List.of("decline", "not-my-child", "units")) {
            assertThat(pages.get().uri("/my/offers/" + it.offer() + "/" + part).with(me))
                    .hasStatusOk();
        }
        assertThat(send("/desk/cases/" + it.file() + "/take", Map.of("because", "They called")))
                .hasStatus3xxRedirection();
        for (var part : List.of("decline", "not-my-child", "units")) {
            var led = pages.get().uri("/my/offers/" + it.offer() + "/" + part).with(me).exchange();
            assertThat(led).hasStatus3xxRedirection().hasRedirectedUrl("/my/offers/" + it.offer());
            assertThat(Map.copyOf(led.getMvcResult().getFlashMap()))
                    .containsEntry("notice", "offer.notice.with-person");
        }
    }

    @Test
    void giving_back_to_the_machine_says_what_becomes_of_the_proposal() {
        var it = open(1);
        send("/desk/cases/" + it.file() + "/take", Map.of("because", "They called"));
        assertThat(
                        page(
                                "/desk/cases/" + it.file() + "/give-back",
                                TestSignIn.named("anna", SERVICE)))
                .contains(
                        "The proposal of a place in " + it.unit() + " (",
                        ") ends: the place is free again, the links no longer work, and answers to it"
                                + " no longer count. Guardians whom it had reached are told that it is"
                                + " taken back.",
                        "If the child is due a place, the machine makes a new proposal.")
                .doesNotContain("??");
    }

    @Test
    void of_an_answer_by_phone_the_page_names_guardian_and_officer() {
        var it = open(2);
        assertThat(
                        send(
                                "/desk/cases/" + it.file() + "/answer",
                                Map.of(
                                        "guardian",
                                        "" + it.guardian().value(),
                                        "medium",
                                        "PHONE",
                                        "reply",
                                        "ACCEPT",
                                        "text",
                                        "")))
                .hasStatus3xxRedirection();
        assertThat(page("/desk/cases/" + it.file(), TestSignIn.officer(SERVICE)))
                .contains(
                        "Done by: "
                                + name(it.guardian())
                                + ", recorded by Somebody who works for the city");
    }

    @Test
    void an_address_told_when_a_child_was_added_is_noted_as_that_and_not_as_a_contact() {
        var added =
                send(
                        "/desk/enter",
                        Map.of(
                                "last",
                                "Uusi",
                                "first",
                                "Lapsi",
                                "year",
                                "2019",
                                "month",
                                "3",
                                "day",
                                "4",
                                "parentLast",
                                "Uusi",
                                "parentPhone",
                                "040 123 4567",
                                "address",
                                "The camp site at the bay"));
        assertThat(added).hasStatus3xxRedirection();
        assertThat(
                        page(
                                String.valueOf(added.getResponse().getRedirectedUrl()),
                                TestSignIn.officer(SERVICE)))
                .contains("<strong>Told when the child was added</strong>")
                .contains("The camp site at the bay")
                .doesNotContain("<strong>Reached", "<strong>Not reached");
    }
}
