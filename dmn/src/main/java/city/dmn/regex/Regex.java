// SPDX-License-Identifier: EUPL-1.2
package city.dmn.regex;

import java.util.ArrayList;
import java.util.List;

/// A regular expression of XPath, read. Immutable; any number of threads may use it.
public final class Regex {
    private static final Work FREE =
            new Work() {
                @Override
                public void steps(long some) {}

                @Override
                public void bytes(long some) {}
            };

    private static final int LONGEST = 50_000;

    private final Program program;
    private final boolean literal;

    private Regex(Program program, boolean literal) {
        this.program = program;
        this.literal = literal;
    }

    /// Reads a pattern.
    ///
    /// @param flags any of `s`, `m`, `i`, `x` and `q`, once or more
    /// @throws RegexFault where the pattern or the flags are wrong
    public static Regex of(String pattern, String flags) {
        for (var i = 0; i < flags.length(); i++) {
            if ("smixq".indexOf(flags.charAt(i)) < 0) {
                throw new RegexFault(
                        "unknown flag \"" + flags.charAt(i) + "\"; flags are s, m, i, x and q");
            }
        }
        if (pattern.length() > LONGEST) {
            throw new RegexFault("the pattern is longer than " + LONGEST + " characters");
        }
        var anyCase = flags.contains("i");
        var literal = flags.contains("q");
        var parsed =
                literal
                        ? RegexParser.literal(pattern, anyCase)
                        : RegexParser.parse(
                                pattern, anyCase, flags.contains("s"), flags.contains("x"));
        return new Regex(new Program(parsed, flags.contains("m"), anyCase), literal);
    }

    /// How many instructions it has become: what reading it has cost and what it takes, about.
    public int size() {
        return program.length();
    }

    /// Whether the pattern matches somewhere in a text.
    public boolean matches(String text, Work work) {
        return new Machine(program, text, work).find(0);
    }

    /// Puts something in the place of each match.
    ///
    /// @param replacement in which `$1` stands for what group 1 has matched, `\$` and `\\` for themselves; all of it
    ///     for itself with the flag `q`
    /// @throws RegexFault where the pattern matches the empty text, or the replacement is wrong
    public String replace(String text, String replacement, Work work) {
        var parts = literal ? List.<Object>of(replacement) : Replacement.of(replacement, groups());
        refuseEmpty();
        var machine = new Machine(program, text, work);
        var result = new StringBuilder();
        var from = 0;
        while (machine.find(from)) {
            append(text.substring(from, machine.start()), result, work);
            for (var part : parts) {
                append(
                        part instanceof Integer group ? machine.group(group) : part.toString(),
                        result,
                        work);
            }
            from = machine.end();
        }
        append(text.substring(from), result, work);
        return result.toString();
    }

    private static void append(String part, StringBuilder result, Work work) {
        work.steps(1 + (part.length() >> 5));
        work.bytes(4L * part.length());
        result.append(part);
    }

    /// The parts of a text between the matches, one more than there are matches.
    ///
    /// @throws RegexFault where the pattern matches the empty text
    public List<String> split(String text, Work work) {
        refuseEmpty();
        var machine = new Machine(program, text, work);
        var parts = new ArrayList<String>();
        var from = 0;
        while (machine.find(from)) {
            work.bytes(64 + 2L * (machine.start() - from));
            parts.add(text.substring(from, machine.start()));
            from = machine.end();
        }
        work.bytes(64 + 2L * (text.length() - from));
        parts.add(text.substring(from));
        return parts;
    }

    private int groups() {
        return program.groups();
    }

    private void refuseEmpty() {
        if (new Machine(program, "", FREE).find(0)) {
            throw new RegexFault("the pattern must not match the empty text");
        }
    }
}
