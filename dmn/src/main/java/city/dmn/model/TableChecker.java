// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.Finding;
import city.dmn.Finding.Kind;
import city.dmn.HitPolicy;
import city.dmn.feel.Expr;
import city.dmn.feel.Operands;
import city.dmn.feel.UnaryTests;
import city.dmn.feel.Values;
import city.dmn.model.ColumnClasses.ValueClass;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Checks decision tables. Each column's values fall into few classes ([ColumnClasses]), and combinations of classes are
/// searched. Columns are taken to be independent of each other, so what is found may be a case that facts never make.
public final class TableChecker {
    private static final int MOST_FINDINGS = 20;
    private static final int MOST_STEPS = 500_000;

    private final List<Finding> findings = new ArrayList<>();
    private final List<Node> nodes;
    private final String owner;
    private final Table table;
    private final int slots;
    private final List<ColumnClasses> columns = new ArrayList<>();
    private int steps;

    private TableChecker(List<Node> nodes, String owner, Table table, int slots) {
        this.nodes = nodes;
        this.owner = owner;
        this.table = table;
        this.slots = slots;
    }

    /// Checks every table of a model.
    public static List<Finding> check(List<Node> nodes) {
        var all = new ArrayList<Finding>();
        for (var node : nodes) {
            switch (node) {
                case Node.DecisionNode it when it.logic() != null ->
                        gather(nodes, it.name(), it.logic(), it.slots(), all);
                case Node.FunctionNode it -> gather(nodes, it.name(), it.body(), it.slots(), all);
                default -> {}
            }
        }
        return List.copyOf(all);
    }

    private static void gather(
            List<Node> nodes, String owner, Expr expr, int slots, List<Finding> all) {
        if (expr instanceof Table table) {
            var checker = new TableChecker(nodes, owner, table, slots);
            checker.run();
            all.addAll(checker.findings);
        }
        expr.parts().forEach(it -> gather(nodes, owner, it, slots, all));
    }

    private void run() {
        for (var c = 0; c < table.inputs().size(); c++) {
            try {
                columns.add(ColumnClasses.of(nodes, table, c, slots));
            } catch (ColumnClasses.NotJudged e) {
                find(
                        Kind.NOT_CHECKED,
                        List.of(e.rule),
                        "the table is not checked: column \""
                                + name(c)
                                + "\" of rule "
                                + (e.rule + 1)
                                + " "
                                + e.getMessage());
                return;
            }
        }
        if (table.rules().isEmpty()) {
            return;
        }
        unreachable();
        duplicates();
        pairs();
        gaps();
    }

    private void find(Kind kind, List<Integer> rules, String message) {
        find(kind, rules, true, message, Map.of());
    }

    /// @param rules from 0
    private void find(
            Kind kind,
            List<Integer> rules,
            boolean certain,
            String message,
            Map<String, @Nullable Object> example) {
        if (findings.size() < MOST_FINDINGS) {
            var at = rules.isEmpty() ? table.at() : table.rules().get(rules.getFirst()).at();
            findings.add(
                    new Finding(
                            kind,
                            at.source().file(),
                            at.source().line(),
                            owner,
                            rules.stream().map(it -> it + 1).toList(),
                            certain,
                            message,
                            example));
        }
    }

    private String name(int c) {
        return table.text().columns().get(c);
    }

    private List<ValueClass> classes(int c) {
        return columns.get(c).list();
    }

    private static String rule(int r) {
        return "rule " + (r + 1);
    }

    private static String rules(int a, int b) {
        return "rules " + (a + 1) + " and " + (b + 1);
    }

    // --- single rules and pairs

    private void unreachable() {
        for (var r = 0; r < table.rules().size(); r++) {
            for (var c = 0; c < columns.size(); c++) {
                var row = r;
                if (classes(c).stream().noneMatch(it -> it.passing().get(row))) {
                    find(
                            Kind.UNREACHABLE,
                            List.of(r),
                            rule(r)
                                    + " is never reached: no value of \""
                                    + name(c)
                                    + "\" passes "
                                    + table.text().tests().get(r).get(c));
                }
            }
        }
    }

    private void duplicates() {
        for (var a = 0; a < table.rules().size(); a++) {
            for (var b = a + 1; b < table.rules().size(); b++) {
                if (table.text().tests().get(a).equals(table.text().tests().get(b))
                        && sameOutputs(a, b)) {
                    find(Kind.DUPLICATE, List.of(a, b), rules(a, b) + " ask and answer the same");
                }
            }
        }
    }

    private boolean sameOutputs(int a, int b) {
        var x = table.rules().get(a).outputs();
        var y = table.rules().get(b).outputs();
        for (var i = 0; i < x.size(); i++) {
            if (!(x.get(i) instanceof Operands.Const(var v, _))
                    || !(y.get(i) instanceof Operands.Const(var w, _))
                    || !Boolean.TRUE.equals(Values.equal(v, w))) {
                return false;
            }
        }
        return true;
    }

