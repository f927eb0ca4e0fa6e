// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.Fault;
import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// Reads FEEL text into nodes (grammar: DMN 1.5, 10.3.1.2). By hand, since names with spaces can be told apart
/// only with the scope at hand, and since each fault should say where it is and what was expected.
///
/// Each text has a [Reading], which holds the place in it. [ExpressionParser] reads operators by how tightly they bind,
/// [PostfixParser] what follows a term, [TermParser] literals, names and brackets, [ControlParser] what begins with a
/// word or a brace, [TestParser] the tests of a cell, [TypeParser] names of types. Whatever stands inside brackets is
/// an expression again, for which each of them asks the first.
public final class Parser {
    /// What a model knows beyond the scope.
    ///
    /// @param types item definitions by name
    /// @param hints names of entries with several words, wherever the model has them
    /// @param nowAllowed whether `now()` may be used
    /// @param javaClasses names of classes whose methods may be called; none: Java functions are switched off
    public record Setting(
            Map<String, FeelType> types,
            Set<String> hints,
            boolean nowAllowed,
            Set<String> javaClasses) {}

    /// Deeper trees are refused, such as a sum of some thousand terms: evaluating goes one call deeper for each.
    private static final int MAX_DEPTH = 1_000;

    private Parser() {}

    /// Parses an expression. Faults are added to the list; a part with faults becomes a node that gives null.
    public static Expr expression(
            Source source, Scope scope, Slots slots, Setting setting, List<Fault> faults) {
        var reading = new Reading(source, scope, slots, setting, faults);
        return whole(reading, new ExpressionParser(reading)::expression);
    }

    /// Parses the tests of a cell or of allowed values over the value in a slot.
    public static Expr unaryTests(
            Source source,
            Scope scope,
            Slots slots,
            Setting setting,
            List<Fault> faults,
            int valueSlot,
            FeelType valueType) {
        var inner = new Scope(scope).add("?", new Operands.Local(valueSlot, "?", valueType));
        var reading = new Reading(source, inner, slots, setting, faults);
        reading.valueSlot(valueSlot);
        return whole(reading, new ExpressionParser(reading)::unaryTests);
    }

    /// Parses the name of a type; `ANY` with a fault when it is unknown.
    public static FeelType type(Source source, Setting setting, List<Fault> faults) {
        var reading = new Reading(source, new Scope(null), new Slots(), setting, faults);
        try {
            var type = new TypeParser(reading).type();
            reading.cursor().expectEnd();
            return type;
        } catch (Syntax e) {
            reading.fault(e);
            return Simple.ANY;
        }
    }

    private static Expr whole(Reading reading, Supplier<Expr> rule) {
        try {
            var expr = rule.get();
            reading.cursor().expectEnd();
            if (Size.of(expr).depth() > MAX_DEPTH) {
                throw new Syntax(
                        0, "the expression is nested too deep", "several simpler expressions");
            }
            return expr;
        } catch (Syntax e) {
            reading.fault(e);
            return new Operands.Broken(e.message(), reading.pos(e.offset));
        }
    }
}
