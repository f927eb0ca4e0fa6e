// SPDX-License-Identifier: EUPL-1.2
package city.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attoparser.MarkupParser;
import org.attoparser.ParseException;
import org.attoparser.config.ParseConfiguration;
import org.attoparser.simple.AbstractSimpleMarkupHandler;
import org.attoparser.simple.SimplifierMarkupHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No words stand in a template themselves: they would be in one language only. Samples inside an
/// element whose content is replaced are fine, and help whoever reads the template.
class TemplatesTest {
    private static final Set<String> REPLACED =
            Set.of("th:text", "th:utext", "th:replace", "th:insert");
    private static final Set<String> SPOKEN =
            Set.of(
                    "alt",
                    "title",
                    "placeholder",
                    "aria-label",
                    "aria-description",
                    "summary",
                    "label",
                    "data-label");

    static List<Path> templates() {
        return House.files("src/main/resources/templates", ".html");
    }

    @Test
    void no_template_says_anything_by_itself() throws Exception {
        var faults = new ArrayList<String>();
        for (var template : templates()) {
            for (var texts : texts(Files.readString(template))) {
                faults.add(template + ": " + texts);
            }
        }
        assertThat(templates()).hasSizeGreaterThan(3);
        assertThat(faults).isEmpty();
    }

    /// Without it browsers show a page by the rules of the nineties.
    @Test
    void every_page_begins_with_its_document_type() throws Exception {
        var without = new ArrayList<String>();
        for (var template : templates()) {
            var text = Files.readString(template);
            if (text.contains("layout/page :: page(") && !text.startsWith("<!DOCTYPE html>\n")) {
                without.add(template.toString());
            }
        }
        without.removeIf(it -> it.endsWith("layout/page.html"));
        assertThat(without).isEmpty();
    }

    @Test
    void every_template_says_its_licence_in_its_first_lines() throws Exception {
        for (var template : templates()) {
            assertThat(Files.readString(template).lines().limit(2))
                    .as(template.toString())
                    .anyMatch(it -> it.contains("SPDX-License-Identifier: EUPL-1.2"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html th:replace='~{layout/page :: page(~{::main})}'><main><p>Hello</p></main></html>",
                "<p>[[#{hello}]]</p>",
                "<input aria-label='Name'>",
                "<p><b th:text='#{a}'>A</b> and more</p>"
            })
    void words_outside_a_text_are_found(String template) throws Exception {
        assertThat(texts(template)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html th:replace='~{layout/page :: page(~{::main})}'><main><p th:text='#{a}'>Hello</p></main></html>",
                "<svg th:replace='~{x :: map}'><text>Sample</text></svg>",
                "<input th:aria-label='#{name}'>",
                "<!--/* texts */--><p>  </p>"
            })
    void samples_inside_a_text_are_not(String template) throws Exception {
        assertThat(texts(template)).isEmpty();
    }

    private static List<String> texts(String template) throws ParseException {
        var handler = new TextFinder();
        new MarkupParser(ParseConfiguration.htmlConfiguration())
                .parse(template, new SimplifierMarkupHandler(handler));
        return handler.found;
    }

    /// Collects what a reader would see although no text was named.
    private static final class TextFinder extends AbstractSimpleMarkupHandler {
        private final List<String> found = new ArrayList<>();
        private final Deque<Boolean> replaced = new ArrayDeque<>();

        @Override
        public void handleOpenElement(
                String name, Map<String, String> attributes, int line, int column) {
            look(attributes, line);
            // The page as a whole is replaced by its layout, which takes parts of it back in.
            replaced.push(
                    inside()
                            || (!name.equals("html")
                                    && attributes != null
                                    && attributes.keySet().stream().anyMatch(REPLACED::contains)));
        }

        @Override
        public void handleStandaloneElement(
                String name,
                Map<String, String> attributes,
                boolean minimized,
                int line,
                int column) {
            look(attributes, line);
        }

        @Override
        public void handleCloseElement(String name, int line, int column) {
            replaced.pop();
        }

        @Override
        public void handleText(char[] buffer, int offset, int length, int line, int column) {
            var text = new String(buffer, offset, length).strip();
            if (!inside() && !text.isEmpty()) {
                found.add("line " + line + ": " + text);
            }
        }

        private boolean inside() {
            return !replaced.isEmpty() && replaced.peek();
        }

        private void look(Map<String, String> attributes, int line) {
            if (attributes != null && !inside()) {
                attributes.forEach((name, value) -> {
                    if (SPOKEN.contains(name) && !value.isBlank()) {
                        found.add("line " + line + ": " + name + "=" + value);
                    }
                });
            }
        }
    }
}
