// SPDX-License-Identifier: EUPL-1.2
package city.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// One word for one thing, and no two that sound alike.
class WordsTest {
    private static final Pattern TYPE =
            Pattern.compile("\\b(?:class|interface|record|enum|@interface)\\s+([A-Z]\\w*)");
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^import (city\\.[a-z.]+)\\.([A-Z]\\w*);");

    /// Words that were given up because they sounded like another, and what stands in their place.
    private static final Map<String, String> GIVEN_UP =
            Map.ofEntries(
                    Map.entry("OfferQueues", "OfferFinder"),
                    Map.entry("Opening", "CaseFlow, RoundRequest"),
                    Map.entry("Stand", "JointAnswer"),
                    Map.entry("Standing", "Handler, Badge"),
                    Map.entry("Said", "Answer"),
                    Map.entry("Grounds", "RuleAnswer"),
                    Map.entry("Look", "Finding"),
                    Map.entry("Seen", "Finding"),
                    Map.entry("Ask", "TaskKind"),
                    Map.entry("Asked", "WorkItem, NewTask"),
                    Map.entry("Steps", "OfferLifecycle"),
                    Map.entry("RoundStep", "a lifecycle's own name"),
                    Map.entry("UnitWord", "UnitStatement"),
                    Map.entry("Told", "Statement, DeliveryNote"),
                    Map.entry("Who", "Identification"),
                    Map.entry("Work", "FactChanges"),
                    Map.entry("Small", "SmallNumbers"),
                    Map.entry("Town", "Snapshot"),
                    Map.entry("Setting", "Method"),
                    Map.entry("Aside", "LeftToPerson"),
                    Map.entry("Waiting", "WaitingChild"),
                    Map.entry("UnitRow", "UnitInRun"),
                    Map.entry("Keeping", "RetentionPeriods"),
                    Map.entry("Signing", "an Outcome of its door"),
                    Map.entry("Offering", "an Outcome of its door"),
                    Map.entry("Choosing", "an Outcome of its door"),
                    Map.entry("Publication", "an Outcome of its door"),
                    Map.entry("Outcome", "XOutcome, named for what its door does"),
                    Map.entry("Handed", "an Outcome of its door"),
                    Map.entry("Words", "Multilingual"));

    /// A read model is named for what it is, not for that somebody sees it: `OfferSeen` is a `ReceivedOffer`.
    private static final Pattern SEEN_IN_A_NAME = Pattern.compile("Seen(?:[A-Z]\\w*)?|\\w+Seen");

    /// Texts, presenters and free text have other names. Words are what is searched for, and the 64 bits of a column.
    private static final Pattern WORDS = Pattern.compile("\\b(?:words|\\w+Words)\\b");

    private static final Set<String> WITH_WORDS =
            Set.of(
                    "PublicSearchPage",
                    "SearchIndex",
                    "SearchTerms",
                    "SearchTest",
                    "OutboxPage",
                    "CityFacts",
                    "Columns",
                    "ColumnsBuilder");

    /// `text`, `rule_answer`, `handler`, `history`, `task` stand in their place.
    private static final Pattern GIVEN_UP_IN_TABLES =
            Pattern.compile(
                    "(?m)^\\s+(?:words|grounds|standing|ask)\\s|create table \\w+\\.(?:step|ask|stand)\\b");

    private static final Pattern RECORD =
            Pattern.compile("\\brecord\\s+(\\w+)\\s*(?:<[^({]*>)?\\(");

    /// A row of the table of own words: type and room.
    private static final Pattern OWN_WORD =
            Pattern.compile("(?m)^\\| `([A-Z]\\w*)` \\| `([a-z]+)` \\|");

    private static final int MOST_COMPONENTS = 19;

    private static List<Path> sources() {
        return House.files("src/main/java", ".java").stream()
                .filter(it -> !it.endsWith("package-info.java"))
                .toList();
    }

    private static List<Path> sourcesAndTests() {
        return Stream.concat(sources().stream(), House.files("src/test/java", ".java").stream())
                .toList();
    }

    private static String withoutComments(String code) {
        return code.replaceAll("(?m)^\\s*//.*$", "");
    }

