// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.subject.Card;
import city.base.subject.Subject;
import city.base.subject.Subjects;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.support.StaticMessageSource;

class CardsTest {
    private static final ResidentId AINO = new ResidentId(1);
    private final StaticMessageSource messages = new StaticMessageSource();
    private final PageTexts texts =
            PageTexts.of(messages, Language.EN, ZoneId.of("Europe/Helsinki"));

    private static Cards of(Card... all) {
        var beans = new StaticListableBeanFactory();
        for (var i = 0; i < all.length; i++) {
            var name = "s" + i;
            beans.addBean(name, Subject.named(name).card(all[i]).declared());
        }
        return new Cards(new Subjects(beans.getBeanProvider(Subject.class)));
    }

    @Test
    void what_subjects_say_stands_in_order_and_in_the_readers_language() {
        messages.addMessage("seat", Locale.ENGLISH, "A seat until {0}, {1} wait");
        messages.addMessage("hello", Locale.ENGLISH, "Hello");
        var cards =
                of(
                        new Card(20, _ -> List.of(new Card.Line("hello", List.of(), "/hello"))),
                        new Card(
                                10,
                                it ->
                                        it.equals(AINO)
                                                ? List.of(
                                                        new Card.Line(
                                                                "seat",
                                                                List.of(
                                                                        LocalDate.of(2026, 4, 8),
                                                                        1200L),
                                                                "/seat"))
                                                : List.of()));
        assertThat(cards.of(AINO, texts))
                .containsExactly(
                        new Cards.Shown("A seat until 8 April 2026, 1,200 wait", "/seat"),
                        new Cards.Shown("Hello", "/hello"));
        assertThat(cards.of(new ResidentId(2), texts))
                .containsExactly(new Cards.Shown("Hello", "/hello"));
    }

    @Test
    void a_subject_that_fails_takes_no_other_with_it() {
        messages.addMessage("hello", Locale.ENGLISH, "Hello");
        var cards =
                of(
                        new Card(
                                10,
                                _ -> {
                                    throw new IllegalStateException("no database");
                                }),
                        new Card(20, _ -> List.of(new Card.Line("hello", List.of(), "/hello"))));
        assertThat(cards.of(AINO, texts)).containsExactly(new Cards.Shown("Hello", "/hello"));
    }
}
