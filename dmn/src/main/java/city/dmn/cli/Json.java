// SPDX-License-Identifier: EUPL-1.2
package city.dmn.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads and writes the little JSON that facts and answers need; the library has no dependency that would.
final class Json {
    private static final int MAX_DEPTH = 100;
    private static final Pattern NUMBER =
            Pattern.compile("-?[0-9]{1,10000}(\\.[0-9]{1,10000})?([eE][+-]?[0-9]{1,9})?");

    private final String text;
    private int p;
    private int depth;

    private Json(String text) {
        this.text = text;
    }

    /// @return maps, lists, strings, numbers, booleans and null
    /// @throws IllegalArgumentException with the place, when the text is no JSON
    static @Nullable Object read(String text) {
        var json = new Json(text);
        var value = json.value();
        json.skip();
        if (json.p < text.length()) {
            throw json.wrong("the end");
        }
        return value;
    }

    private IllegalArgumentException wrong(String expected) {
        var line =
                text.substring(0, Math.min(p, text.length()))
                                .chars()
                                .filter(it -> it == '\n')
                                .count()
                        + 1;
        return new IllegalArgumentException(
                "no JSON at line " + line + ", character " + p + ": expected " + expected);
    }

    private void skip() {
        while (p < text.length() && Character.isWhitespace(text.charAt(p))) {
            p++;
        }
    }

    private boolean accept(char c) {
        skip();
        if (p < text.length() && text.charAt(p) == c) {
            p++;
            return true;
        }
        return false;
    }

    private @Nullable Object value() {
        skip();
        if (p >= text.length()) {
            throw wrong("a value");
        }
        if (++depth > MAX_DEPTH) {
            throw wrong("less nesting");
        }
        var value =
                switch (text.charAt(p)) {
                    case '{' -> object();
                    case '[' -> array();
                    case '"' -> string();
                    default -> word();
                };
        depth--;
        return value;
    }

    private Map<String, @Nullable Object> object() {
        p++;
        var result = new LinkedHashMap<String, @Nullable Object>();
        if (!accept('}')) {
            do {
                skip();
                if (p >= text.length() || text.charAt(p) != '"') {
                    throw wrong("a name in quotes");
                }
                var name = string();
                if (!accept(':')) {
                    throw wrong(":");
                }
                if (result.containsKey(name)) {
                    throw wrong("another name than \"" + name + "\", which is there already");
                }
                result.put(name, value());
            } while (accept(','));
            if (!accept('}')) {
                throw wrong("}");
            }
        }
        return Collections.unmodifiableMap(result);
    }

    private List<@Nullable Object> array() {
        p++;
        var result = new ArrayList<@Nullable Object>();
        if (!accept(']')) {
            do {
                result.add(value());
            } while (accept(','));
            if (!accept(']')) {
                throw wrong("]");
            }
        }
        return Collections.unmodifiableList(result);
    }

    private String string() {
        p++;
        var result = new StringBuilder();
        while (p < text.length() && text.charAt(p) != '"') {
            var c = text.charAt(p++);
            if (c != '\\') {
                result.append(c);
                continue;
            }
            if (p >= text.length()) {
                break;
            }
            c = text.charAt(p++);
            switch (c) {
                case 'n' -> result.append('\n');
                case 't' -> result.append('\t');
                case 'r' -> result.append('\r');
                case 'b' -> result.append('\b');
                case 'f' -> result.append('\f');
                case 'u' -> {
                    if (p + 4 > text.length()
                            || !text.substring(p, p + 4).matches("[0-9a-fA-F]{4}")) {
                        throw wrong("four hexadecimal digits");
                    }
                    result.append((char) Integer.parseInt(text.substring(p, p + 4), 16));
                    p += 4;
                }
                default -> result.append(c);
            }
        }
        if (p >= text.length()) {
            throw wrong("\"");
        }
        p++;
        return result.toString();
    }

    private @Nullable Object word() {
        var begin = p;
        while (p < text.length()
                && (Character.isLetterOrDigit(text.charAt(p))
                        || "+-.".indexOf(text.charAt(p)) >= 0)) {
            p++;
        }
        var word = text.substring(begin, p);
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> null;
            default -> {
                if (!NUMBER.matcher(word).matches()) {
                    p = begin;
                    throw wrong("a value");
                }
                yield new BigDecimal(word);
            }
        };
    }

    /// A FEEL value as JSON: what JSON has no form for stands as FEEL's text.
    static String write(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Boolean it -> it.toString();
            case BigDecimal it -> it.toPlainString();
            case List<?> it -> {
                var parts = new ArrayList<String>();
                it.forEach(each -> parts.add(write(each)));
                yield "[" + String.join(", ", parts) + "]";
            }
            case Map<?, ?> it -> {
                var parts = new ArrayList<String>();
                it.forEach((name, each) ->
                        parts.add(quoted(String.valueOf(name)) + ": " + write(each)));
                yield "{" + String.join(", ", parts) + "}";
            }
            default -> quoted(city.dmn.feel.Text.of(value));
        };
    }

    private static String quoted(String text) {
        var result = new StringBuilder("\"");
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> result.append('\\').append(c);
                case '\n' -> result.append("\\n");
                case '\t' -> result.append("\\t");
                case '\r' -> result.append("\\r");
                default -> {
                    if (c < ' ') {
                        result.append("\\u").append("%04x".formatted((int) c));
                    } else {
                        result.append(c);
                    }
                }
            }
        }
        return result.append('"').toString();
    }
}
