// SPDX-License-Identifier: EUPL-1.2
package city.dmn.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A regular expression as instructions for the [Machine]: each is an operation and up to five numbers.
final class Program {
    /// How many numbers an instruction takes with its operation.
    static final int WIDTH = 6;

    /// Reads a character: set.
    static final int ONE = 0;

    /// Goes on at the first place, or if that fails at the second: first, second, its number among such.
    static final int SPLIT = 1;

    /// Goes on elsewhere: where.
    static final int JUMP = 2;

    /// Keeps the place: which.
    static final int KEEP = 3;

    /// Reads what a group has matched: group.
    static final int BACK = 4;

    /// Stands at the start.
    static final int START = 5;

    /// Stands at the end.
    static final int END = 6;

    /// Stands at the start of a line.
    static final int LINE_START = 7;

    /// Stands at the end of a line.
    static final int LINE_END = 8;

    /// A round of a loop ends: where the round began is kept in which, where the loop begins. A round that has read
    /// nothing is the last.
    static final int ROUND = 9;

    /// Reads characters of a set, as many as can be or as few: set, least, most, 1 where reluctant, its number among
    /// splits.
    static final int SOME = 10;

    static final int MATCHED = 11;

    /// A longer one is refused: `(x{1000}){1000}`.
    private static final int MAX_LENGTH = 100_000;

    /// Quantities of one character from here on are counted, not written out.
    private static final int COUNTED = 16;

    private int[] code = new int[16 * WIDTH];
    private int length;
    private final List<CharSet> sets = new ArrayList<>();
    private final boolean lines;
    private final boolean anyCase;
    private final boolean back;
    private final int groups;
    private int kept;
    private int splits;

    /// @param lines the flag `m`
    Program(RegexParser.Parsed parsed, boolean lines, boolean anyCase) {
        this.lines = lines;
        this.anyCase = anyCase;
        this.back = parsed.back();
        this.groups = parsed.groups();
        this.kept = 2 * (groups + 1);
        emit(KEEP, 0);
        write(parsed.node());
        emit(KEEP, 1);
        emit(MATCHED);
    }

    private int emit(int... instruction) {
        if (length == MAX_LENGTH) {
            throw new RegexFault(
                    "the pattern is too large: its quantities written out, it has more than "
                            + MAX_LENGTH
                            + " steps");
        }
        if (code.length == length * WIDTH) {
            code = Arrays.copyOf(code, code.length * 2);
        }
        System.arraycopy(instruction, 0, code, length * WIDTH, instruction.length);
        return length++;
    }

    private int split() {
        return emit(SPLIT, 0, 0, splits++);
    }

    /// Tells a split where it goes, the likelier way first unless it is reluctant.
    private void turn(int split, int first, int second, boolean reluctant) {
        code[split * WIDTH + 1] = reluctant ? second : first;
        code[split * WIDTH + 2] = reluctant ? first : second;
    }

    private void write(Node node) {
        switch (node) {
            case Node.One(var set) -> emit(ONE, number(set));
            case Node.Sequence(var parts) -> parts.forEach(this::write);
            case Node.Choice(var branches) -> choice(branches);
            case Node.Group(var number, var body) -> {
                emit(KEEP, 2 * number);
                write(body);
                emit(KEEP, 2 * number + 1);
            }
            case Node.Repeat it -> repeat(it);
            case Node.Back(var group) -> emit(BACK, group);
            case Node.Edge(var start) ->
                    emit(start ? (lines ? LINE_START : START) : (lines ? LINE_END : END));
        }
    }

    private int number(CharSet set) {
        sets.add(set);
        return sets.size() - 1;
    }

    private void choice(List<Node> branches) {
        var ends = new ArrayList<Integer>();
        for (var branch : branches.subList(0, branches.size() - 1)) {
            var split = split();
            write(branch);
            ends.add(emit(JUMP, 0));
            turn(split, split + 1, length, false);
        }
        write(branches.getLast());
        ends.forEach(end -> code[end * WIDTH + 1] = length);
    }

    private void repeat(Node.Repeat it) {
        var endless = it.most() == Node.Repeat.WITHOUT_END;
        if (it.body() instanceof Node.One(var set)
                && (it.least() >= COUNTED || (!endless && it.most() >= COUNTED))) {
            var most = endless ? it.least() : it.most();
            emit(SOME, number(set), it.least(), most, it.reluctant() ? 1 : 0, splits++);
        } else {
            var before = length;
            for (var i = 0; i < it.least() && (i == 0 || length > before); i++) {
                write(it.body());
            }
            if (!endless) {
                optional(it);
            }
        }
        if (endless) {
            loop(it);
        }
    }

    /// `x{2,5}` after its first two: up to three more.
    private void optional(Node.Repeat it) {
        var splits = new ArrayList<Integer>();
        for (var i = it.least(); i < it.most(); i++) {
            splits.add(split());
            write(it.body());
        }
        for (var split : splits) {
            turn(split, split + 1, length, it.reluctant());
        }
    }

    private void loop(Node.Repeat it) {
        var split = split();
        if (it.body().nullable()) {
            var round = kept++;
            emit(KEEP, round);
            write(it.body());
            emit(ROUND, round, split);
        } else {
            write(it.body());
            emit(JUMP, split);
        }
        turn(split, split + 1, length, it.reluctant());
    }

    int at(int place, int which) {
        return code[place * WIDTH + which];
    }

    CharSet set(int number) {
        return sets.get(number);
    }

    int length() {
        return length;
    }

    /// Whether case does not count.
    boolean anyCase() {
        return anyCase;
    }

    /// Whether a place fails or not whatever was matched before: there is no back-reference.
    boolean forgetful() {
        return !back;
    }

    int groups() {
        return groups;
    }

    /// How many places are kept: two a group, the whole being group 0, and one a loop that may read nothing.
    int kept() {
        return kept;
    }

    int splits() {
        return splits;
    }

    /// Whether a match can begin at the text's start only.
    boolean anchored() {
        return at(1, 0) == START;
    }
}
