// SPDX-License-Identifier: EUPL-1.2
package city.town.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import city.base.CityTest;
import city.base.shared.Language;
import city.base.signin.TestSignIn;
import city.base.usage.Actor;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@CityTest
class FeedbackTest {
    @Autowired Feedbacks feedbacks;
    @Autowired MockMvcTester pages;
    @Autowired JdbcClient jdbc;

    @Test
    void is_answered_within_fourteen_days_and_the_answer_is_on_the_senders_page() {
        var sent = feedbacks.send(Feedback.Topic.SERVICE, "Kirje oli epäselvä", Language.FI);
        assertThat(sent.answerBy()).isEqualTo(LocalDate.of(2026, 1, 22));
        assertThat(feedbacks.listWaiting(0, 200)).contains(sent);

        assertThat(feedbacks.answer(sent.id(), "Korjasimme kirjeen.", Actor.officer("officer-1")))
                .isTrue();

        assertThat(feedbacks.listWaiting(0, 200)).doesNotContain(sent);
        assertThat(pages.get().uri("/feedback/{id}", sent.id()))
                .hasStatusOk()
                .bodyText()
                .contains("Kirje oli epäselvä", "Korjasimme kirjeen.")
                .doesNotContain("officer-1");
    }

    @Test
    void is_answered_once() {
        var sent = feedbacks.send(Feedback.Topic.OTHER, "Hej", Language.SV);
        assertThat(feedbacks.answer(sent.id(), "Första", Actor.officer("officer-1"))).isTrue();
        assertThat(feedbacks.answer(sent.id(), "Andra", Actor.officer("officer-2"))).isFalse();
        assertThat(feedbacks.find(sent.id()).orElseThrow().answer().text()).isEqualTo("Första");
    }

    @Test
    void can_be_sent_without_signing_in() {
        var before = feedbacks.listWaiting(0, 200).size();
        assertThat(post(Map.of("topic", "ACCESSIBILITY", "text", "  The map has no words  ")))
                .hasStatus3xxRedirection();
        assertThat(feedbacks.listWaiting(0, 200))
                .hasSize(before + 1)
                .anySatisfy(it -> assertThat(it.text()).isEqualTo("The map has no words"));
    }

    @Test
    void with_an_address_gets_the_officer_s_answer_by_mail_too_and_the_address_is_forgotten() {
        assertThat(
                        post(
                                Map.of(
                                        "topic", "OTHER",
                                        "text", "Bra tjänst",
                                        "email", "nan@example.invalid")))
                .hasStatus3xxRedirection();
        var sent =
                feedbacks.listWaiting(0, 200).stream()
                        .filter(it -> it.text().equals("Bra tjänst"))
                        .findFirst()
                        .orElseThrow();
        assertThat(sent.byMail()).isTrue();
        assertThat(
                        pages.get()
                                .uri("/desk/feedback/{id}", sent.id())
                                .with(TestSignIn.officer("service-officer"))
                                .header("Accept-Language", "en"))
                .hasStatusOk()
                .bodyText()
                .contains("The answer goes by e-mail as well.")
                .doesNotContain("nan@example.invalid");
        assertThat(
                        pages.post()
                                .uri("/desk/feedback/{id}", sent.id())
                                .with(csrf())
                                .with(TestSignIn.officer("service-officer"))
                                .formField("answer", "Kiitos!"))
                .hasStatus3xxRedirection();

        assertThat(feedbacks.listWaiting(0, 200)).doesNotContain(sent);
        assertThat(
                        jdbc.sql(
                                        "select concat_ws('|', address, purpose, language, subject, body) from message.note where id = :id")
                                .param("id", sent.id())
                                .query(String.class)
                                .single())
                .startsWith("nan@example.invalid|feedback|fi|Vastaus palautteeseesi|Kiitos!")
                .contains("/feedback/" + sent.id());
        assertThat(
                        jdbc.sql("select count(email) from feedback.feedback")
                                .query(Integer.class)
                                .single())
                .isZero();
        assertThat(pages.get().uri("/feedback/{id}", sent.id()))
                .hasStatusOk()
                .bodyText()
                .contains("Kiitos!")
                .doesNotContain("nan@example.invalid");
    }

    @Test
    void what_asks_for_nothing_is_thrown_away_after_a_page_that_says_so() {
        var advertising =
                feedbacks.send(Feedback.Topic.OTHER, "Buy our boats", city.base.shared.Language.EN);
        var path = "/desk/feedback/" + advertising.id();
        assertThat(
                        pages.get()
                                .uri(path + "/discard")
                                .with(TestSignIn.officer("service-officer"))
                                .header("Accept-Language", "en"))
                .hasStatusOk()
                .bodyText()
                .contains("Buy our boats", "gone for good");
        assertThat(feedbacks.find(advertising.id())).isPresent();
        assertThat(
                        pages.post()
                                .uri(path + "/discard")
                                .with(csrf())
                                .with(TestSignIn.officer("service-officer")))
                .hasStatus3xxRedirection();
        assertThat(feedbacks.find(advertising.id())).isEmpty();
    }

    @Test
    void a_flood_from_one_address_is_stopped_and_its_text_is_not_lost() {
        var last = 0;
        for (var i = 0; i < 21; i++) {
            last = from("192.0.2.7", "Flood " + i).getResponse().getStatus();
        }
        assertThat(last).isEqualTo(429);
        assertThat(from("192.0.2.7", "Number 22"))
                .hasStatus(429)
                .bodyText()
                .contains("Number 22", "text-fault");
        assertThat(from("192.0.2.8", "Somebody else")).hasStatus3xxRedirection();
    }

    private MvcTestResult from(String address, String text) {
        return pages.post()
                .uri("/feedback")
                .with(csrf())
                .with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                })
                .formField("topic", "OTHER")
                .formField("text", text)
                .exchange();
    }

    @Test
    void with_an_address_that_is_none_says_so_at_the_field() {
        assertThat(post(Map.of("topic", "OTHER", "text", "Hei", "email", "not an address")))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"email-fault\"", "not an address");
    }

    @Test
    void without_words_says_what_is_missing_on_top_and_at_the_field() {
        assertThat(post(Map.of("topic", "ACCESSIBILITY", "text", " ")))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "<a href=\"#text\">Kirjoita palautteesi</a>",
                        "<span class=\"fault\" id=\"text-fault\">Kirjoita palautteesi</span>",
                        "aria-invalid=\"true\"")
                .doesNotContain("#topic\"");
    }

    @Test
    void of_somebody_else_is_not_there() {
        assertThat(pages.get().uri("/feedback/{id}", UUID.randomUUID())).hasStatus(404);
        assertThat(pages.get().uri("/feedback/17")).hasStatus(404);
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult post(
            Map<String, String> fields) {
        var request =
                pages.post()
                        .uri("/feedback")
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED);
        fields.forEach(request::formField);
        return request.exchange();
    }
}
