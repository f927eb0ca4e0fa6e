// SPDX-License-Identifier: EUPL-1.2
package city.heart.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import city.heart.rulebook.RuleChanges.Change;
import city.heart.rulebook.RuleChanges.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is told of files that differ.
class RuleChangesTest {
    private static SortedMap<String, byte[]> files(Map<String, String> texts) {
        var files = new TreeMap<String, byte[]>();
        texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return files;
    }

    private static List<Change> lines(String before, String after) {
        return RuleChanges.files(files(Map.of("f", before)), files(Map.of("f", after)));
    }

    private static String numbered(String word, int lines) {
        return IntStream.range(0, lines)
                .mapToObj(it -> word + it)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void lines_that_differ_are_told_with_their_place_and_no_others() {
        assertThat(lines("a\nb\nc\nd\ne\n", "a\nB\nc\nnew\nd\n"))
                .containsExactly(
                        new Change(Kind.LINES, "f", "2", "b", "B"),
                        new Change(Kind.LINES, "f", "4", "", "new"),
                        new Change(Kind.LINES, "f", "6", "e", ""));
        assertThat(lines("a\nb\n", "a\nb\n")).isEmpty();
        assertThat(lines("", "a\nb")).containsExactly(new Change(Kind.LINES, "f", "1", "", "a\nb"));
    }

    @Test
    void a_file_that_is_new_or_gone_is_told_by_its_name() {
        assertThat(
                        RuleChanges.files(
                                files(Map.of("old", "a", "same", "b")),
                                files(Map.of("new", "a", "same", "b"))))
                .containsExactly(
                        new Change(Kind.FILE, "new", "", "", "new"),
                        new Change(Kind.FILE, "old", "", "old", ""));
    }

    @Test
    void at_most_two_hundred_lines_are_shown_and_the_others_counted() {
        var told =
                RuleChanges.files(
                        files(Map.of("f", numbered("a", 150), "g", "x")),
                        files(Map.of("f", numbered("b", 150), "g", "y")));
        assertThat(told)
                .containsExactly(
                        new Change(Kind.LINES, "f", "1", numbered("a", 150), numbered("b", 50)),
                        new Change(Kind.MORE, "f", "100", "", ""),
                        new Change(Kind.MORE, "g", "2", "", ""));
    }

    @Test
    void texts_too_long_to_compare_line_by_line_are_told_as_a_whole() {
        var told = lines(numbered("a", 1200), numbered("b", 1200));
        assertThat(told)
                .containsExactly(
                        new Change(Kind.LINES, "f", "1", numbered("a", 200), ""),
                        new Change(Kind.MORE, "f", "2200", "", ""));
    }
}
