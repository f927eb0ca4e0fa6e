// SPDX-License-Identifier: EUPL-1.2
package city.server.prove;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Compares two proofs, both in the order of their letters, line by line; lines that are about the same
/// stand against each other. Texts that people get hold names and addresses: of those only the part that
/// differs is told. What differs in many lines in the same way is told once.
final class Comparison {
    private static final int TOLD = 20;
    private static final int SHORT = 60;
    private static final int LONGEST = 200;
    private static final String HEAD = "#";

    private final Map<String, Counts> counts = new TreeMap<>();
    private final Map<String, Map<String, Report>> told = new TreeMap<>();
    private final List<String> before = new ArrayList<>();
    private final List<String> now = new ArrayList<>();
    private String group = "";
    private long lines;

    private Comparison() {}

    /// Of one kind of line.
    private static final class Counts {
        private int changed;
        private int gone;
        private int fresh;

        @Override
        public String toString() {
            return changed + " changed, " + gone + " gone, " + fresh + " new";
        }
    }

    /// A difference, where it was first, and how often it is.
    private static final class Report {
        private final String first;
        private final String what;
        private int times;

        Report(String first, String what) {
            this.first = first;
            this.what = what;
        }

        @Override
        public String toString() {
            return first + (times > 1 ? " (and so in " + (times - 1) + " more)" : "") + what;
        }
    }

    /// What came of it.
    ///
    /// @param lines that are in both
    /// @param report the differences in words, counts first; empty where there is none
    record Result(long lines, List<String> report) {
        Result {
            report = List.copyOf(report);
        }

        boolean same() {
            return report.isEmpty();
        }
    }

    static Result of(BufferedReader before, BufferedReader now) throws IOException {
        var it = new Comparison();
        it.merge(before, now);
        return new Result(it.lines, it.report());
    }

    private void merge(BufferedReader one, BufferedReader two) throws IOException {
        var a = one.readLine();
        var b = two.readLine();
        while (a != null || b != null) {
            var order = order(a, b);
            if (order == 0) {
                lines++;
            } else if (order < 0) {
                keep(Objects.requireNonNull(a), before);
            } else {
                keep(Objects.requireNonNull(b), now);
            }
            a = order <= 0 ? one.readLine() : a;
            b = order >= 0 ? two.readLine() : b;
        }
        settle();
    }

    /// The first lines stand before all others whatever they say.
    private static int order(@Nullable String a, @Nullable String b) {
        if (a == null || b == null) {
            return a == null ? 1 : -1;
        }
        return a.compareTo(b);
    }

    private void keep(String line, List<String> side) {
        var its = about(line);
        if (!its.equals(group)) {
            settle();
            group = its;
        }
        side.add(line);
    }

    /// Kind and first field.
    private static String about(String line) {
        if (line.startsWith(HEAD)) {
            return line.substring(0, Math.max(1, line.indexOf(' ')));
        }
        var first = line.indexOf('\t');
        var second = line.indexOf('\t', first + 1);
        return second < 0 ? line : line.substring(0, second);
    }

    private void settle() {
        if (before.isEmpty() && now.isEmpty()) {
            return;
        }
        var its = counts.computeIfAbsent(kind(), _ -> new Counts());
        for (var old : before) {
            var other = nearest(old);
            if (other == null) {
                its.gone++;
                tell("- " + shown(old));
            } else {
                now.remove(other);
                its.changed++;
                changed(old, other);
            }
        }
        now.forEach(it -> {
            its.fresh++;
            tell("+ " + shown(it));
        });
        before.clear();
        now.clear();
    }

    /// The line with the most fields in common, and more than its first.
    private @Nullable String nearest(String old) {
        var fields = List.of(old.split("\t"));
        String best = null;
        var most = 2;
        for (var it : now) {
            var common = 0;
            for (var field : it.split("\t")) {
                common += fields.contains(field) ? 1 : 0;
            }
            if (common > most || best == null && common == most) {
                best = it;
                most = common;
            }
        }
        return best;
    }

    private void tell(String line) {
        tell(line, "");
    }

