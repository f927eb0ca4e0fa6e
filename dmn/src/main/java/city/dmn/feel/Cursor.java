// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.Fault;
import city.dmn.FeelType.Simple;
import java.math.BigDecimal;
import java.util.List;

/// A place in a FEEL text that moves on: blanks and comments, marks, words, numbers and strings.
abstract class Cursor {
    /// What ends the reading of a text.
    static final class Syntax extends RuntimeException {
        final int offset;
        final String expected;

        Syntax(int offset, String message, String expected) {
            super(message, null, false, false);
            this.offset = offset;
            this.expected = expected;
        }
    }

    final Source source;
    final String text;
    final List<Fault> faults;
    int p;

    Cursor(Source source, List<Fault> faults) {
        this.source = source;
        this.text = source.text();
        this.faults = faults;
    }

    void skip() {
        while (p < text.length()) {
            if (Scope.space(text.charAt(p))) {
                p++;
            } else if (text.startsWith("//", p)) {
                var end = text.indexOf('\n', p);
                p = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", p)) {
                var end = text.indexOf("*/", p + 2);
                if (end < 0) {
                    throw new Syntax(p, "the comment does not end", "*/");
                }
                p = end + 2;
            } else {
                return;
            }
        }
    }

    boolean at(String symbol) {
        skip();
        return text.startsWith(symbol, p);
    }

    boolean accept(String symbol) {
        if (!at(symbol)) {
            return false;
        }
        p += symbol.length();
        return true;
    }

    void expect(String symbol) {
        if (!accept(symbol)) {
            throw unexpected(symbol);
        }
    }

    boolean atWord(String word) {
        skip();
        return text.startsWith(word, p)
                && (p + word.length() == text.length()
                        || !Scope.part(text.charAt(p + word.length())));
    }

    boolean acceptWord(String word) {
        if (!atWord(word)) {
            return false;
        }
        p += word.length();
        return true;
    }

    void expectWord(String word) {
        if (!acceptWord(word)) {
            throw unexpected(word);
        }
    }

    Syntax unexpected(String expected) {
        skip();
        if (p >= text.length()) {
            return new Syntax(p, "the expression ends too early", expected);
        }
        var t = Scope.token(text, p);
        var found = t == null ? String.valueOf(text.charAt(p)) : t.text();
        return new Syntax(p, "\"" + found + "\" cannot stand here", expected);
    }

    Pos pos(int offset) {
        return new Pos(source, offset);
    }

    void fault(int offset, String message, String expected) {
        faults.add(source.fault(offset, message, expected));
    }

    void end() {
        skip();
        if (p < text.length()) {
            throw unexpected("an operator or the end");
        }
    }

    Expr number() {
        var begin = p;
        digits();
        if (p + 1 < text.length()
                && text.charAt(p) == '.'
                && Character.isDigit(text.charAt(p + 1))) {
            p++;
            digits();
        }
        if (p < text.length() && (text.charAt(p) == 'e' || text.charAt(p) == 'E')) {
            var mark = p++;
            if (p < text.length() && (text.charAt(p) == '+' || text.charAt(p) == '-')) {
                p++;
            }
            if (p < text.length() && Character.isDigit(text.charAt(p))) {
                digits();
            } else {
                p = mark;
            }
        }
        try {
            var n = Arithmetic.inRange(new BigDecimal(text.substring(begin, p), Values.DECIMAL));
            if (n != null) {
                return new Operands.Const(n, Simple.NUMBER);
            }
        } catch (NumberFormatException tooLarge) {
            // said below
        }
        throw new Syntax(
                begin, "the number is too large", "at most 34 digits and an exponent of 6144");
    }

    void digits() {
        while (p < text.length() && text.charAt(p) >= '0' && text.charAt(p) <= '9') {
            p++;
        }
    }

    String string() {
        var begin = p++;
        var result = new StringBuilder();
        while (true) {
            if (p >= text.length()) {
                throw new Syntax(begin, "the string does not end", "\"");
            }
            var c = text.charAt(p++);
            if (c == '"') {
                return result.toString();
            }
            if (c != '\\' || p >= text.length()) {
                result.append(c);
                continue;
            }
            c = text.charAt(p++);
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

    void unicode(StringBuilder result, int length) {
        var end = p + length;
        try {
            if (end <= text.length()) {
                result.appendCodePoint(Integer.parseInt(text.substring(p, end), 16));
                p = end;
                return;
            }
        } catch (IllegalArgumentException notHex) {
            // said below
        }
        throw new Syntax(
                p - 2, "not a Unicode escape", "\\u and four, or \\U and six hexadecimal digits");
    }

    String contextKey() {
        var words = new StringBuilder();
        var begin = p;
        var previous = -1;
        for (var t = Scope.token(text, p); t != null; t = Scope.token(text, p)) {
            var wordStart = t.end() - t.text().length();
            if (previous >= 0 && wordStart > previous) {
                words.append(' ');
            }
            words.append(t.text());
            p = t.end();
            previous = p;
        }
        if (words.isEmpty() || !Scope.start(text.charAt(begin))) {
            throw unexpected("the name of an entry");
        }
        return words.toString();
    }
}
