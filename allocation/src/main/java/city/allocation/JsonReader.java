// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// JSON (RFC 8259) as round files need it: read piece by piece, whole numbers only, no member twice, at most 32 deep.
/// Strings, `Long`, `Boolean`, lists and maps; `null` is refused.
final class JsonReader {
    /// What is wrong with a file, and where.
    static final class Malformed extends IOException {
        Malformed(String message) {
            super(message);
        }
    }

    private static final int DEEPEST = 32;

    /// A part of the file that is read as it comes.
    interface Part {
        void read(String name) throws IOException;
    }

    private final Reader in;
    private int line = 1;
    private int column;
    private int next;
    private int depth;

    JsonReader(Reader in) throws IOException {
        this.in = in;
        advance();
        space();
    }

    Malformed malformed(String what) {
        return new Malformed("line " + line + ", column " + column + ": " + what);
    }

    /// Reads an object; `member` is called with each name and reads the value.
    void object(Part member) throws IOException {
        expect('{');
        deeper();
        var names = new java.util.HashSet<String>();
        if (next != '}') {
            while (true) {
                var name = string();
                if (!names.add(name)) {
                    throw malformed("\"" + name + "\" stands twice");
                }
                expect(':');
                member.read(name);
                if (next != ',') {
                    break;
                }
                expect(',');
            }
        }
        depth--;
        expect('}');
    }

    /// Reads a list; `element` is called before each and reads it.
    void list(Part element) throws IOException {
        expect('[');
        deeper();
        if (next != ']') {
            while (true) {
                element.read("");
                if (next != ',') {
                    break;
                }
                expect(',');
            }
        }
        depth--;
        expect(']');
    }

    Object value() throws IOException {
        switch (next) {
            case '{' -> {
                Map<String, Object> map = new LinkedHashMap<>();
                object(name -> map.put(name, value()));
                return map;
            }
            case '[' -> {
                List<Object> list = new ArrayList<>();
                list(_ -> list.add(value()));
                return list;
            }
            case '"' -> {
                return string();
            }
            case 't' -> {
                word("true");
                return true;
            }
            case 'f' -> {
                word("false");
                return false;
            }
            default -> {
                return number();
            }
        }
    }

    void end() throws IOException {
        if (next >= 0) {
            throw malformed("something follows the end");
        }
    }

    String string() throws IOException {
        if (next != '"') {
            throw malformed("a string is expected");
        }
        advance();
        var text = new StringBuilder();
        while (next != '"') {
            if (next < ' ') {
                throw malformed("a string does not end");
            }
            if (next == '\\') {
                advance();
                text.append(escaped());
            } else {
                text.append((char) next);
            }
            advance();
        }
        advance();
        space();
        return text.toString();
    }

    private char escaped() throws IOException {
        return switch (next) {
            case '"', '\\', '/' -> (char) next;
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> {
                var code = 0;
                for (var k = 0; k < 4; k++) {
                    advance();
                    var digit = Character.digit(next, 16);
                    if (digit < 0) {
                        throw malformed("four hexadecimal digits are expected");
                    }
                    code = code * 16 + digit;
                }
                yield (char) code;
            }
            default -> throw malformed("an unknown escape");
        };
    }

    long number() throws IOException {
        var negative = next == '-';
        if (negative) {
            advance();
        }
        if (next < '0' || next > '9') {
            throw malformed("a value is expected");
        }
        var value = 0L;
        var digits = 0;
        while (next >= '0' && next <= '9') {
            value = value * 10 + (next - '0');
            if (++digits > 18) {
                throw malformed("a number of more than 18 digits");
            }
            advance();
        }
        if (next == '.' || next == 'e' || next == 'E') {
            throw malformed("only whole numbers are expected");
        }
        space();
        return negative ? -value : value;
    }

    private void word(String word) throws IOException {
        for (var k = 0; k < word.length(); k++) {
            if (next != word.charAt(k)) {
                throw malformed("a value is expected");
            }
            advance();
        }
        space();
    }

    private void deeper() throws IOException {
        if (++depth > DEEPEST) {
            throw malformed("nested too deep");
        }
    }

    private void expect(char c) throws IOException {
        if (next != c) {
            throw malformed("\"" + c + "\" is expected");
        }
        advance();
        space();
    }

    private void space() throws IOException {
        while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
            advance();
        }
    }

    private void advance() throws IOException {
        if (next == '\n') {
            line++;
            column = 0;
        }
        next = in.read();
        column++;
    }

    /// Runs what may find the content impossible, and says where in the file.
    <T> T checked(Supplier<T> made) throws IOException {
        try {
            return made.get();
        } catch (IllegalArgumentException | ClassCastException e) {
            throw malformed(String.valueOf(e.getMessage()));
        }
    }
}
