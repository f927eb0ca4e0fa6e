// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.Range;
import org.jspecify.annotations.Nullable;

/// Reads what `range()` takes (DMN 1.5, 10.3.1.2, rules 66 to 71): both ends are literals, or one is left out beside an
/// open bracket. Nothing is computed.
final class RangeLiteral {
    private final String text;
    private final Cursor cursor;
    private final Literals literals;

    private RangeLiteral(String text) {
        this.text = text;
        this.cursor = new Cursor(text);
        this.literals = new Literals(cursor);
    }

    /// @throws Builtin.Refusal where the text is no range
    static Range of(String text) {
        try {
            return new RangeLiteral(text).range();
        } catch (Syntax e) {
            throw refused(text, e.message());
        }
    }

    private static Builtin.Refusal refused(String text, String why) {
        return new Builtin.Refusal("no range: " + text + " (" + why + ")");
    }

    private Range range() {
        var closedLow = cursor.accept("[");
        if (!closedLow && !cursor.accept("(") && !cursor.accept("]")) {
            throw cursor.unexpected("[, ( or ]");
        }
        var low = cursor.at("..") ? null : end();
        cursor.expect("..");
        var high = cursor.at(")") || cursor.at("[") || cursor.at("]") ? null : end();
        var closedHigh = cursor.accept("]");
        if (!closedHigh && !cursor.accept(")") && !cursor.accept("[")) {
            throw cursor.unexpected("], ) or [");
        }
        cursor.expectEnd();
        if ((low == null && (closedLow || high == null)) || (high == null && closedHigh)) {
            throw refused(text, "an end that is left out is open, and one end must stand");
        }
        if (low == null || high == null) {
            return new Range(low, closedLow, high, closedHigh, Range.Form.TEST);
        }
        var order = Values.compare(low, high);
        if (!Values.typeOf(low).equals(Values.typeOf(high)) || order == Values.UNORDERED) {
            throw refused(text, "both ends must be of one type");
        }
        if (order > 0) {
            throw refused(text, "the range begins after its end");
        }
        return new Range(low, closedLow, high, closedHigh);
    }

    private Object end() {
        cursor.skip();
        var c = cursor.peek();
        if (c == '"') {
            return literals.string();
        }
        if (c == '@') {
            cursor.move(1);
            return known(Temporal.literal(string()));
        }
        if (c == '-') {
            cursor.move(1);
            cursor.skip();
            return number().negate();
        }
        if (cursor.acceptWord("date and time")) {
            return known(Temporal.dateTime(argument()));
        }
        if (cursor.acceptWord("date")) {
            return known(Temporal.date(argument()));
        }
        if (cursor.acceptWord("time")) {
            return known(Temporal.time(argument()));
        }
        return cursor.acceptWord("duration") ? known(Temporal.duration(argument())) : number();
    }

    private java.math.BigDecimal number() {
        var c = cursor.peek();
        var digit = c == '.' ? cursor.peek(1) : c;
        if (digit < '0' || digit > '9') {
            throw cursor.unexpected("a number, string, date, time or duration");
        }
        return literals.number();
    }

    private String argument() {
        cursor.expect("(");
        var argument = string();
        cursor.expect(")");
        return argument;
    }

    private String string() {
        cursor.skip();
        if (cursor.peek() != '"') {
            throw cursor.unexpected("a string");
        }
        return literals.string();
    }

    private Object known(@Nullable Object value) {
        if (value == null) {
            throw cursor.unexpected("a date, time or duration before this");
        }
        return value;
    }
}
