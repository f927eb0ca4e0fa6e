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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Allowed values of the components of one item definition that name other components of it, such as `>= from` for `to`.
/// They are asked of the whole, since a component alone cannot say. A component that is null is allowed, as everywhere.
final class SiblingValues implements FeelType.Constraint {
    private static final int STEPS = 100_000;

    /// @param slot of the value that the tests look at
    /// @param each whether they are asked of each element of a list
    private record Test(String component, int slot, boolean each, Expr tests, String text) {}

    private final Map<String, Integer> slotOf = new LinkedHashMap<>();
    private final List<Test> tests = new ArrayList<>();
    private final Slots slots = new Slots();
    private final Scope scope = new Scope(Builtins.scope());

    /// @param components all of the item definition, with their types
    SiblingValues(Map<String, FeelType> components) {
        components.forEach((name, type) -> {
            var slot = slots.take();
            slotOf.put(name, slot);
            scope.add(name, new Operands.Local(slot, name, type));
        });
    }

    /// Adds the tests of one component.
    ///
    /// @param each whether they are asked of each element of a list
    void add(
            String component,
            Source source,
            FeelType type,
            boolean each,
            ModelFiles files,
            List<Fault> faults) {
        var slot = slots.take();
        var expr =
                Parser.unaryTests(
                        source, new Scope(scope), slots, files.setting(), faults, slot, type);
        tests.add(new Test(component, slot, each, expr, source.text().strip()));
    }

    @Override
    public boolean allows(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> context)) {
            return false;
        }
        var frame = new Frame(slots.size(), _ -> null, new Run(LocalDate.EPOCH, null, STEPS, null));
        slotOf.forEach((name, slot) -> frame.set(slot, context.get(name)));
        for (var test : tests) {
            var component = context.get(test.component());
            var asked =
                    test.each() && component instanceof List<?> list
                            ? list
                            : component == null ? List.of() : List.of(component);
            for (var one : asked) {
                frame.set(test.slot(), one);
                if (one != null && !holds(test, frame)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean holds(Test test, Frame frame) {
        try {
            return Boolean.TRUE.equals(test.tests().eval(frame));
        } catch (Run.Exhausted e) {
            // What cannot be told in time is not allowed; the fault says so.
            return false;
        }
    }

    @Override
    public List<Object> values() {
        return List.of();
    }

    @Override
    public String text() {
        return String.join(
                " and ", tests.stream().map(it -> it.component() + " " + it.text()).toList());
    }

    @Override
    public String toString() {
        return text();
    }
}
