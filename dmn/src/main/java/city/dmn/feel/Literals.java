// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import java.math.BigDecimal;

/// Reads numbers and strings at a cursor.
final class Literals {
    /// Longer texts are no numbers: written out, the largest has 6,145 digits.
    static final int LONGEST_NUMBER = 10_000;

    private final Cursor cursor;

    Literals(Cursor cursor) {
        this.cursor = cursor;
    }

    BigDecimal number() {
        var begin = cursor.offset();
        digits();
        if (cursor.peek() == '.' && Character.isDigit(cursor.peek(1))) {
            cursor.move(1);
            digits();
        }
        if (cursor.peek() == 'e' || cursor.peek() == 'E') {
            var mark = cursor.offset();
            cursor.move(1);
            if (cursor.peek() == '+' || cursor.peek() == '-') {
                cursor.move(1);
            }
            if (Character.isDigit(cursor.peek())) {
                digits();
            } else {
                cursor.moveTo(mark);
            }
        }
        try {
            var written = cursor.text().substring(begin, cursor.offset());
            var n =
                    written.length() > LONGEST_NUMBER
                            ? null
                            : Arithmetic.inRange(new BigDecimal(written, Values.DECIMAL));
            if (n != null) {
                return n;
            }
        } catch (NumberFormatException tooLarge) {
            // said below
        }
        throw new Syntax(
                begin, "the number is too large", "at most 34 digits and an exponent of 6144");
    }

    private void digits() {
        while (cursor.peek() >= '0' && cursor.peek() <= '9') {
            cursor.move(1);
        }
    }

    /// A string from its opening quotation mark on.
    String string() {
        var begin = cursor.offset();
        var result = new StringBuilder();
        cursor.move(1);
        while (true) {
            if (cursor.ended()) {
                throw new Syntax(begin, "the string does not end", "\"");
            }
            var c = next();
            if (c == '"') {
                return result.toString();
            }
            if (c != '\\' || cursor.ended()) {
                result.append(c);
                continue;
            }
            c = next();
            switch (c) {
                case 'n' -> result.append('\n');
                case 't' -> result.append('\t');
                case 'r' -> result.append('\r');
                case '"', '\\', '\'' -> result.append(c);
                case 'u' -> unicode(result, 4);
                case 'U' -> unicode(result, 6);
                default -> result.append('\\').append(c);
            }
        }
    }

    private char next() {
        var c = cursor.peek();
        cursor.move(1);
        return c;
    }

    private void unicode(StringBuilder result, int length) {
        var end = cursor.offset() + length;
        try {
            if (end <= cursor.text().length()) {
                var digits = cursor.text().substring(cursor.offset(), end);
                result.appendCodePoint(Integer.parseInt(digits, 16));
                cursor.moveTo(end);
                return;
            }
        } catch (IllegalArgumentException notHex) {
            // said below
        }
        throw new Syntax(
                cursor.offset() - 2,
                "not a Unicode escape",
                "\\u and four, or \\U and six hexadecimal digits");
    }
}
