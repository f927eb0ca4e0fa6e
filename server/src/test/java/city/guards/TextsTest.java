// SPDX-License-Identifier: EUPL-1.2
package city.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The texts of all modules are whole in every language, and every text that a template names exists.
class TextsTest {
    private static final List<String> LANGUAGES = List.of("fi", "sv", "en");

    /// Of pages that somebody may meet who reads none of the three.
    private static final List<String> CONTACT_TOO = List.of("fi", "sv", "en", "ru", "so", "ar");

    private static final Set<String> IN_CONTACT_LANGUAGES = Set.of("frame", "offer-link", "letter");

    private static final Pattern NAMED = Pattern.compile("#\\{([a-zA-Z0-9.-]+)[}(]");

    private static final Pattern QUOTED =
            Pattern.compile("(?:[\"']|#\\{)([a-z]+\\.[a-zA-Z0-9._-]*)(?=[\"'}(])");

    /// What a template adds to a key: title and text of a page.
    private static final List<String> ENDS = List.of(".title", ".text", ".lead", ".mend");

    @Test
    void every_text_is_there_in_all_three_languages() throws IOException {
        var files = files();
        assertThat(files.keySet()).hasSizeGreaterThan(1);
        files.forEach((module, languages) -> {
            assertThat(languages.keySet())
                    .as(module)
                    .containsExactlyInAnyOrderElementsOf(languagesOf(module));
            var finnish = new TreeSet<>(languages.get("fi").stringPropertyNames());
            assertThat(finnish).as(module).isNotEmpty();
            for (var language : languagesOf(module)) {
                assertThat(new TreeSet<>(languages.get(language).stringPropertyNames()))
                        .as("keys of " + module + " in " + language)
                        .isEqualTo(finnish);
            }
        });
    }

    private static List<String> languagesOf(String module) {
        return IN_CONTACT_LANGUAGES.contains(module) ? CONTACT_TOO : LANGUAGES;
    }