    /// What stands between quotes is no name: texts, SQL, samples.
    private static String withoutTexts(String code) {
        return withoutComments(code)
                .replaceAll("(?s)\"\"\".*?\"\"\"", "")
                .replaceAll("\"(?:[^\"\\\\\n]|\\\\.)*\"", "")
                .replaceAll("//.*", "");
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    @Test
    void no_two_types_of_the_house_share_a_name() {
        var rooms = new TreeMap<String, Set<String>>();
        sources()
                .forEach(it ->
                        rooms.computeIfAbsent(name(it), _ -> new TreeSet<>())
                                .add(it.getParent().getFileName().toString()));
        rooms.values().removeIf(it -> it.size() == 1);
        assertThat(rooms.keySet()).isEmpty();
    }

    @Test
    void no_word_that_was_given_up_comes_back() throws Exception {
        var back = new ArrayList<String>();
        for (var file : sourcesAndTests()) {
            var matcher = TYPE.matcher(withoutTexts(Files.readString(file)));
            while (matcher.find()) {
                var instead =
                        SEEN_IN_A_NAME.matcher(matcher.group(1)).matches()
                                ? "what it is"
                                : GIVEN_UP.get(matcher.group(1));
                if (instead != null) {
                    back.add(
                            "%s in %s; rather %s".formatted(matcher.group(1), name(file), instead));
                }
            }
        }
        assertThat(back).isEmpty();
    }

    @Test
    void words_are_those_of_a_search_and_all_else_is_a_text() throws Exception {
        var back = new TreeSet<String>();
        var found = new TreeSet<String>();
        for (var file : sourcesAndTests()) {
            if (WORDS.matcher(withoutTexts(Files.readString(file))).find()) {
                (WITH_WORDS.contains(name(file)) ? found : back).add(name(file));
            }
        }
        assertThat(back).as("Rather text, texts, multilingual or the presenter's name").isEmpty();
        assertThat(found).as("No exception without need").isEqualTo(new TreeSet<>(WITH_WORDS));
    }

    @Test
    void words_in_comments_and_texts_are_no_names() {
        assertThat(withoutTexts("/// words\nvar a = \"words\"; // words\n\"\"\"\n words \"\"\" b"))
                .isEqualToIgnoringWhitespace("var a = ; b");
    }

    @Test
    void records_are_grouped_before_they_have_twenty_components() throws Exception {
        var large = new ArrayList<String>();
        for (var file : sources()) {
            var text = Files.readString(file).replaceAll("(?m)//.*$", "");
            var matcher = RECORD.matcher(text);
            while (matcher.find()) {
                var components = components(text, matcher.end());
                if (components > MOST_COMPONENTS) {
                    large.add("%s in %s: %d".formatted(matcher.group(1), name(file), components));
                }
            }
        }
        assertThat(large).isEmpty();
    }

    /// @param at the place behind the opening bracket
    private static int components(String text, int at) {
        var depth = 0;
        var count = 1;
        for (var i = at; depth >= 0; i++) {
            switch (text.charAt(i)) {
                case '(', '<' -> depth++;
                case ')', '>' -> depth--;
                case ',' -> count += depth == 0 ? 1 : 0;
                default -> {}
            }
        }
        return count;
    }

    @Test
    void own_words_of_the_glossary_stand_in_their_rooms() throws Exception {
        var types = new TreeSet<String>();
        for (var file : sources()) {
            var room = file.getParent().getFileName().toString();
            var matcher = TYPE.matcher(withoutComments(Files.readString(file)));
            while (matcher.find()) {
                types.add(room + "." + matcher.group(1));
            }
        }
        var own =
                OWN_WORD.matcher(Files.readString(House.root().resolve("docs/glossary.md")))
                        .results()
                        .map(it -> it.group(2) + "." + it.group(1))
                        .toList();
        assertThat(own).hasSizeGreaterThan(20).isSubsetOf(types);
    }

    @Test
    void no_table_and_no_column_has_a_name_that_was_given_up() throws Exception {
        var back = new ArrayList<String>();
        for (var file : House.files("src/main/resources/db/migration", ".sql")) {
            var matcher = GIVEN_UP_IN_TABLES.matcher(Files.readString(file));
            while (matcher.find()) {
                back.add(matcher.group().strip() + " in " + file.getFileName());
            }
        }
        assertThat(back).isEmpty();
    }

    @Test
    void presenters_end_in_texts() {
        assertThat(sources().stream().map(WordsTest::name).filter(it -> it.endsWith("Words")))
                .isEmpty();
    }

    @Test
    void no_import_hides_a_type_of_the_same_room() throws Exception {
        var byRoom = new HashMap<String, Set<String>>();
        for (var file : sources()) {
            byRoom.computeIfAbsent(file.getParent().toString(), _ -> new TreeSet<>())
                    .add(name(file));
        }
        var hidden = new ArrayList<String>();
        for (var file : sources()) {
            var matcher = IMPORT.matcher(Files.readString(file));
            while (matcher.find()) {
                if (byRoom.get(file.getParent().toString()).contains(matcher.group(2))) {
                    hidden.add(
                            name(file) + " imports " + matcher.group(1) + "." + matcher.group(2));
                }
            }
        }
        assertThat(hidden).isEmpty();
    }
}
