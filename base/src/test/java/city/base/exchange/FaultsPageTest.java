// SPDX-License-Identifier: EUPL-1.2
package city.base.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.shared.Language;
import city.base.signin.SignedIn;
import city.base.subject.FaultList.Link;
import city.base.subject.FaultList.OpenFault;
import city.base.subject.Subject;
import city.base.subject.Subjects;
import city.base.web.PageTexts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.ui.ExtendedModelMap;

class FaultsPageTest {
    private static final Instant NOON = Instant.parse("2026-01-08T10:00:00Z");

    private final StaticMessageSource words = new StaticMessageSource();
    private final StaticListableBeanFactory beans = new StaticListableBeanFactory();

    private void declare(String subject, IntFunction<List<OpenFault>> open) {
        var text = subject + ".faults";
        words.addMessage(text + ".title", Locale.ENGLISH, "Faults of " + subject);
        words.addMessage(text + ".lead", Locale.ENGLISH, "Have them mended");
        beans.addBean(
                subject, Subject.named(subject).faults(text, subject + ":mend", open).declared());
    }

    private Object shownTo(String... permissions) {
        var model = new ExtendedModelMap();
        new FaultsPage(new Subjects(beans.getBeanProvider(Subject.class)))
                .list(
                        new SignedIn.Officer("o1", "", Set.of(), Set.of(), Set.of(permissions)),
                        PageTexts.of(words, Language.EN, ZoneId.of("Europe/Helsinki")),
                        model);
        return model.get("parts");
    }

    @Test
    void a_fault_is_said_in_the_readers_words_to_those_who_may_see_the_list() {
        words.addMessage("meter", Locale.ENGLISH, "Water meters");
        words.addMessage("meter.gone", Locale.ENGLISH, "Silent since {0}: {1} of them, {2}");
        words.addMessage("meter.gone.mend", Locale.ENGLISH, "Ask whoever reads {2}");
        declare(
                "water",
                _ ->
                        List.of(
                                OpenFault.of("meter", "M1", "meter.gone", NOON, 1200, Language.SV)
                                        .met(NOON, 3, 2)
                                        .with(
                                                List.of(new Link("meter.page", "/desk/m/1")),
                                                List.of(new Link("meter.ask", "/desk/m/1/ask")))));
        assertThat(shownTo("water:mend"))
                .isEqualTo(
                        List.of(
                                new FaultsPage.Part(
                                        "water-faults",
                                        "Faults of water",
                                        "Have them mended",
                                        List.of(
                                                new FaultsPage.Row(
                                                        new Fault(
                                                                "Water meters",
                                                                "M1",
                                                                "Silent since 8.1.2026 12.00: 1,200"
                                                                        + " of them, Swedish",
                                                                "Ask whoever reads Swedish"),
                                                        "8.1.2026 12.00",
                                                        3,
                                                        2,
                                                        List.of(
                                                                new Link(
                                                                        "meter.page", "/desk/m/1")),
                                                        List.of(
                                                                new Link(
                                                                        "meter.ask",
                                                                        "/desk/m/1/ask")))))));
        assertThat(shownTo("heat:mend")).isEqualTo(List.of());
    }

    @Test
    void a_list_that_cannot_be_told_now_says_so_and_the_others_stand() {
        declare(
                "heat",
                _ -> {
                    throw new IllegalStateException("no database");
                });
        declare("water", _ -> List.of());
        assertThat(shownTo("heat:mend", "water:mend"))
                .isEqualTo(List.of(part("heat", null), part("water", List.of())));
    }

    private static FaultsPage.Part part(String subject, @Nullable List<FaultsPage.Row> rows) {
        return new FaultsPage.Part(
                subject + "-faults", "Faults of " + subject, "Have them mended", rows);
    }
}
