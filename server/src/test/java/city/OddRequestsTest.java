// SPDX-License-Identifier: EUPL-1.2
package city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import city.base.CityTest;
import city.base.signin.TestSignIn;
import city.base.subject.Access;
import city.base.subject.Roles;
import city.base.subject.Subjects;
import city.guards.House;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.UriUtils;

/// Whatever somebody sends to a page, the answer is a page or a sentence, and never a failure of the server.
@CityTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OddRequestsTest {
    private static final Pattern FIELD = Pattern.compile("\\b(?:name=|value\\()\"([a-z]\\w*)\"");

    private static final String NUL = "nul\u0000nul";
    private static final String HALF = "half\uD83D";
    private static final Set<String> UNWRITTEN = Set.of(NUL, HALF);

    @Autowired Subjects subjects;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    private MockMvcTester pages;

    @Autowired
    void pages(WebApplicationContext application) {
        pages = Page.quietly(application);
    }

    /// What the forms of the house send.
    private final Set<String> fields = new TreeSet<>();

    @BeforeAll
    void readForms() throws Exception {
        var written = new ArrayList<>(House.files("src/main/resources/templates", ".html"));
        written.addAll(House.files("src/main/java", "Page.java"));
        for (var file : written) {
            var matcher = FIELD.matcher(Files.readString(file));
            while (matcher.find()) {
                fields.add(matcher.group(1));
            }
        }
        assertThat(fields).contains("text", "reason");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A",
                "-1",
                "99999999999999999999",
                "2026-02-30",
                "+999999999-12-31",
                "' or 1=1 --",
                "${7*7}",
                "../../etc/passwd",
                "\uD83D\uDC69",
                NUL,
                HALF,
                "line\r\nX-Injected: yes"
            })
    void no_page_fails_whatever_is_asked(String odd) {
        var wrong = new ArrayList<String>();
        for (var page : Page.all(handlers)) {
            // What is asked of a page is asked one by one: the first odd answer would hide the
            // next.
            for (var named : parts(page)) {
                try {
                    var status = status(page, named, odd);
                    // What no keyboard writes is refused before any page sees it.
                    var refused = UNWRITTEN.contains(odd) && !named.isEmpty();
                    if (status >= 500 || refused && status != 400) {
                        wrong.add(page + " " + named + " failed with " + status);
                    }
                } catch (IllegalStateException thrown) {
                    wrong.add(page + " " + named + " failed: " + thrown.getMessage());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private int status(Page page, Set<String> named, String odd) {
        // What no address can hold stands in the fields alone.
        var printed = odd.chars().noneMatch(it -> it < ' ' || Character.isSurrogate((char) it));
        var request =
                pages.method(HttpMethod.valueOf(page.method()))
                        .uri(
                                java.net.URI.create(
                                        page.path(
                                                printed
                                                        ? UriUtils.encode(odd, "UTF-8")
                                                                .replace(".", "%2E")
                                                                .replace("%2F", "-")
                                                        : "x")))
                        .header("Accept", "text/html");
        for (var name : named) {
            request.param(name, odd);
        }
        var who = whom(page);
        if (who != null) {
            request.with(who);
        }
        if (!page.method().equals("GET")) {
            request.with(csrf());
        }
        return request.exchange().getResponse().getStatus();
    }

    /// A form gets every field that any form has, beside its own.
    private List<Set<String>> parts(Page page) {
        var named = new TreeSet<String>();
        for (var parameter : page.handler().getMethodParameters()) {
            var asked = parameter.getParameterAnnotation(RequestParam.class);
            if (asked != null) {
                var name = asked.name().isEmpty() ? asked.value() : asked.name();
                named.add(name.isEmpty() ? parameter.getParameter().getName() : name);
            }
        }
        if (!page.method().equals("GET")) {
            named.addAll(fields);
            return List.of(named);
        }
        var parts = new ArrayList<Set<String>>();
        parts.add(Set.of());
        named.forEach(it -> parts.add(Set.of(it)));
        return parts;
    }

    private @Nullable RequestPostProcessor whom(Page page) {
        return switch (subjects.route(page.method(), page.path())
                .map(it -> it.access())
                .orElse(null)) {
            case Access.Residents _ -> TestSignIn.resident(1);
            case Access.Officers(var permission) -> TestSignIn.officer(role(permission));
            case null, default -> null;
        };
    }

    private String role(@Nullable String permission) {
        return List.copyOf(Roles.ALL).stream()
                .filter(it ->
                        permission == null || subjects.permissions(Set.of(it)).contains(permission))
                .findFirst()
                .orElseThrow();
    }
}
