// SPDX-License-Identifier: EUPL-1.2
package city.dmn.regex;

import java.util.Arrays;

/// Looks for a pattern in one text: tries one way, goes back and tries the next. What is still to be tried stands in an
/// array, so no text and no pattern is too long for the thread's stack. A place from which the rest has failed is not
/// tried again, so the work grows with the text's length only, unless the pattern refers back to a group.
final class Machine {
    /// What lies on the stack: kind, then up to three numbers.
    private static final int ENTRY = 4;

    /// Another way to go on: place in the program, place in the text.
    private static final int WAY = 0;

    /// A split both of whose ways have failed when it is reached: its number, place in the text.
    private static final int FAILED = 1;

    /// A kept place to be put back: which, what it was.
    private static final int UNDO = 2;

    /// Characters read that may be given back: place in the program, place in the text, how many.
    private static final int GIVE_BACK = 3;

    /// Characters that may be read beside those read: place in the program, place in the text, how many.
    private static final int TAKE_MORE = 4;

    /// More places than this are not remembered, which costs time instead.
    private static final long MAX_REMEMBERED = 1L << 28;

    private static final long[] NOTHING = {};

    private final Program program;
    private final String text;
    private final Work work;
    private final int[] kept;
    private final boolean remembers;
    private long[] failed = NOTHING;
    private int[] stack = new int[16 * ENTRY];
    private int height;
    private int steps;

    Machine(Program program, String text, Work work) {
        this.program = program;
        this.text = text;
        this.work = work;
        this.kept = new int[program.kept()];
        this.remembers =
                program.forgetful() && program.splits() * (text.length() + 1L) <= MAX_REMEMBERED;
    }

    /// Looks for the first match that begins at a place or after it; [#start], [#end] and [#group] tell where it is.
    boolean find(int from) {
        for (var begin = from; begin <= text.length(); begin += width(begin)) {
            if (program.anchored() && begin > 0) {
                return false;
            }
            Arrays.fill(kept, -1);
            if (run(begin)) {
                return true;
            }
        }
        return false;
    }

    int start() {
        return kept[0];
    }

    int end() {
        return kept[1];
    }

    /// What a group has matched; empty where it has matched nothing.
    String group(int number) {
        var begin = kept[2 * number];
        var end = kept[2 * number + 1];
        return begin < 0 || end < begin ? "" : text.substring(begin, end);
    }

    /// The length of the character at a place.
    private int width(int at) {
        return at + 1 < text.length()
                        && Character.isHighSurrogate(text.charAt(at))
                        && Character.isLowSurrogate(text.charAt(at + 1))
                ? 2
                : 1;
    }

    private int widthBefore(int at) {
        return at > 1
                        && Character.isLowSurrogate(text.charAt(at - 1))
                        && Character.isHighSurrogate(text.charAt(at - 2))
                ? 2
                : 1;
    }

    private void step() {
        if ((++steps & 63) == 0) {
            work.steps(8);
        }
    }

    private void push(int kind, int a, int b, int c) {
        if (height == stack.length) {
            work.bytes(8L * stack.length);
            stack = Arrays.copyOf(stack, stack.length * 2);
        }
        stack[height] = kind;
        stack[height + 1] = a;
        stack[height + 2] = b;
        stack[height + 3] = c;
        height += ENTRY;
    }

    // --- places that have failed

    private boolean hasFailed(int split, int at) {
        if (failed.length == 0) {
            return false;
        }
        var bit = split * (text.length() + 1L) + at;
        return (failed[(int) (bit >>> 6)] >>> bit & 1) != 0;
    }

    private void remember(int split, int at) {
        if (!remembers) {
            return;
        }
        if (failed.length == 0) {
            var words = (program.splits() * (text.length() + 1L) >> 6) + 1;
            work.bytes(8 * words);
            failed = new long[(int) words];
        }
        var bit = split * (text.length() + 1L) + at;
        failed[(int) (bit >>> 6)] |= 1L << bit;
    }

    private void keep(int which, int at) {
        push(UNDO, which, kept[which], 0);
        kept[which] = at;
    }

    // --- trying

