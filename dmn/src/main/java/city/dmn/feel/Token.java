// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A word or mark of a name. FEEL names may hold spaces and `. / - ' + *`, so a name is a row of these.
///
/// @param text in its composed form
/// @param end offset after it
record Token(String text, int end) {
    /// The word or mark at an offset, after blanks; null when no name goes on there.
    static @Nullable Token at(String text, int offset) {
        var p = offset;
        while (p < text.length() && space(text.charAt(p))) {
            p++;
        }
        if (p == text.length()) {
            return null;
        }
        var c = text.charAt(p);
        if (part(c)) {
            var end = p + 1;
            while (end < text.length() && part(text.charAt(end)) && text.charAt(end) != '?') {
                end++;
            }
            return new Token(Names.composed(text.substring(p, end)), end);
        }
        return "./-'+*".indexOf(c) >= 0 || c == '’' ? new Token(String.valueOf(c), p + 1) : null;
    }

    /// The words and marks of a name.
    static List<String> of(String name) {
        var tokens = new ArrayList<String>();
        for (var t = at(name, 0); t != null; t = at(name, t.end())) {
            tokens.add(t.text());
        }
        return tokens;
    }

    /// @return the offset after the tokens, or -1 when the text does not begin with them
    static int match(List<String> tokens, String text, int offset) {
        var p = offset;
        for (var wanted : tokens) {
            var t = at(text, p);
            if (t == null || !t.text().equals(wanted)) {
                return -1;
            }
            p = t.end();
        }
        return p;
    }

    /// Whether a name can begin with it.
    boolean beginsName() {
        return start(text.charAt(0));
    }

    static boolean space(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
    }

    static boolean start(char c) {
        return Character.isLetter(c) || c == '_' || c == '?' || Character.isSurrogate(c);
    }

    static boolean part(char c) {
        return start(c)
                || Character.isDigit(c)
                || c == '·'
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
