// SPDX-License-Identifier: EUPL-1.2
package city.dmn.regex;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Reads a regular expression by the grammar of XML Schema 1.1 part 2, appendix G, with what F&O 3.1, 5.6.1 adds: `^`
/// and `$`, reluctant quantifiers, groups that are kept or not, back-references.
final class RegexParser {
    /// Groups and subtractions nested deeper are refused: reading goes one call deeper for each.
    private static final int MAX_NESTING = 200;

    private static final String SINGLE_ESCAPES = "nrt\\|.-^?*+{}()[]$";

    private final String text;
    private final boolean anyCase;
    private final CharSet dot;
    private final BitSet closed = new BitSet();
    private int at;
    private int groups;
    private int nesting;
    private boolean back;

    private RegexParser(String text, boolean anyCase, boolean dotAll) {
        this.text = text;
        this.anyCase = anyCase;
        this.dot = dotAll ? CharSet.ANY : CharSet.IN_LINE;
    }

    /// @param groups how many are kept
    /// @param back whether it refers back to one
    record Parsed(Node node, int groups, boolean back) {}

    /// @param anyCase the flag `i`
    /// @param dotAll the flag `s`
    /// @param spaced the flag `x`: white space stands between signs for the eye only
    /// @throws RegexFault where the text is no regular expression
    static Parsed parse(String text, boolean anyCase, boolean dotAll, boolean spaced) {
        var parser = new RegexParser(spaced ? unspaced(text) : text, anyCase, dotAll);
        var node = parser.choice();
        if (!parser.ended()) {
            throw parser.wrong("\")\" closes nothing");
        }
        return new Parsed(node, parser.groups, parser.back);
    }

    /// The text itself as a pattern: the flag `q`.
    static Parsed literal(String text, boolean anyCase) {
        var parser = new RegexParser(text, anyCase, false);
        var parts = new ArrayList<Node>();
        while (!parser.ended()) {
            parts.add(new Node.One(parser.single(parser.next())));
        }
        return new Parsed(new Node.Sequence(parts), 0, false);
    }

