// SPDX-License-Identifier: EUPL-1.2
package city.dmn.regex;

import java.util.List;

/// A set of characters, by code point.
interface CharSet {
    boolean has(int c);

    /// XML's white space.
    CharSet SPACE = c -> c == ' ' || c == '\t' || c == '\n' || c == '\r';

    /// `.` without the flag `s`.
    CharSet IN_LINE = c -> c != '\n' && c != '\r';

    CharSet ANY = _ -> true;

    /// What a name of XML 1.0 (fifth edition) can begin with.
    CharSet NAME_START =
            c ->
                    c < 0x80
                            ? c == ':' || c == '_' || between(c, 'a', 'z') || between(c, 'A', 'Z')
                            : between(c, 0xC0, 0x2FF) && c != 0xD7 && c != 0xF7
                                    || between(c, 0x370, 0x1FFF) && c != 0x37E
                                    || between(c, 0x200C, 0x200D)
                                    || between(c, 0x2070, 0x218F)
                                    || between(c, 0x2C00, 0x2FEF)
                                    || between(c, 0x3001, 0xD7FF)
                                    || between(c, 0xF900, 0xFDCF)
                                    || between(c, 0xFDF0, 0xFFFD)
                                    || between(c, 0x10000, 0xEFFFF);

    /// What a name of XML can hold.
    CharSet NAME =
            c ->
                    NAME_START.has(c)
                            || c == '-'
                            || c == '.'
                            || between(c, '0', '9')
                            || c == 0xB7
                            || between(c, 0x300, 0x36F)
                            || between(c, 0x203F, 0x2040);

    private static boolean between(int c, int first, int last) {
        return first <= c && c <= last;
    }

    static CharSet one(int wanted) {
        return c -> c == wanted;
    }

    static CharSet range(int first, int last) {
        return c -> between(c, first, last);
    }

    /// A range with all that differ from its characters in case only.
    static CharSet rangeInAnyCase(int first, int last) {
        return c -> {
            if (between(c, first, last)) {
                return true;
            }
            for (var variant : CaseVariants.of(c)) {
                if (between(variant, first, last)) {
                    return true;
                }
            }
            return false;
        };
    }

    static CharSet union(List<CharSet> sets) {
        if (sets.size() == 1) {
            return sets.getFirst();
        }
        var all = sets.toArray(CharSet[]::new);
        return c -> {
            for (var set : all) {
                if (set.has(c)) {
                    return true;
                }
            }
            return false;
        };
    }

    default CharSet negated() {
        return c -> !has(c);
    }

    default CharSet without(CharSet other) {
        return c -> has(c) && !other.has(c);
    }

    /// The same set, quick for the characters of ASCII.
    default CharSet prepared() {
        var low = 0L;
        var high = 0L;
        for (var c = 0; c < 64; c++) {
            low |= has(c) ? 1L << c : 0;
            high |= has(c + 64) ? 1L << c : 0;
        }
        return new Prepared(low, high, this);
    }

    /// @param low the first 64 characters that are in it
    /// @param high the next 64
    record Prepared(long low, long high, CharSet whole) implements CharSet {
        @Override
        public boolean has(int c) {
            return c < 64 ? (low >>> c & 1) != 0 : c < 128 ? (high >>> c & 1) != 0 : whole.has(c);
        }
    }
}
