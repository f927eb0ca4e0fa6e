// SPDX-License-Identifier: EUPL-1.2
package city.heart.rulebook;

import java.util.ArrayList;
import java.util.List;

/// Which lines differ between two texts: the longest common subsequence stays, all else is told.
final class LineDifference {
    /// Of the table of the comparison; beyond it the lines between the common beginning and end are told as a whole.
    private static final long MOST_CELLS = 1_000_000;

    private final String[] before;
    private final String[] after;
    private final List<Part> found = new ArrayList<>();

    /// Lines that follow each other.
    ///
    /// @param line number of the first one in the later text, from 1; where lines are only gone, of the one after them
    /// @param before empty where lines are only new
    /// @param after empty where lines are only gone
    record Part(int line, List<String> before, List<String> after) {
        Part {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    private LineDifference(String before, String after) {
        this.before = before.split("\n", -1);
        this.after = after.split("\n", -1);
    }

    /// In the order of the texts; empty where they are the same.
    static List<Part> between(String before, String after) {
        var difference = new LineDifference(before, after);
        difference.find();
        return List.copyOf(difference.found);
    }

    private void find() {
        var from = 0;
        var least = Math.min(before.length, after.length);
        while (from < least && before[from].equals(after[from])) {
            from++;
        }
        var same = 0;
        while (same < least - from
                && before[before.length - 1 - same].equals(after[after.length - 1 - same])) {
            same++;
        }
        var was = before.length - same;
        var is = after.length - same;
        if ((long) (was - from) * (is - from) > MOST_CELLS) {
            add(from, was, from, is);
        } else {
            compare(from, was, is);
        }
    }

    /// @param from first line that differs, of both
    /// @param was after the last one of the earlier text
    /// @param is after the last one of the later text
    private void compare(int from, int was, int is) {
        var common = common(from, was, is);
        var i = from;
        var j = from;
        while (i < was || j < is) {
            var first = i;
            var second = j;
            while ((i < was || j < is) && !(i < was && j < is && before[i].equals(after[j]))) {
                if (j == is
                        || i < was
                                && common[i + 1 - from][j - from]
                                        >= common[i - from][j + 1 - from]) {
                    i++;
                } else {
                    j++;
                }
            }
            if (i > first || j > second) {
                add(first, i, second, j);
            }
            while (i < was && j < is && before[i].equals(after[j])) {
                i++;
                j++;
            }
        }
    }

    /// Length of the longest common subsequence from each pair of lines on.
    private int[][] common(int from, int was, int is) {
        var common = new int[was - from + 1][is - from + 1];
        for (var i = was - 1; i >= from; i--) {
            for (var j = is - 1; j >= from; j--) {
                var here = common[i - from];
                var below = common[i + 1 - from];
                here[j - from] =
                        before[i].equals(after[j])
                                ? below[j + 1 - from] + 1
                                : Math.max(below[j - from], here[j + 1 - from]);
            }
        }
        return common;
    }

    private void add(int first, int was, int second, int is) {
        found.add(
                new Part(
                        second + 1,
                        List.of(before).subList(first, was),
                        List.of(after).subList(second, is)));
    }
}
