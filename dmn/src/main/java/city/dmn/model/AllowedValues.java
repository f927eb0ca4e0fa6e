// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.Fault;
import city.dmn.FeelType;
import city.dmn.feel.Builtins;
import city.dmn.feel.Expr;
import city.dmn.feel.Frame;
import city.dmn.feel.Operands;
import city.dmn.feel.Parser;
import city.dmn.feel.Run;
import city.dmn.feel.Scope;
import city.dmn.feel.Slots;
import city.dmn.feel.Source;
import city.dmn.feel.UnaryTests;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The allowed values of an item definition or a column: unary tests, compiled. They see nothing but the value.
final class AllowedValues implements FeelType.Constraint {
    private static final int STEPS = 100_000;

    private final Expr tests;
    private final int slots;
    private final String text;
    private final List<Object> values;
    private final boolean strings;

    private AllowedValues(Expr tests, int slots, String text) {
        this.tests = tests;
        this.slots = slots;
        this.text = text;
        this.values = values(tests);
        this.strings = !values.isEmpty() && values.stream().allMatch(it -> it instanceof String);
    }

    /// Compiles.
    ///
    /// @param faults takes what is wrong
    static AllowedValues of(Source source, FeelType type, ModelFiles files, List<Fault> faults) {
        var slots = new Slots();
        var slot = slots.take();
        var scope = new Scope(Builtins.scope());
        var tests = Parser.unaryTests(source, scope, slots, files.setting(), faults, slot, type);
        return new AllowedValues(tests, slots.size(), source.text().strip());
    }

    /// The tests, over the value in slot 0.
    Expr tests() {
        return tests;
    }

    private static List<Object> values(Expr tests) {
        var all = tests instanceof UnaryTests.AnyOf(var list) ? list : List.of(tests);
        var values = new ArrayList<Object>();
        for (var test : all) {
            if (!(test instanceof UnaryTests.Matches(_, Operands.Const(var value, _), _, _))) {
                return List.of();
            }
            if (value != null) {
                values.add(value);
            }
        }
        return List.copyOf(values);
    }

    @Override
    public boolean allows(@Nullable Object value) {
        if (value instanceof String && strings) {
            return values.contains(value);
        }
        var run = new Run(LocalDate.EPOCH, null, STEPS, null);
        var frame = new Frame(slots, _ -> null, run);
        frame.set(0, value);
        try {
            return Boolean.TRUE.equals(tests.eval(frame));
        } catch (Run.Exhausted e) {
            // What cannot be told in time is not allowed; the fault says so.
            return false;
        }
    }

    @Override
    public List<Object> values() {
        return values;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
