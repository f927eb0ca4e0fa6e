// SPDX-License-Identifier: EUPL-1.2
package city.browser;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.subject.Access;
import city.base.subject.MenuEntry;
import city.base.subject.Permission;
import city.base.subject.Subject;
import city.base.subject.Subjects;
import city.browser.Visit.Width;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every page to which a subject leads by a menu, whoever adds one: readable for everybody who may open it.
class MenuPagesTest {
    private static final List<String> LANGUAGES = List.of("fi", "sv", "en");
    private static final String RESIDENT = "guardian-decided";
    private static final String OFFICER = "service-officer";

    /// Each page in one language and at one width, so that all of both are met.
    static Stream<Arguments> everyMenu() {
        var subjects = RunningCity.bean(Subjects.class);
        var menu = subjects.menu();
        var widths = Width.values();
        return IntStream.range(0, menu.size())
                .mapToObj(it ->
                        Arguments.of(
                                menu.get(it).path(),
                                who(menu.get(it), subjects),
                                LANGUAGES.get(it % LANGUAGES.size()),
                                widths[it / LANGUAGES.size() % widths.length]));
    }

    private static String who(MenuEntry entry, Subjects subjects) {
        if (!(entry.access() instanceof Access.Officers(var permission))) {
            return RESIDENT;
        }
        return subjects.all(Subject::permissions).stream()
                .filter(it -> it.name().equals(permission))
                .map(Permission::roles)
                .flatMap(it -> it.stream().sorted())
                .findFirst()
                .orElse(OFFICER);
    }

    @ParameterizedTest
    @MethodSource("everyMenu")
    void is_readable_for_everybody(String path, String who, String language, Width width) {
        try (var visit = Visit.on(width, language)) {
            assertThat(visit.openAs(who, path).status()).isEqualTo(200);
            assertThat(visit.page.locator("h1").count()).isEqualTo(1);
            visit.look("menu" + path.replace('/', '-')).isAccessible();
        }
    }
}