    /// Without white space, but for that in brackets.
    private static String unspaced(String text) {
        var result = new StringBuilder();
        var depth = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (depth == 0 && CharSet.SPACE.has(c)) {
                continue;
            }
            result.append(c);
            if (c == '\\' && i + 1 < text.length() && !CharSet.SPACE.has(text.charAt(i + 1))) {
                result.append(text.charAt(++i));
            } else if (c == '[') {
                depth++;
            } else if (c == ']') {
                depth--;
            }
        }
        return result.toString();
    }

    // --- the text

    private boolean ended() {
        return at >= text.length();
    }

    private boolean at(char c) {
        return !ended() && text.charAt(at) == c;
    }

    private boolean accept(char c) {
        if (at(c)) {
            at++;
            return true;
        }
        return false;
    }

    private int next() {
        var c = text.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }

    private RegexFault wrong(String why) {
        return new RegexFault("the pattern is not one at its character " + (at + 1) + ": " + why);
    }

    private void deeper() {
        if (++nesting > MAX_NESTING) {
            throw wrong("nested deeper than " + MAX_NESTING);
        }
    }

    // --- what stands between signs

    private Node choice() {
        var branches = new ArrayList<Node>();
        do {
            branches.add(branch());
        } while (accept('|'));
        return branches.size() == 1 ? branches.getFirst() : new Node.Choice(branches);
    }

    private Node branch() {
        var parts = new ArrayList<Node>();
        while (!ended() && !at('|') && !at(')')) {
            parts.add(quantified(atom()));
        }
        return parts.size() == 1 ? parts.getFirst() : new Node.Sequence(parts);
    }

    private Node quantified(Node atom) {
        int least;
        int most;
        if (accept('?')) {
            least = 0;
            most = 1;
        } else if (accept('*')) {
            least = 0;
            most = Node.Repeat.WITHOUT_END;
        } else if (accept('+')) {
            least = 1;
            most = Node.Repeat.WITHOUT_END;
        } else if (accept('{')) {
            least = number();
            most = least;
            if (accept(',')) {
                most = at('}') ? Node.Repeat.WITHOUT_END : number();
            }
            if (!accept('}')) {
                throw wrong("a quantity ends with \"}\"");
            }
            if (most < least) {
                throw wrong("the most is less than the least");
            }
        } else {
            return atom;
        }
        return new Node.Repeat(atom, least, most, accept('?'));
    }

    private int number() {
        var begin = at;
        while (!ended() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (begin == at) {
            throw wrong("a number is wanted");
        }
        try {
            return Math.min(
                    Integer.parseInt(text.substring(begin, at)), Node.Repeat.WITHOUT_END - 1);
        } catch (NumberFormatException tooLarge) {
            throw wrong("the number is too large");
        }
    }

    private Node atom() {
        var c = next();
        return switch (c) {
            case '(' -> group();
            case '[' -> new Node.One(bracket().prepared());
            case '\\' -> escaped();
            case '.' -> new Node.One(dot);
            case '^' -> new Node.Edge(true);
            case '$' -> new Node.Edge(false);
            case '?', '*', '+', '{', '}', ']' -> {
                at--;
                throw wrong("\"" + (char) c + "\" cannot stand here; write it with \\ before it");
            }
            default -> new Node.One(single(c));
        };
    }

    private Node group() {
        deeper();
        var kept = true;
        if (at('?')) {
            at++;
            if (!accept(':')) {
                throw wrong("\"(?\" is followed by \":\" only");
            }
            kept = false;
        }
        var number = kept ? ++groups : 0;
        var body = choice();
        if (!accept(')')) {
            throw wrong("a group is not closed");
        }
        nesting--;
        if (!kept) {
            return body;
        }
        closed.set(number);
        return new Node.Group(number, body);
    }

    private Node escaped() {
        if (ended()) {
            throw wrong("nothing follows \"\\\"");
        }
        var c = text.charAt(at);
        if (c >= '1' && c <= '9') {
            return reference();
        }
        if (SINGLE_ESCAPES.indexOf(c) >= 0) {
            at++;
            return new Node.One(single(meant(c)));
        }
        return new Node.One(classEscape().prepared());
    }

    /// `\12` is group 12 where so many have been opened, else group 1 and a 2.
    private Node reference() {
        var number = text.charAt(at++) - '0';
        while (!ended() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            var more = number * 10 + text.charAt(at) - '0';
            if (more > groups) {
                break;
            }
            number = more;
            at++;
        }
        if (!closed.get(number)) {
            throw wrong("no group " + number + " is closed before this");
        }
        back = true;
        return new Node.Back(number);
    }

    /// The character that `\n` and its like stand for.
    private static int meant(char escape) {
        return switch (escape) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> escape;
        };
    }

    private CharSet single(int c) {
        return !anyCase || CaseVariants.of(c).length == 0
                ? CharSet.one(c)
                : CharSet.rangeInAnyCase(c, c).prepared();
    }

    /// `\d` and its like, after the backslash.
    private CharSet classEscape() {
        if (ended()) {
            throw wrong("nothing follows \"\\\"");
        }
        var c = next();
        return switch (c) {
            case 's' -> CharSet.SPACE;
            case 'S' -> CharSet.SPACE.negated();
            case 'i' -> CharSet.NAME_START;
            case 'I' -> CharSet.NAME_START.negated();
            case 'c' -> CharSet.NAME;
            case 'C' -> CharSet.NAME.negated();
            case 'd' -> Categories.DIGIT;
            case 'D' -> Categories.DIGIT.negated();
            case 'w' -> Categories.WORD;
            case 'W' -> Categories.WORD.negated();
            case 'p' -> property();
            case 'P' -> property().negated();
            default -> {
                at -= Character.charCount(c);
                throw wrong("\"\\" + Character.toString(c) + "\" is no escape");
            }
        };
    }

    private CharSet property() {
        if (!accept('{')) {
            throw wrong("\"{\" is wanted");
        }
        var end = text.indexOf('}', at);
        if (end < 0) {
            throw wrong("\"}\" is missing");
        }
        var name = text.substring(at, end);
        var set = name.startsWith("Is") ? Blocks.named(name.substring(2)) : Categories.named(name);
        if (set == null) {
            throw wrong("there is no category and no block \"" + name + "\"");
        }
        at = end + 1;
        return set;
    }

    // --- brackets

    /// After `[`, to the `]` that belongs to it.
    private CharSet bracket() {
        deeper();
        var negative = accept('^');
        var parts = new ArrayList<CharSet>();
        while (!at(']') && !subtraction()) {
            if (ended()) {
                throw wrong("a bracket is not closed");
            }
            parts.add(part());
        }
        if (parts.isEmpty()) {
            throw wrong("there is nothing in the brackets");
        }
        var set = CharSet.union(List.copyOf(parts));
        set = negative ? set.negated() : set;
        if (subtraction()) {
            at += 2;
            set = set.without(bracket());
        }
        if (!accept(']')) {
            throw wrong("\"]\" is wanted after what is taken away");
        }
        nesting--;
        return set;
    }

    private boolean subtraction() {
        return text.startsWith("-[", at);
    }

    private CharSet part() {
        var escaped = at('\\');
        if (escaped && !singleEscape()) {
            at++;
            return classEscape();
        }
        var hyphen = at('-');
        var first = member();
        // A hyphen that begins no range stands for itself.
        if (!at('-') || subtraction() || text.startsWith("-]", at) || text.startsWith("--[", at)) {
            return single(first);
        }
        if (hyphen) {
            throw wrong("a hyphen cannot begin a range; write \\-");
        }
        at++;
        if (at('-') || (at('\\') && !singleEscape())) {
            throw wrong("a range ends with one character; a hyphen is written \\-");
        }
        var last = member();
        if (last < first) {
            throw wrong("a range ends before it begins");
        }
        return anyCase ? CharSet.rangeInAnyCase(first, last) : CharSet.range(first, last);
    }

    private boolean singleEscape() {
        return at + 1 < text.length() && SINGLE_ESCAPES.indexOf(text.charAt(at + 1)) >= 0;
    }

    /// One character, escaped or not.
    private int member() {
        if (ended()) {
            throw wrong("a bracket is not closed");
        }
        if (singleEscape() && accept('\\')) {
            return meant(text.charAt(at++));
        }
        if (at('[') || at(']')) {
            throw wrong("\"" + text.charAt(at) + "\" in brackets is written with \\ before it");
        }
        return next();
    }
}
