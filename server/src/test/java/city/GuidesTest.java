// SPDX-License-Identifier: EUPL-1.2
package city;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.CityTest;
import city.base.subject.Access;
import city.base.subject.Roles;
import city.base.subject.Subject;
import city.base.subject.Subjects;
import city.guards.House;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The guides of `docs/guides` speak of the pages as they are.
@CityTest
class GuidesTest {
    /// Of a counted text a guide says the form for several, which stands last.
    private static final Pattern OF_SEVERAL =
            Pattern.compile("\\{\\d,choice,(?:[^{}]|\\{\\d})*[<#]((?:[^{}|]|\\{\\d})*)}");

    @Autowired Subjects subjects;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Test
    void every_role_has_a_guide_and_a_guide_covers_subjects_that_are_there() {
        var roles = new TreeSet<String>();
        Guide.all().forEach(it -> roles.addAll(it.roles()));
        assertThat(roles).isEqualTo(new TreeSet<>(Roles.ALL));
        assertThat(covered()).isSubsetOf(subjects.list().stream().map(Subject::name).toList());
    }

    private static Set<String> covered() {
        return Guide.all().stream()
                .flatMap(it -> it.subjects().stream())
                .collect(Collectors.toSet());
    }

    @Test
    void every_page_that_a_guide_names_is_there_and_opens_to_those_it_is_for() {
        var wrong = new ArrayList<String>();
        for (var guide : Guide.all()) {
            assertThat(guide.paths()).as(guide.path()).isNotEmpty();
            for (var path : guide.paths()) {
                var page =
                        Page.all(handlers).stream()
                                .filter(it -> it.pattern().equals(path))
                                .filter(it -> it.method().equals("GET"))
                                .findFirst();
                if (page.isEmpty()) {
                    wrong.add(guide.path() + ": there is no page " + path);
                } else if (guide.roles().stream().noneMatch(it -> opens(page.get(), it))) {
                    wrong.add(guide.path() + ": closed to its readers is " + path);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private boolean opens(Page page, String role) {
        return switch (subjects.route("GET", page.path()).orElseThrow().access()) {
            case Access.Everybody _ -> true;
            case Access.Officers(var permission) ->
                    permission == null || subjects.permissions(Set.of(role)).contains(permission);
            default -> false;
        };
    }

    @Test
    void what_a_guide_covers_is_covered_whole() {
        var named = new TreeSet<String>();
        Guide.all().forEach(it -> named.addAll(it.paths()));
        assertThat(
                        Page.all(handlers).stream()
                                .filter(it -> it.method().equals("GET"))
                                .filter(it -> covered().contains(it.subject()))
                                .map(Page::pattern)
                                .filter(it -> it.startsWith("/desk"))
                                .filter(it -> !it.contains("{ending}")))
                .isSubsetOf(named);
    }

    @Test
    void what_a_guide_says_in_bold_stands_on_a_page() throws Exception {
        var texts = new TreeSet<String>();
        for (var file : House.files("src/main/resources/messages", "_en.properties")) {
            var some = new Properties();
            some.load(new StringReader(Files.readString(file)));
            some.values()
                    .forEach(it ->
                            texts.add(
                                    OF_SEVERAL
                                            .matcher(it.toString())
                                            .replaceAll("$1")
                                            .replaceAll("\\{[^}]*}", "…")));
        }
        for (var guide : Guide.all()) {
            assertThat(guide.said()).as(guide.path()).isNotEmpty().isSubsetOf(texts);
        }
    }
}
