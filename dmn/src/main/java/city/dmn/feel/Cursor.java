// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.feel.Operators.Relation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A place in a FEEL text that moves on over blanks and comments, marks, words and names.
final class Cursor {
    private static final List<Relation> RELATIONS =
            List.of(Relation.LE, Relation.GE, Relation.NE, Relation.LT, Relation.GT, Relation.EQ);

    private final String text;
    private int offset;

    Cursor(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    int offset() {
        return offset;
    }

    void moveTo(int place) {
        offset = place;
    }

    void move(int by) {
        offset += by;
    }

    boolean ended() {
        return offset >= text.length();
    }

    /// The character here; a blank at the end.
    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        return offset + ahead < text.length() ? text.charAt(offset + ahead) : ' ';
    }

    /// Whether the text goes on with something, blanks not skipped.
    boolean begins(String symbol) {
        return text.startsWith(symbol, offset);
    }

    void skip() {
        while (offset < text.length()) {
            if (Token.space(text.charAt(offset))) {
                offset++;
            } else if (begins("//")) {
                var end = text.indexOf('\n', offset);
                offset = end < 0 ? text.length() : end;
            } else if (begins("/*")) {
                var end = text.indexOf("*/", offset + 2);
                if (end < 0) {
                    throw new Syntax(offset, "the comment does not end", "*/");
                }
                offset = end + 2;
            } else {
                return;
            }
        }
    }

    // --- marks and words

    boolean at(String symbol) {
        skip();
        return begins(symbol);
    }

    boolean accept(String symbol) {
        if (!at(symbol)) {
            return false;
        }
        offset += symbol.length();
        return true;
    }

    void expect(String symbol) {
        if (!accept(symbol)) {
            throw unexpected(symbol);
        }
    }

    boolean atWord(String word) {
        skip();
        var end = offset + word.length();
        return begins(word) && (end == text.length() || !Token.part(text.charAt(end)));
    }

    boolean acceptWord(String word) {
        if (!atWord(word)) {
            return false;
        }
        offset += word.length();
        return true;
    }

    void expectWord(String word) {
        if (!acceptWord(word)) {
            throw unexpected(word);
        }
    }

    /// The sign of a comparison; null, and nothing read, when there is none.
    @Nullable Relation relation() {
        skip();
        for (var relation : RELATIONS) {
            if (begins(relation.symbol)) {
                offset += relation.symbol.length();
                if (relation == Relation.EQ && begins("=")) {
                    throw new Syntax(offset - 1, "\"==\" is no FEEL operator", "=");
                }
                return relation;
            }
        }
        return null;
    }

    void expectEnd() {
        skip();
        if (!ended()) {
            throw unexpected("an operator or the end");
        }
    }

    /// What to throw when something else stands here.
    Syntax unexpected(String expected) {
        skip();
        if (ended()) {
            return new Syntax(offset, "the expression ends too early", expected);
        }
        var t = token();
        var found = t == null ? String.valueOf(peek()) : t.text();
        return new Syntax(offset, "\"" + found + "\" cannot stand here", expected);
    }

    // --- names

    /// The word or mark of a name here; null when there is none.
    @Nullable Token token() {
        return Token.at(text, offset);
    }

    /// Reads a name that nothing in scope has: an entry's or a parameter's, with the spaces that stand in it.
    String name() {
        var words = new StringBuilder();
        var begin = offset;
        var previous = -1;
        for (var t = token(); t != null; t = token()) {
            if (previous >= 0 && Token.space(text.charAt(previous))) {
                words.append(' ');
            }
            words.append(t.text());
            offset = t.end();
            previous = offset;
        }
        if (words.isEmpty() || !Token.start(text.charAt(begin))) {
            throw unexpected("the name of an entry");
        }
        return words.toString();
    }
}