    @Test
    void no_text_is_empty_and_each_language_fills_the_same_gaps() throws IOException {
        var faults = new ArrayList<String>();
        files().forEach((module, languages) -> {
            for (var key : languages.get("fi").stringPropertyNames()) {
                var gaps = gaps(languages.get("fi").getProperty(key));
                for (var language : languagesOf(module)) {
                    var text = languages.get(language).getProperty(key, "");
                    if (text.isBlank()) {
                        faults.add(key + " is empty in " + language);
                    } else if (!gaps(text).equals(gaps)) {
                        faults.add(key + " has other gaps in " + language + " than in fi");
                    } else if (text.contains("'") && !gaps.isEmpty()) {
                        faults.add(
                                key
                                        + " has a quotation mark that its format would eat: "
                                        + language);
                    }
                }
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void every_text_that_a_template_names_exists() throws IOException {
        var known =
                files().values().stream()
                        .flatMap(it -> it.get("fi").stringPropertyNames().stream())
                        .collect(Collectors.toSet());
        var missing = new TreeMap<String, Set<String>>();
        var named = 0;
        for (var template : TemplatesTest.templates()) {
            var matcher =
                    NAMED.matcher(Files.readString(template).replaceAll("(?s)<!--.*?-->", ""));
            while (matcher.find()) {
                named++;
                if (!known.contains(matcher.group(1))) {
                    missing.computeIfAbsent(template.getFileName().toString(), _ -> new TreeSet<>())
                            .add(matcher.group(1));
                }
            }
        }
        assertThat(named).isGreaterThan(20);
        assertThat(missing).isEmpty();
    }

    /// A text is used where its key stands in the code or a template, whole or as a beginning to which
    /// the rest is added ("offer.state.", two words at least), or without one of the ends that code adds.
    @Test
    void every_text_is_used_somewhere() throws IOException {
        var used = new TreeSet<String>();
        for (var file : sources()) {
            var matcher = QUOTED.matcher(Files.readString(file));
            while (matcher.find()) {
                used.add(matcher.group(1));
            }
        }
        var unused =
                files().values().stream()
                        .flatMap(it -> it.get("fi").stringPropertyNames().stream())
                        .filter(it -> !isUsed(it, used))
                        .sorted()
                        .toList();
        assertThat(used).contains("web.skip", "offer.state.");
        assertThat(unused).isEmpty();
    }

    /// Words of what a subject declares: `SubjectContractTest` compares them with the declarations.
    private static final Pattern DECLARED =
            Pattern.compile(
                    "[a-z]+\\.(menu|purpose)([.].+)?|[a-z]+\\.documents|(figure|dataset|seed)[.].+");

    private static boolean isUsed(String key, Set<String> used) {
        return used.contains(key)
                || DECLARED.matcher(key).matches()
                || ENDS.stream()
                        .anyMatch(it ->
                                key.endsWith(it)
                                        && used.contains(
                                                key.substring(0, key.length() - it.length())))
                || used.stream().anyMatch(it -> it.matches(".+[.].+[.]") && key.startsWith(it));
    }

    private static List<Path> sources() {
        return House.files("src/main", ".java", ".html");
    }

    /// A number followed by what is counted: by one it would read "1 proposals".
    private static final Pattern COUNTED =
            Pattern.compile(
                    "\\{(\\d+)} (?:[a-z]+ )?(?!(?:is|has|was|ms|shifts)\\b)(?:[a-z]+s|children|people)\\b");

    /// Plural whatever the number, or never one.
    private static final Set<String> NEVER_ONE =
            Set.of("offer.together", "offer.together.named", "offer.link.together");

    @Test
    void what_is_counted_reads_well_for_one_and_for_many_in_each_language() throws IOException {
        var faults = new TreeSet<String>();
        var chosen = new TreeSet<String>();
        files().forEach((module, languages) -> {
            for (var key : languages.get("en").stringPropertyNames()) {
                var english = languages.get("en").getProperty(key);
                // What a choice holds has its form for one beside it.
                if (COUNTED.matcher(english.replaceAll("\\{\\d+,choice,(?:[^{}]|\\{\\d+})*}", ""))
                                .find()
                        && !NEVER_ONE.contains(key)) {
                    faults.add(key + " has one form for one and for many: " + english);
                }
                if (english.contains(",choice,")) {
                    chosen.add(key);
                }
                for (var language : LANGUAGES) {
                    reads(key, languages.get(language).getProperty(key), language, faults);
                }
            }
        });
        assertThat(chosen).contains("figure.offer.waiting", "desk.overdue");
        assertThat(faults).isEmpty();
    }

    /// A choice is well made: a form for one, and another for many.
    private static void reads(String key, String text, String language, Set<String> faults) {
        if (!text.contains(",choice,")) {
            return;
        }
        var format = new java.text.MessageFormat(text, java.util.Locale.of(language));
        var one = format.format(new Object[] {1, 1, 1, 1, 1, 1});
        if (one.equals(format.format(new Object[] {2, 2, 2, 2, 2, 2})) || one.contains("{")) {
            faults.add(key + " says the same of one and of two in " + language);
        }
    }

    /// One form a language, which `Dates` knows: whoever formats a day beside it brings in a second one.
    @Test
    void days_and_moments_are_written_in_one_place() throws IOException {
        var others = new TreeSet<String>();
        for (var file : sources()) {
            var text = Files.readString(file);
            if (text.contains("#temporals")
                    || text.contains("DateTimeFormatter")
                    || text.contains("FormatStyle")) {
                others.add(file.getFileName().toString());
            }
        }
        assertThat(others).containsExactly("Dates.java");
    }

    /// What a choice alone asks for may be needed in one language and not in another.
    private static Set<String> gaps(String text) {
        var gaps = new TreeSet<String>();
        var matcher = Pattern.compile("\\{(\\d+)(?!\\d*,choice)").matcher(text);
        while (matcher.find()) {
            gaps.add(matcher.group(1));
        }
        return gaps;
    }

    /// By module, then language.
    private static Map<String, Map<String, Properties>> files() throws IOException {
        var files = new TreeMap<String, Map<String, Properties>>();
        for (var file : House.files("src/main/resources/messages", ".properties")) {
            var name = file.getFileName().toString();
            var stem = name.substring(0, name.lastIndexOf('.'));
            var cut = stem.lastIndexOf('_');
            assertThat(cut).as(name + " names its language").isPositive();
            var texts = new Properties();
            try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                texts.load(reader);
            }
            files.computeIfAbsent(stem.substring(0, cut), _ -> new HashMap<>())
                    .put(stem.substring(cut + 1), texts);
        }
        return files;
    }
}