    /// @param what differs: the same in other lines is only counted
    private void tell(String where, String what) {
        var its = told.computeIfAbsent(kind(), _ -> new LinkedHashMap<>());
        var key = what.isEmpty() ? where : what;
        var known = its.get(key);
        if (known == null && its.size() < TOLD) {
            known = new Report(where, what);
            its.put(key, known);
        }
        if (known != null) {
            known.times++;
        }
    }

    /// Of what is being compared now.
    private String kind() {
        return group.startsWith(HEAD) ? HEAD : group.substring(0, group.indexOf('\t'));
    }

    private void changed(String old, String other) {
        var a = fields(old);
        var b = fields(other);
        var text = new StringBuilder("* ").append(about(old).replace('\t', ' '));
        for (var name :
                List.of(
                        "service", "period", "child", "offer", "number", "topic", "purpose", "role",
                        "from", "kind")) {
            if (a.containsKey(name) && Objects.equals(a.get(name), b.get(name))) {
                text.append(' ').append(name).append('=').append(a.get(name));
            }
        }
        var what = new StringBuilder();
        var names = new java.util.LinkedHashSet<>(a.keySet());
        names.addAll(b.keySet());
        for (var name : names) {
            var was = a.getOrDefault(name, "(nothing)");
            var is = b.getOrDefault(name, "(nothing)");
            if (!was.equals(is)) {
                what.append("\n    ").append(name).append(": ").append(difference(was, is));
            }
        }
        tell(text.toString(), what.toString());
    }

    /// The part in which two texts differ, in whole words.
    static String difference(String was, String is) {
        if (Math.max(was.length(), is.length()) <= SHORT) {
            return was + " -> " + is;
        }
        var shorter = Math.min(was.length(), is.length());
        var from = 0;
        while (from < shorter && was.charAt(from) == is.charAt(from)) {
            from++;
        }
        while (from > 0
                && !Character.isWhitespace(was.charAt(from - 1))
                && was.charAt(from - 1) != ',') {
            from--;
        }
        var end = 0;
        while (end < shorter - from
                && was.charAt(was.length() - 1 - end) == is.charAt(is.length() - 1 - end)) {
            end++;
        }
        return cut(was.substring(from, was.length() - end))
                + " -> "
                + cut(is.substring(from, is.length() - end));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST
                ? "»" + text + "«"
                : "»" + text.substring(0, LONGEST) + "…«";
    }

    private static Map<String, String> fields(String line) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (line.startsWith(HEAD)) {
            fields.put("it", line);
            return fields;
        }
        for (var field : line.split("\t")) {
            var equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(field.substring(0, equals), field.substring(equals + 1));
            }
        }
        return fields;
    }

    /// A line without the long texts in it.
    private static String shown(String line) {
        var text = new StringBuilder();
        for (var field : line.split("\t")) {
            var equals = field.indexOf('=');
            text.append(text.isEmpty() ? "" : " ")
                    .append(
                            field.length() <= LONGEST
                                    ? field
                                    : field.substring(0, equals + 1)
                                            + "("
                                            + (field.length() - equals - 1)
                                            + " letters)");
        }
        return text.toString();
    }

    private List<String> report() {
        if (counts.isEmpty()) {
            return List.of();
        }
        var report = new ArrayList<String>();
        counts.forEach((kind, it) -> report.add(kind + ": " + it));
        report.addAll(some());
        return report;
    }

    /// The first of every kind, then the second, and so on.
    private List<String> some() {
        var waiting = told.values().stream().map(it -> it.values().iterator()).toList();
        var chosen = new TreeMap<Integer, List<String>>();
        for (var left = TOLD; left > 0 && waiting.stream().anyMatch(Iterator::hasNext); ) {
            for (var kind = 0; kind < waiting.size() && left > 0; kind++) {
                if (waiting.get(kind).hasNext()) {
                    chosen.computeIfAbsent(kind, _ -> new ArrayList<>())
                            .add(waiting.get(kind).next().toString());
                    left--;
                }
            }
        }
        return chosen.values().stream().flatMap(List::stream).toList();
    }
}
