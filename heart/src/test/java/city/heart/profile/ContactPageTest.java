// SPDX-License-Identifier: EUPL-1.2
package city.heart.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import city.base.CityTest;
import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.signin.TestSignIn;
import city.base.usage.Act;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Usages;
import city.base.usage.Use;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// A resident's own contact data, in the whole application. It is 8 January 2026.
@CityTest
class ContactPageTest {
    private static final AtomicInteger NEXT = new AtomicInteger(500_000);
    private static final Use LOOKING =
            new Use(Actor.system("test"), "test", "test", Basis.DUTY, null, Set.of("phone"));

    @Autowired Profiles profiles;
    @Autowired Usages usages;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvcTester pages;

    private final ResidentId me = new ResidentId(NEXT.incrementAndGet());

    @Test
    void says_of_each_number_and_address_who_told_it_and_since_when() {
        profiles.learn(
                List.of(
                        point(Channel.SMS, "+3580000001", "early-education", 3),
                        point(Channel.EMAIL, "a@example.invalid", "register", 2)));
        post("/phone", "phone", "040 123 4567");
        assertThat(page())
                .hasStatusOk()
                .bodyText()
                .contains(
                        "+3580000001",
                        "Given to early education on 3 January 2026",
                        "a@example.invalid",
                        "From the population register, since 2 January 2026",
                        "+358401234567",
                        "Given by you on 8 January 2026",
                        "You have not chosen a language. We write to you in this language: Suomi.");
    }

    @Test
    void each_look_is_recorded_as_the_residents_own() {
        page();
        assertThat(usages.actsOn(me, 10))
                .extracting(Act::use)
                .extracting(Use::actor, Use::purpose)
                .contains(org.assertj.core.groups.Tuple.tuple(Actor.resident(me), "own-data"));
    }

    @Test
    void a_language_that_was_chosen_is_kept_with_its_day_and_the_one_before_in_history() {
        post("/language", "language", "ru");
        post("/language", "language", "ru");
        assertThat(page())
                .bodyText()
                .contains(
                        "We write to you in this language: Русский. You chose it on 8 January 2026.");
        post("/language", "language", "so");
        assertThat(profiles.languageOf(me)).contains(new Language("so"));
        post("/language", "language", "");
        assertThat(profiles.languageOf(me)).isEmpty();
        assertThat(
                        jdbc.sql(
                                        """
                                        select value || case when ended_at is null then '' else ' ended' end
                                          from profile.choice where resident_id = :me order by id
                                        """)
                                .param("me", me.value())
                                .query(String.class)
                                .list())
                .containsExactly("ru ended", "so ended");
    }

    @Test
    void a_number_is_confirmed_replaced_and_ended_and_nothing_is_ever_changed() {
        profiles.learn(List.of(point(Channel.SMS, "+3580000001", "early-education", 3)));
        post("/points/" + only(Channel.SMS).id() + "/confirm");
        post("/points/" + only(Channel.SMS).id() + "/confirm");
        assertThat(told()).containsExactly("+3580000001 self 2026-01-08");

        post("/phone", "phone", "040 111 1111", "phone-instead", "" + only(Channel.SMS).id());
        assertThat(told()).containsExactly("+358401111111 self 2026-01-08");

        var last = only(Channel.SMS).id();
        post("/points/" + last + "/end");
        assertThat(post("/points/" + last + "/end")).hasStatus3xxRedirection();
        assertThat(told()).isEmpty();
        assertThat(
                        jdbc.sql(
                                        """
                                        select value || ' ' || source from profile.contact_point
                                         where resident_id = :me and ended_at is not null order by id
                                        """)
                                .param("me", me.value())
                                .query(String.class)
                                .list())
                .containsExactly(
                        "+3580000001 early-education", "+3580000001 self", "+358401111111 self");
    }

    @Test
    void sent_twice_it_is_kept_once() {
        post("/email", "email", "me@example.invalid");
        post("/email", "email", "me@example.invalid");
        assertThat(told()).containsExactly("me@example.invalid self 2026-01-08");
    }

    @Test
    void a_number_to_which_a_message_did_not_arrive_works_again_when_it_is_confirmed() {
        post("/phone", "phone", "040 222 2222");
        profiles.failed(only(Channel.SMS).id());
        assertThat(page()).bodyText().contains("A message did not arrive.");
        post("/points/" + only(Channel.SMS).id() + "/confirm");
        assertThat(only(Channel.SMS).working()).isTrue();
    }

