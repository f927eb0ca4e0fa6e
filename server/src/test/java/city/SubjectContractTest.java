// SPDX-License-Identifier: EUPL-1.2
package city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import city.base.CityTest;
import city.base.signin.TestSignIn;
import city.base.subject.Access;
import city.base.subject.Figure;
import city.base.subject.Job;
import city.base.subject.Permission;
import city.base.subject.Quality;
import city.base.subject.Roles;
import city.base.subject.Seed;
import city.base.subject.Stream;
import city.base.subject.Subject;
import city.base.subject.Subjects;
import city.guards.Kept;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.support.WebTestUtils;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// What every subject of the house keeps, whoever wrote it: each page has its door and opens to no other,
/// each word that a declaration needs is there in three languages, each stream tells the same twice.
@CityTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubjectContractTest {
    private static final List<Locale> LANGUAGES =
            List.of(Locale.of("fi"), Locale.of("sv"), Locale.of("en"));

    /// The page that a closed door shows.
    private static final String NOT_FOR_YOU = "/sign-in/not-for-you";

    @Autowired Subjects subjects;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Autowired MessageSource texts;
    @Autowired JdbcClient jdbc;
    private MockMvcTester pages;

    @Autowired
    void pages(WebApplicationContext application) {
        pages = Page.quietly(application);
    }

    List<Subject> subjects() {
        return subjects.list();
    }

    private List<Page> pagesOfTheHouse() {
        return Page.all(handlers);
    }

    /// Who comes to every door.
    ///
    /// @param who null for somebody who has not signed in
    record Visitor(String name, @Nullable String role, @Nullable RequestPostProcessor who) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Visitor> visitors() {
        var all = new ArrayList<Visitor>();
        all.add(new Visitor("nobody", null, null));
        all.add(new Visitor("resident", null, TestSignIn.resident(1)));
        for (var role : Roles.ALL) {
            all.add(new Visitor(role, role, TestSignIn.officer(role)));
        }
        return all;
    }

    @Test
    void every_page_has_its_door_and_it_is_declared_by_the_subject_that_makes_the_page() {
        var wrong = new ArrayList<String>();
        for (var page : pagesOfTheHouse()) {
            var own =
                    subjects.list().stream()
                            .filter(it -> it.name().equals(page.subject()))
                            .flatMap(it -> it.routes().stream())
                            .toList();
            var route = subjects.route(page.method(), page.path());
            if (route.isEmpty()) {
                wrong.add(page + " is closed to everybody: no subject declares it");
            } else if (!own.contains(route.get())) {
                wrong.add(page + " of " + page.subject() + " has its door elsewhere");
            }
        }
        assertThat(pagesOfTheHouse()).hasSizeGreaterThan(60);
        assertThat(wrong).isEmpty();
    }

    @Test
    void whoever_only_looks_leaves_no_session() {
        var looked = pagesOfTheHouse().stream().filter(it -> it.method().equals("GET")).toList();
        var left = new TreeSet<String>();
        for (var looks = 0; looks < 1_000; looks++) {
            var page = looked.get(looks % looked.size());
            var before = sessions();
            // Another test's `csrf()` puts form tokens into sessions for the whole context. That
            // ours do not is seen over HTTP by the base's SignInTest.
            pages.get()
                    .uri(page.path())
                    .header("Accept", "text/html")
                    .with(request -> {
                        WebTestUtils.setCsrfTokenRepository(
                                request, new CookieCsrfTokenRepository());
                        return request;
                    })
                    .exchange();
            if (sessions() > before) {
                left.add(page.toString());
            }
        }
        assertThat(looked).hasSizeBetween(40, 500);
        assertThat(left).isEmpty();
    }

    private long sessions() {
        return jdbc.sql("select count(*) from signin.session").query(Long.class).single();
    }

    @ParameterizedTest
    @MethodSource("visitors")
    void a_visitor_gets_through_the_doors_that_are_declared_and_through_no_other(Visitor visitor) {
        var wrong = new ArrayList<String>();
        for (var page : pagesOfTheHouse()) {
            var route = subjects.route(page.method(), page.path());
            if (route.isEmpty()) {
                continue; // closed to everybody: every_page_has_its_door… says so once
            }
            var access = route.get().access();
            var status = status(page, visitor);
            var open = opens(access, visitor);
            // A closed door says 403 (401 to machines), shows the way to sign in, or is not there
            // at all.
            var closed = status == 403 || status == 404 || status == 302 || status == 401;
            if (!open && !closed) {
                wrong.add(page + " opened with " + status);
            } else if (open && status >= 500) {
                wrong.add(page + " failed with " + status);
            } else if (open
                    && status == 403
                    && page.method().equals("GET")
                    && !page.pattern().equals(NOT_FOR_YOU)) {
                wrong.add(page + " is closed in spite of its declaration");
            }
        }
        assertThat(wrong).isEmpty();
    }

    private int status(Page page, Visitor visitor) {
        var request =
                pages.method(HttpMethod.valueOf(page.method()))
                        .uri(page.path())
                        .header("Accept", "text/html");
        if (visitor.who() != null) {
            request.with(visitor.who());
        }
        if (!page.method().equals("GET")) {
            request.with(csrf());
        }
        return request.exchange().getResponse().getStatus();
    }

    private boolean opens(Access access, Visitor visitor) {
        return switch (access) {
            case Access.Everybody _, Access.Machines _, Access.ThisMachine _ -> true;
            case Access.Residents _ -> visitor.name().equals("resident");
            case Access.Officers(var permission) -> {
                var role = visitor.role();
                yield role != null
                        && (permission == null
                                || subjects.permissions(Set.of(role)).contains(permission));
            }
        };
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void a_subject_names_only_itself_and_its_words_are_there(Subject subject) {
        var wrong = new ArrayList<String>();
        var name = subject.name();
        subject.permissions().stream()
                .map(Permission::name)
                .filter(it -> !it.startsWith(name + ":"))
                .forEach(it -> wrong.add("permission " + it));
        subject.jobs().stream()
                .map(it -> it.name())
                .filter(it -> !it.equals("retention") && !it.startsWith(name))
                .forEach(it -> wrong.add("job " + it));
        subject.figures().stream()
                .map(Figure::id)
                .filter(it -> !it.startsWith(name + "."))
                .forEach(it -> wrong.add("figure " + it));
        subject.seeds().stream()
                .map(Seed::name)
                .filter(it -> !it.startsWith(name + "."))
                .forEach(it -> wrong.add("seed " + it));
        var keys = new TreeSet<String>();
        subject.menu().forEach(it -> keys.add(it.text()));
        subject.worklists().forEach(it -> keys.add(it.text()));
        subject.faults()
                .forEach(it -> keys.addAll(List.of(it.text() + ".title", it.text() + ".lead")));
        if (!subject.documents().isEmpty()) {
            keys.add(name + ".documents");
        }
        subject.figures().forEach(it -> keys.add(it.text()));
        subject.datasets().forEach(it -> keys.add(it.text()));
        subject.purposes().forEach(it -> keys.add(name + ".purpose." + it));
        for (var key : keys) {
            for (var language : LANGUAGES) {
                if (texts.getMessage(key, new Object[] {1}, null, language) == null) {
                    wrong.add("no text " + key + " in " + language + severalMenus(subject, key));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String severalMenus(Subject subject, String key) {
        var menu = subject.name() + ".menu";
        return key.startsWith(menu + ".")
                ? ": a subject with several menu lines names each by its path; "
                        + menu
                        + " is read no more"
                : "";
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void what_a_subject_opens_in_the_menu_is_a_page_that_opens(Subject subject) {
        for (var entry : subject.menu()) {
            assertThat(subjects.route("GET", entry.path())).as(entry.path()).isPresent();
            assertThat(pagesOfTheHouse().stream().map(Page::toString))
                    .contains("GET " + entry.path());
        }
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void a_stream_tells_the_same_when_it_is_asked_twice(Subject subject) {
        for (Stream<?> stream : subject.streams()) {
            var once = stream.after().rows(0, 50);
            assertThat(stream.after().rows(0, 50)).as(stream.name()).isEqualTo(once);
            assertThat(once.stream().map(it -> it.position()).toList())
                    .as(stream.name())
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void no_two_jobs_figures_seeds_or_streams_share_a_name() {
        var names = new ArrayList<String>();
        subjects.all(Subject::jobs).forEach(it -> names.add("job " + it.name()));
        subjects.all(Subject::figures).forEach(it -> names.add("figure " + it.id()));
        subjects.all(Subject::streams).forEach(it -> names.add("stream " + it.name()));
        subjects.all(Subject::seeds).forEach(it -> names.add("seed " + it.name()));
        subjects.all(Subject::datasets).forEach(it -> names.add("dataset " + it.id()));
        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void the_list_of_subjects_in_docs_is_the_one_they_declare() {
        var text =
                new StringBuilder(
                        """
                        <!-- SPDX-License-Identifier: EUPL-1.2. Made from the code by SubjectContractTest: ./city docs writes it anew. -->
                        # Subjects

                        What each subject declares about itself (`Subject`), and how far it has been proved.

                        """);
        text.append("| subject |");
        for (var it : Quality.values()) {
            text.append(' ').append(it.text()).append(" |");
        }
        text.append("\n|---|").append("---|".repeat(Quality.values().length)).append('\n');
        for (var subject : subjects.list()) {
            text.append("| `").append(subject.name()).append("` |");
            for (var it : Quality.values()) {
                text.append(' ').append(evidence(subject, it)).append(" |");
            }
            text.append('\n');
        }
        for (var subject : subjects.list()) {
            text.append("\n## ").append(subject.name()).append('\n');
            describe(subject)
                    .forEach((what, lines) -> {
                        if (!lines.isEmpty()) {
                            text.append("\n- ")
                                    .append(what)
                                    .append(": ")
                                    .append(String.join("; ", lines));
                        }
                    });
            text.append('\n');
        }
        Kept.compare("subjects.md", text.toString());
    }

    /// TextsTest reads the texts of every room that has some, and a guide says itself what it covers: nobody has to
    /// declare it.
    private static String evidence(Subject subject, Quality quality) {
        var by = new TreeSet<String>();
        if (subject.evidence().containsKey(quality)) {
            by.add(subject.evidence().get(quality));
        } else if (quality == Quality.LANGUAGES
                && SubjectContractTest.class.getResource(
                                "/messages/" + subject.name() + "_fi.properties")
                        != null) {
            by.add("TextsTest");
        }
        if (quality == Quality.GUIDE) {
            Guide.all().stream()
                    .filter(it -> it.subjects().contains(subject.name()))
                    .forEach(it -> by.add(it.path()));
        }
        return String.join(", ", by);
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void what_proves_a_subject_is_there(Subject subject) throws Exception {
        for (var by : subject.evidence().values()) {
            assertThat(exists(by)).as(by).isTrue();
        }
    }

    private static boolean exists(String by) throws Exception {
        if (by.startsWith("./city bench ")) {
            return Files.readString(Path.of("../bench/run"))
                    .contains(by.substring("./city bench ".length()));
        }
        if (by.startsWith("docs/")) {
            return Files.exists(Path.of("..").resolve(by));
        }
        try (var modules = Files.list(Path.of(".."))) {
            for (var tests :
                    modules.map(it -> it.resolve("src/test/java"))
                            .filter(Files::isDirectory)
                            .toList()) {
                try (var files = Files.walk(tests)) {
                    if (files.anyMatch(it -> it.endsWith(by + ".java"))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static Map<String, List<String>> describe(Subject subject) {
        var lines = new LinkedHashMap<String, List<String>>();
        lines.put(
                "permissions",
                subject.permissions().stream()
                        .map(it ->
                                "`%s` (%s)"
                                        .formatted(
                                                it.name(),
                                                it.roles().stream()
                                                        .sorted()
                                                        .collect(Collectors.joining(", "))))
                        .toList());
        lines.put(
                "pages",
                subject.routes().stream()
                        .map(it -> "`" + it.pattern() + "` for " + whom(it.access()))
                        .toList());
        lines.put("menu", subject.menu().stream().map(it -> "`" + it.path() + "`").toList());
        lines.put(
                "lists of work",
                subject.worklists().stream().map(it -> "`" + it.path() + "`").toList());
        lines.put("faults", subject.faults().stream().map(it -> "`" + it.text() + "`").toList());
        lines.put("purposes", subject.purposes().stream().map(it -> "`" + it + "`").toList());
        lines.put(
                "jobs",
                subject.jobs().stream()
                        .map(it -> "`" + it.name() + "` " + when(it.schedule()))
                        .toList());
        lines.put(
                "found by search",
                subject.documents().isEmpty() ? List.of() : List.of("its pages"));
        lines.put("streams", subject.streams().stream().map(it -> "`" + it.name() + "`").toList());
        lines.put("figures", subject.figures().stream().map(it -> "`" + it.id() + "`").toList());
        lines.put(
                "open data",
                subject.datasets().stream()
                        .map(it -> "`" + it.id() + "` at `" + it.path() + "`, " + it.licence())
                        .toList());
        lines.put("seeds", subject.seeds().stream().map(it -> "`" + it.name() + "`").toList());
        return lines;
    }

    private static String when(Job.Schedule schedule) {
        return switch (schedule) {
            case Job.Schedule.After(var pause) -> "every " + pause.toSeconds() + " s";
            case Job.Schedule.Daily(var at) -> "daily at " + at + " UTC";
        };
    }

    private static String whom(Access access) {
        return switch (access) {
            case Access.Everybody _ -> "everybody";
            case Access.Machines _ -> "machines";
            case Access.ThisMachine _ -> "this machine only";
            case Access.Residents _ -> "residents";
            case Access.Officers(var permission) ->
                    permission == null ? "every officer" : "`" + permission + "`";
        };
    }
}
