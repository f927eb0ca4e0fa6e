// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import city.dmn.Finding;
import city.dmn.Finding.Kind;
import city.dmn.HitPolicy;
import city.dmn.feel.Expr;
import city.dmn.feel.Frame;
import city.dmn.feel.Operands;
import city.dmn.feel.Run;
import city.dmn.feel.Text;
import city.dmn.feel.Values;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Checks decision tables. Each column's values fall into few classes between which no cell tells a difference; one
/// value of each class is put to the real cells, and combinations of classes are searched. Columns are taken to be
/// independent of each other, so a gap may be a case that facts never make.
public final class TableChecker {
    private static final int MOST_FINDINGS = 20;
    private static final int MOST_STEPS = 500_000;
    private static final String OTHER = "(any other)";

    private final List<Finding> findings = new ArrayList<>();
    private final String owner;
    private final Table table;
    private final int slots;
    private final List<List<@Nullable Object>> classes = new ArrayList<>();
    private final List<BitSet[]> matching = new ArrayList<>();
    private int steps;

    private final List<Node> nodes;

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
            if (!column(c)) {
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

    private void find(
            Kind kind, List<Integer> rows, String message, Map<String, @Nullable Object> example) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new Finding(kind, owner, rows, message, example));
        }
    }

    // --- columns

    private boolean column(int c) {
        var input = table.inputs().get(c);
        var type = input.type().bare();
        var enumerated = enumerated(input);
        var constants =
                new TreeSet<Object>((a, b) -> {
                    var order = Values.compare(a, b);
                    return order == Values.UNORDERED
                            ? a.getClass().getName().compareTo(b.getClass().getName())
                            : order;
                });
        for (var r = 0; r < table.rules().size(); r++) {
            var why =
                    Partition.constants(
                            table.rules().get(r).tests().get(c),
                            constants,
                            !enumerated.isEmpty() || type == Simple.BOOLEAN);
            if (why != null) {
                find(
                        Kind.NOT_CHECKED,
                        List.of(r + 1),
                        "the table is not checked: column \""
                                + text(c)
                                + "\" of rule "
                                + (r + 1)
                                + " "
                                + why,
                        Map.of());
                return false;
            }
        }
        var values = new ArrayList<Object>();
        if (!enumerated.isEmpty()) {
            values.addAll(enumerated);
        } else if (type == Simple.BOOLEAN) {
            values.add(true);
            values.add(false);
        } else if (constants.isEmpty()) {
            values.add(any(type));
        } else if (constants.first() instanceof String) {
            values.addAll(constants);
            values.add(OTHER);
        } else if (constants.first() instanceof Boolean) {
            values.add(true);
            values.add(false);
        } else {
            Partition.between(List.copyOf(constants), values);
        }
        // Null comes last: a case of its own for overlaps, but no gap of the table's.
        var withNull = new ArrayList<@Nullable Object>(values);
        withNull.add(null);
        classes.add(withNull);
        var rows = new BitSet[withNull.size()];
        for (var v = 0; v < rows.length; v++) {
            rows[v] = new BitSet();
            for (var r = 0; r < table.rules().size(); r++) {
                if (passes(table.rules().get(r).tests().get(c), input.slot(), withNull.get(v))) {
                    rows[v].set(r);
                }
            }
        }
        matching.add(rows);
        return true;
    }

    /// The values that a column can have where they are known one by one: allowed values, or the answers of the table
    /// of the decision that it names. Empty when they are not known.
    private List<Object> enumerated(Table.InputColumn input) {
        var declared =
                input.allowed() == null ? input.type().allowedValues() : input.allowed().values();
        if (!declared.isEmpty()
                || !(input.expression() instanceof Operands.Global(var index, _, _))
                || !(nodes.get(index) instanceof Node.DecisionNode decision)
                || !(decision.logic() instanceof Table below)
                || !below.policy().single()
                || below.outputs().size() != 1) {
            return declared;
        }
        var values = new ArrayList<Object>();
        for (var rule : below.rules()) {
            if (!(rule.outputs().getFirst() instanceof Operands.Const(var value, _))) {
                return List.of();
            }
            if (value != null && !values.contains(value)) {
                values.add(value);
            }
        }
        if (below.outputs().getFirst().fallback() instanceof Expr fallback) {
            if (!(fallback instanceof Operands.Const(var value, _))) {
                return List.of();
            }
            if (value != null && !values.contains(value)) {
                values.add(value);
            }
        }
        return values;
    }

    private String text(int c) {
        return table.text().columns().get(c);
    }

    private static Object any(FeelType type) {
        return type == Simple.NUMBER
                ? BigDecimal.ZERO
                : type == Simple.DATE ? LocalDate.of(2026, 1, 1) : OTHER;
    }

    private boolean passes(Expr test, int slot, @Nullable Object value) {
        var frame = new Frame(slots, _ -> null, new Run(LocalDate.EPOCH, null, 100_000, null));
        frame.set(slot, value);
        return Boolean.TRUE.equals(test.eval(frame));
    }

    // --- findings

    private BitSet[] rows(int c) {
        return matching.get(c);
    }

    private void unreachable() {
        for (var r = 0; r < table.rules().size(); r++) {
            for (var c = 0; c < classes.size(); c++) {
                var row = r;
                if (Arrays.stream(rows(c)).noneMatch(it -> it.get(row))) {
                    find(
                            Kind.UNREACHABLE,
                            List.of(r + 1),
                            "rule "
                                    + (r + 1)
                                    + " is never reached: no value of \""
                                    + text(c)
                                    + "\" passes "
                                    + table.text().tests().get(r).get(c),
                            Map.of());
                }
            }
        }
    }

    private void duplicates() {
        for (var a = 0; a < table.rules().size(); a++) {
            for (var b = a + 1; b < table.rules().size(); b++) {
                if (table.text().tests().get(a).equals(table.text().tests().get(b))
                        && sameOutputs(a, b)) {
                    find(
                            Kind.DUPLICATE,
                            List.of(a + 1, b + 1),
                            "rules " + (a + 1) + " and " + (b + 1) + " ask and answer the same",
                            Map.of());
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
                    find(
                            Kind.OVERLAP,
                            List.of(a + 1, b + 1),
                            "rules " + (a + 1) + " and " + (b + 1) + wrong,
                            together);
                }
            }
        }
    }

    /// A case that two rules match; null when there is none.
    private @Nullable Map<String, @Nullable Object> together(int a, int b) {
        var example = new LinkedHashMap<String, @Nullable Object>();
        for (var c = 0; c < classes.size(); c++) {
            var found = false;
            for (var v = 0; v < rows(c).length && !found; v++) {
                if (rows(c)[v].get(a) && rows(c)[v].get(b)) {
                    example.put(text(c), classes.get(c).get(v));
                    found = true;
                }
            }
            if (!found) {
                return null;
            }
        }
        return Collections.unmodifiableMap(example);
    }

    private void masked(int row) {
        var before = new BitSet();
        before.set(0, row);
        steps = 0;
        if (row > 0 && free(0, before, row, new int[classes.size()]) == Search.NONE) {
            find(
                    Kind.MASKED,
                    List.of(row + 1),
                    "rule " + (row + 1) + " is never reached: the rules before it take every case",
                    Map.of());
        }
    }

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
            for (var rest = c; rest < classes.size(); rest++) {
                chosen[rest] = firstWithin(rest, within);
            }
            return Search.FOUND;
        }
        if (c == classes.size()) {
            return Search.NONE;
        }
        var last = within < 0 ? rows(c).length - 1 : rows(c).length;
        for (var v = 0; v < last; v++) {
            if (within >= 0 && !rows(c)[v].get(within)) {
                continue;
            }
            var next = (BitSet) left.clone();
            next.and(rows(c)[v]);
            chosen[c] = v;
            var result = free(c + 1, next, within, chosen);
            if (result != Search.NONE) {
                return result;
            }
        }
        return Search.NONE;
    }

    private int firstWithin(int c, int within) {
        for (var v = 0; v < rows(c).length; v++) {
            if (within < 0 || rows(c)[v].get(within)) {
                return v;
            }
        }
        return 0;
    }

    private void gaps() {
        if (!table.policy().single() || table.outputs().getFirst().fallback() != null) {
            return;
        }
        var all = new BitSet();
        all.set(0, table.rules().size());
        steps = 0;
        var chosen = new int[classes.size()];
        switch (free(0, all, -1, chosen)) {
            case FOUND -> {
                var example = new LinkedHashMap<String, @Nullable Object>();
                var words = new ArrayList<String>();
                for (var c = 0; c < chosen.length; c++) {
                    var value = classes.get(c).get(chosen[c]);
                    example.put(text(c), value);
                    words.add(
                            text(c) + " = " + (OTHER.equals(value) ? OTHER : Text.literal(value)));
                }
                find(
                        Kind.GAP,
                        List.of(),
                        "no rule matches " + String.join(", ", words),
                        Collections.unmodifiableMap(example));
            }
            case TOO_LONG ->
                    find(
                            Kind.NOT_CHECKED,
                            List.of(),
                            "gaps were not looked for to the end: the table has too many combinations",
                            Map.of());
            case NONE -> {}
        }
    }
}
