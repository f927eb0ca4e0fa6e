// SPDX-License-Identifier: EUPL-1.2
package city.base.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.shared.Language;
import city.base.signin.SignedIn;
import city.base.subject.FaultList;
import city.base.subject.FaultList.Link;
import city.base.subject.FaultList.OpenFault;
import city.base.subject.Subject;
import city.base.subject.Subjects;
import city.base.web.ListPart;
import city.base.web.PageTexts;
import city.base.web.Paging;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.ui.ExtendedModelMap;

class FaultsPageTest {
    private static final Instant NOON = Instant.parse("2026-01-08T10:00:00Z");

    private static final Paging NOTHING = new Paging(0, 0, 0, null, null);

    private final StaticMessageSource messages = new StaticMessageSource();
    private final StaticListableBeanFactory beans = new StaticListableBeanFactory();

    private void declare(String subject, Supplier<List<OpenFault>> open) {
        var text = subject + ".faults";
        messages.addMessage(text + ".title", Locale.ENGLISH, "Faults of " + subject);
        messages.addMessage(text + ".lead", Locale.ENGLISH, "Have them mended");
        beans.addBean(
                subject,
                Subject.named(subject)
                        .faults(text, subject + ":mend", FaultList.Open.whole(open))
                        .declared());
    }

    private List<FaultsPage.Part> shownTo(String... permissions) {
        return shown("", 1, permissions);
    }

    private List<FaultsPage.Part> shown(String only, int page, String... permissions) {
        var model = new ExtendedModelMap();
        new FaultsPage(new Subjects(beans.getBeanProvider(Subject.class)))
                .list(
                        only,
                        new ListPart("/desk/faults", page),
                        new SignedIn.Officer("o1", "", Set.of(), Set.of(), Set.of(permissions)),
                        PageTexts.of(messages, Language.EN, ZoneId.of("Europe/Helsinki")),
                        model);
        return ((List<?>) Objects.requireNonNull(model.get("parts")))
                .stream().map(FaultsPage.Part.class::cast).toList();
    }

    @Test
    void a_fault_is_said_in_the_readers_words_to_those_who_may_see_the_list() {
        messages.addMessage("meter", Locale.ENGLISH, "Water meters");
        messages.addMessage("meter.gone", Locale.ENGLISH, "Silent since {0}: {1} of them, {2}");
        messages.addMessage("meter.gone.mend", Locale.ENGLISH, "Ask whoever reads {2}");
        declare(
                "water",
                () ->
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
                                        one(
                                                new FaultsPage.Row(
                                                        new Fault(
                                                                "Water meters",
                                                                "M1",
                                                                "Silent since 8 January 2026, 12:00: 1,200"
                                                                        + " of them, Swedish",
                                                                "Ask whoever reads Swedish"),
                                                        "8 January 2026, 12:00",
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
                () -> {
                    throw new IllegalStateException("no database");
                });
        declare("water", List::of);
        assertThat(shownTo("heat:mend", "water:mend"))
                .isEqualTo(
                        List.of(
                                part("heat", null),
                                part("water", new FaultsPage.Shown(List.of(), NOTHING))));
    }

    @Test
    void a_long_list_is_shown_part_by_part_with_its_true_count() {
        messages.addMessage("meter", Locale.ENGLISH, "Water meters");
        messages.addMessage("meter.gone", Locale.ENGLISH, "Silent");
        messages.addMessage("meter.gone.mend", Locale.ENGLISH, "Ask");
        declare(
                "water",
                () ->
                        IntStream.rangeClosed(1, 120)
                                .mapToObj(it -> OpenFault.of("meter", "M" + it, "meter.gone"))
                                .toList());
        declare("heat", List::of);
        var rest = "/desk/faults?list=water-faults&page=";
        assertThat(places(shown("", 3, "water:mend", "heat:mend")))
                .isEqualTo(Map.of("water-faults", places(1, 50), "heat-faults", List.of()));
        assertThat(paging(shown("", 3, "water:mend")))
                .isEqualTo(new Paging(1, 50, 120, null, rest + 2));
        assertThat(places(shown("water-faults", 3, "water:mend", "heat:mend")))
                .isEqualTo(Map.of("water-faults", places(101, 120)));
        assertThat(paging(shown("water-faults", 3, "water:mend")))
                .isEqualTo(new Paging(101, 120, 120, rest + 2, null));
    }

    private static List<String> places(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(it -> "M" + it).toList();
    }

    private static Map<String, List<String>> places(List<FaultsPage.Part> parts) {
        return parts.stream()
                .collect(
                        Collectors.toMap(
                                FaultsPage.Part::id,
                                it ->
                                        Objects.requireNonNull(it.shown()).rows().stream()
                                                .map(row -> row.fault().place())
                                                .toList()));
    }

    private static Paging paging(List<FaultsPage.Part> parts) {
        return Objects.requireNonNull(parts.getFirst().shown()).paging();
    }

    private static FaultsPage.Shown one(FaultsPage.Row row) {
        return new FaultsPage.Shown(List.of(row), new Paging(1, 1, 1, null, null));
    }

    private static FaultsPage.Part part(String subject, FaultsPage.@Nullable Shown shown) {
        return new FaultsPage.Part(
                subject + "-faults", "Faults of " + subject, "Have them mended", shown);
    }
}