    private void pairs() {
        for (var b = 0; b < table.rules().size(); b++) {
            if (table.policy() == HitPolicy.FIRST) {
                masked(b);
                continue;
            }
            for (var a = 0; a < b; a++) {
                var wrong =
                        switch (table.policy()) {
                            case UNIQUE -> " match together, but the hit policy is UNIQUE";
                            case ANY ->
                                    sameOutputs(a, b)
                                            ? null
                                            : " match together with different answers, but the hit policy is ANY";
                            default -> null;
                        };
                var together = wrong == null ? null : together(a, b);
                if (together != null) {
                    find(Kind.OVERLAP, List.of(a, b), surely(a, b), rules(a, b) + wrong, together);
                }
            }
        }
    }

    /// A case that two rules match, one that facts surely make before another; null when there is none.
    private @Nullable Map<String, @Nullable Object> together(int a, int b) {
        var example = new LinkedHashMap<String, @Nullable Object>();
        for (var c = 0; c < columns.size(); c++) {
            var both = both(a, b, c);
            var best = both.stream().filter(ValueClass::sure).findFirst();
            if (both.isEmpty()) {
                return null;
            }
            example.put(name(c), best.orElse(both.getFirst()).value());
        }
        return Collections.unmodifiableMap(example);
    }

    private List<ValueClass> both(int a, int b, int c) {
        return classes(c).stream()
                .filter(it -> it.passing().get(a) && it.passing().get(b))
                .toList();
    }

    /// Whether facts surely make a case that two rules match: each column that they ask is a fact of its own, so that any
    /// values can come together.
    private boolean surely(int a, int b) {
        var free = new HashSet<Integer>();
        for (var c = 0; c < columns.size(); c++) {
            var asked =
                    !(test(a, c) instanceof UnaryTests.Anything)
                            || !(test(b, c) instanceof UnaryTests.Anything);
            var own = columns.get(c).free();
            if (asked
                    && (own == null
                            || !free.add(own)
                            || both(a, b, c).stream().noneMatch(ValueClass::sure))) {
                return false;
            }
        }
        return true;
    }

    private Expr test(int r, int c) {
        return table.rules().get(r).tests().get(c);
    }

    private void masked(int row) {
        var before = new BitSet();
        before.set(0, row);
        steps = 0;
        if (row > 0 && free(0, before, row, new int[columns.size()]) == Search.NONE) {
            find(
                    Kind.MASKED,
                    List.of(row),
                    rule(row) + " is never reached: the rules before it take every case");
        }
    }

    // --- gaps

    private enum Search {
        FOUND,
        NONE,
        TOO_LONG
    }

    /// Looks for a case within a rule (or anywhere, with −1) that none of some rules matches.
    private Search free(int c, BitSet left, int within, int[] chosen) {
        if (++steps > MOST_STEPS) {
            return Search.TOO_LONG;
        }
        if (left.isEmpty()) {
            for (var rest = c; rest < columns.size(); rest++) {
                chosen[rest] = firstWithin(rest, within);
            }
            return Search.FOUND;
        }
        if (c == columns.size()) {
            return Search.NONE;
        }
        var classes = classes(c);
        var last = within < 0 ? classes.size() - 1 : classes.size();
        for (var v = 0; v < last; v++) {
            var passing = classes.get(v).passing();
            if (within >= 0 && !passing.get(within)) {
                continue;
            }
            var next = (BitSet) left.clone();
            next.and(passing);
            chosen[c] = v;
            var result = free(c + 1, next, within, chosen);
            if (result != Search.NONE) {
                return result;
            }
        }
        return Search.NONE;
    }

    private int firstWithin(int c, int within) {
        return IntStream.range(0, classes(c).size())
                .filter(v -> within < 0 || classes(c).get(v).passing().get(within))
                .findFirst()
                .orElse(0);
    }

    private void gaps() {
        if (!table.policy().single() || table.outputs().getFirst().fallback() != null) {
            return;
        }
        var all = new BitSet();
        all.set(0, table.rules().size());
        steps = 0;
        var chosen = new int[columns.size()];
        switch (free(0, all, -1, chosen)) {
            case FOUND -> {
                var example = new LinkedHashMap<String, @Nullable Object>();
                var words = new ArrayList<String>();
                for (var c = 0; c < chosen.length; c++) {
                    var value = classes(c).get(chosen[c]);
                    example.put(name(c), value.value());
                    words.add(value.text(name(c)));
                }
                find(
                        Kind.GAP,
                        List.of(),
                        false,
                        "no rule matches " + String.join(", ", words),
                        Collections.unmodifiableMap(example));
            }
            case TOO_LONG ->
                    find(
                            Kind.NOT_CHECKED,
                            List.of(),
                            "gaps were not looked for to the end: the table has too many combinations");
            case NONE -> {}
        }
    }
}