    @Test
    void another_persons_number_is_neither_ended_nor_confirmed() {
        var other = new ResidentId(NEXT.incrementAndGet());
        profiles.give(other, Channel.SMS, "+358403333333", null);
        var id = profiles.contactOf(other, LOOKING).points().getFirst().id();
        assertThat(post("/points/" + id + "/end")).hasStatus(404);
        post("/points/" + id + "/confirm");
        post("/phone", "phone", "040 444 4444", "phone-instead", "" + id);
        assertThat(profiles.contactOf(other, LOOKING).points()).hasSize(1);
        assertThat(told()).containsExactly("+358404444444 self 2026-01-08");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /phone   | phone   | four            | Type a phone number, for example 040 123 4567 or +46 70 123 45 67
                    /email   | email   | me@             | Type an e-mail address, for example name@example.fi
                    /email   | email   | a@b             | Type an e-mail address, for example name@example.fi
                    /channel | channel | zz              | Choose one of these
                    /channel | channel | SMS             | First give a phone number to which the message can be sent
                    /channel | channel | EMAIL           | First give an e-mail address to which the message can be sent
                    """)
    void what_cannot_be_used_is_told_with_what_to_do(
            String path, String field, String typed, String text) {
        var answer = post(path, field, typed);
        assertThat(answer)
                .hasStatus(422)
                .bodyText()
                .contains("<a href=\"#" + field + "\">" + text + "</a>");
        assertThat(told()).isEmpty();
    }

    @Test
    void a_language_that_the_city_has_not_wipes_none() {
        post("/language", "language", "ru");
        assertThat(post("/language", "language", "xx"))
                .hasStatus(422)
                .bodyText()
                .contains("<a href=\"#language\">Choose one of these</a>");
        assertThat(profiles.languageOf(me)).contains(new Language("ru"));
    }

    @Test
    void a_page_that_was_sent_back_is_read_in_another_language_where_its_form_stands() {
        assertThat(post("/phone", "phone", "four", "_page", "/my/contact?lang=en"))
                .hasStatus(422)
                .bodyText()
                .contains("href=\"/my/contact?lang=sv\"")
                .doesNotContain("href=\"/my/contact/phone?lang=");
        assertThat(post("/phone", "phone", "four", "_page", "//elsewhere.example"))
                .bodyText()
                .doesNotContain("elsewhere.example");
    }

    @Test
    void what_cannot_be_an_id_is_not_there() {
        assertThat(
                        pages.get()
                                .uri("/my/offers/xyz")
                                .with(TestSignIn.resident(me.value()))
                                .header("Accept", "text/html"))
                .hasStatus(404);
    }

    @Test
    void a_form_out_of_date_is_not_told_as_signed_out() {
        var refused =
                pages.post()
                        .uri("/my/contact/phone")
                        .with(TestSignIn.resident(me.value()))
                        .param("phone", "040 123 4567")
                        .exchange();
        assertThat(refused).hasStatus(403);
        assertThat(refused.getRequest().getAttribute("city.web.error.text"))
                .isEqualTo("web.error.form");
        assertThat(told()).isEmpty();
    }

    @Test
    void who_wants_letters_only_gets_letters_only() {
        post("/phone", "phone", "040 555 5555");
        assertThat(post("/channel", "channel", "LETTER")).hasStatus3xxRedirection();
        assertThat(profiles.contactOf(me, LOOKING).channel()).isEqualTo(Channel.LETTER);
        assertThat(page()).bodyText().contains("You chose this on 8 January 2026.");
    }

    @Test
    void six_numbers_are_more_than_anybody_needs() {
        for (var i = 0; i < 6; i++) {
            post("/phone", "phone", "040 777 777" + i);
        }
        assertThat(told()).hasSize(5);
    }

    private List<String> told() {
        return profiles.contactOf(me, LOOKING).points().stream()
                .map(it -> it.value() + " " + it.source() + " " + it.since())
                .toList();
    }

    private ContactPoint only(Channel channel) {
        return profiles.contactOf(me, LOOKING).points().stream()
                .filter(it -> it.channel() == channel)
                .findFirst()
                .orElseThrow();
    }

    private LearnedPoint point(Channel channel, String value, String source, int day) {
        return new LearnedPoint(me, channel, value, source, LocalDate.of(2026, 1, day));
    }

    private MvcTestResult page() {
        return pages.get()
                .uri("/my/contact")
                .with(TestSignIn.resident(me.value()))
                .header("Accept-Language", "en")
                .exchange();
    }

    private MvcTestResult post(String path, String... fields) {
        var request =
                pages.post()
                        .uri("/my/contact" + path)
                        .with(TestSignIn.resident(me.value()))
                        .with(csrf())
                        .header("Accept-Language", "en");
        for (var i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }
}
