// SPDX-License-Identifier: EUPL-1.2
package city.base.subject;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class FigureCountsTest {
    private static FigureCounts of(Subject... subjects) {
        var beans = new StaticListableBeanFactory();
        for (var it : subjects) {
            beans.addBean(it.name(), it);
        }
        return new FigureCounts(new Subjects(beans.getBeanProvider(Subject.class)));
    }

    @Test
    void the_first_by_their_order_are_counted() {
        var figures =
                of(
                        Subject.named("late").figure(30, "late.of", () -> 3).declared(),
                        Subject.named("early").figure(10, "early.of", () -> 1).declared(),
                        Subject.named("middle").figure(20, "middle.of", () -> 2).declared());
        assertThat(figures.first(2))
                .containsExactly(
                        new FigureCounts.Counted("figure.early.of", 1),
                        new FigureCounts.Counted("figure.middle.of", 2));
    }

    @Test
    void a_subject_that_cannot_count_takes_no_other_with_it() {
        var figures =
                of(
                        Subject.named("broken")
                                .figure(
                                        10,
                                        "broken.of",
                                        () -> {
                                            throw new IllegalStateException("no database");
                                        })
                                .declared(),
                        Subject.named("sound").figure(20, "sound.of", () -> 2).declared());
        assertThat(figures.first(6))
                .containsExactly(new FigureCounts.Counted("figure.sound.of", 2));
    }
}