    private boolean run(int begin) {
        height = 0;
        var place = 0;
        var at = begin;
        while (true) {
            step();
            var next = place + 1;
            var fits = true;
            switch (program.at(place, 0)) {
                case Program.ONE -> {
                    fits =
                            at < text.length()
                                    && program.set(program.at(place, 1)).has(text.codePointAt(at));
                    at += fits ? width(at) : 0;
                }
                case Program.SPLIT -> {
                    var split = program.at(place, 3);
                    fits = !hasFailed(split, at);
                    if (fits) {
                        if (remembers) {
                            push(FAILED, split, at, 0);
                        }
                        push(WAY, program.at(place, 2), at, 0);
                        next = program.at(place, 1);
                    }
                }
                case Program.JUMP -> next = program.at(place, 1);
                case Program.KEEP -> keep(program.at(place, 1), at);
                case Program.BACK -> {
                    var end = repeated(program.at(place, 1), at);
                    fits = end >= 0;
                    at = fits ? end : at;
                }
                case Program.START -> fits = at == 0;
                case Program.END -> fits = at == text.length();
                case Program.LINE_START ->
                        fits = at == 0 || (at < text.length() && text.charAt(at - 1) == '\n');
                case Program.LINE_END -> fits = at == text.length() || text.charAt(at) == '\n';
                case Program.ROUND ->
                        next = kept[program.at(place, 1)] < at ? program.at(place, 2) : next;
                case Program.SOME -> {
                    var end = some(place, at);
                    fits = end >= 0;
                    at = fits ? end : at;
                }
                case Program.MATCHED -> {
                    return true;
                }
                default -> throw new IllegalStateException();
            }
            place = next;
            if (!fits) {
                var way = back();
                if (way < 0) {
                    return false;
                }
                place = stack[way + 1];
                at = stack[way + 2];
            }
        }
    }

    /// Goes back to the next way that has not been tried.
    ///
    /// @return where it stands, just above the stack; -1 when there is none
    private int back() {
        while (height > 0) {
            step();
            height -= ENTRY;
            var a = stack[height + 1];
            var b = stack[height + 2];
            switch (stack[height]) {
                case WAY -> {
                    return height;
                }
                case FAILED -> remember(a, b);
                case UNDO -> kept[a] = b;
                case GIVE_BACK, TAKE_MORE -> {
                    if (otherwise(stack[height] == GIVE_BACK, a, b, stack[height + 3])) {
                        return height;
                    }
                }
                default -> throw new IllegalStateException();
            }
        }
        return -1;
    }

    /// What a group has matched, once more.
    ///
    /// @return the place after it, or -1
    private int repeated(int group, int at) {
        var begin = kept[2 * group];
        var end = kept[2 * group + 1];
        if (begin < 0 || end <= begin) {
            return at;
        }
        work.steps((end - begin) >> 5);
        if (!program.anyCase()) {
            return text.startsWith(text.substring(begin, end), at) ? at + end - begin : -1;
        }
        var i = begin;
        var j = at;
        for (; i < end; i += width(i), j += width(j)) {
            step();
            if (j >= text.length()
                    || !CaseVariants.same(text.codePointAt(i), text.codePointAt(j))) {
                return -1;
            }
        }
        return j;
    }

    // --- quantities of one character

    private int some(int place, int begin) {
        var set = program.set(program.at(place, 1));
        var least = program.at(place, 2);
        var reluctant = program.at(place, 4) == 1;
        var most = reluctant ? least : program.at(place, 3);
        var at = begin;
        var count = 0;
        while (count < most && at < text.length() && set.has(text.codePointAt(at))) {
            step();
            at += width(at);
            count++;
        }
        if (count < least) {
            return -1;
        }
        push(reluctant ? TAKE_MORE : GIVE_BACK, place, at, reluctant ? count : count - least);
        return hasFailed(program.at(place, 5), at) ? -1 : at;
    }

    /// The same with one character fewer, or one more; what has failed before is left out.
    ///
    /// @param count how many may be given back, or have been taken
    /// @return whether there is such a way; then it stands just above the stack
    private boolean otherwise(boolean fewer, int place, int failedAt, int count) {
        var split = program.at(place, 5);
        var set = program.set(program.at(place, 1));
        remember(split, failedAt);
        var at = failedAt;
        var left = count;
        while (fewer
                ? left > 0
                : left < program.at(place, 3)
                        && at < text.length()
                        && set.has(text.codePointAt(at))) {
            step();
            at += fewer ? -widthBefore(at) : width(at);
            left += fewer ? -1 : 1;
            if (!hasFailed(split, at)) {
                push(fewer ? GIVE_BACK : TAKE_MORE, place, at, left);
                // The way itself lies above what remains of it.
                push(WAY, place + 1, at, 0);
                height -= ENTRY;
                return true;
            }
        }
        return false;
    }
}
