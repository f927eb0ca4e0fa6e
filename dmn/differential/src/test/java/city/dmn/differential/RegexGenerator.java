// SPDX-License-Identifier: EUPL-1.2
package city.dmn.differential;

import java.util.List;
import java.util.Random;

/// Invented regular expressions, most of them right and some not, with texts that they may match.
final class RegexGenerator {
    private static final List<String> CHARACTERS =
            List.of(
                    "a", "b", "c", "A", "B", "z", "é", "Ä", "ä", "s", "ſ", "K", "σ", "ς", "Σ", "ß",
                    "0", "7", "٣", "_", "-", ".", ",", ":", " ", "\n", "\r", "\t", "·", "€", "´",
                    "Ж", "α", "あ", "😀", "𐀀", "\u0085", "\u00A0", "\u2028", "$", "^", "|", "(",
                    ")", "[", "]", "{", "}", "\\", "?", "*", "+", "#", "&", "~", "×", "÷", "‿");

    private static final List<String> PLAIN =
            List.of(
                    "a", "b", "c", "A", "B", "é", "Ä", "ß", "s", "0", "_", "-", ",", ":", " ", "あ",
                    "😀", "K", "σ", "Ж", "\n", "&", "#", "~");

    private static final List<String> ESCAPES =
            List.of("\\d", "\\D", "\\w", "\\W", "\\s", "\\S", "\\i", "\\I", "\\c", "\\C");

    private static final List<String> PROPERTIES =
            List.of(
                    "L",
                    "Lu",
                    "Ll",
                    "Lt",
                    "Lm",
                    "Lo",
                    "M",
                    "N",
                    "Nd",
                    "P",
                    "Pd",
                    "Ps",
                    "Po",
                    "S",
                    "Sc",
                    "Sm",
                    "Z",
                    "Zs",
                    "C",
                    "Cc",
                    "Cn",
                    "IsBasicLatin",
                    "IsLatin-1Supplement",
                    "IsGreek",
                    "IsGreekandCoptic",
                    "IsCyrillic",
                    "IsHiragana",
                    "IsLinearBSyllabary",
                    "IsEmoticons",
                    "IsLatinExtended-A",
                    "IsGeneralPunctuation",
                    "IsCurrencySymbols",
                    "IsPrivateUseArea");

    private static final List<String> SINGLE =
            List.of(
                    "\\n", "\\r", "\\t", "\\\\", "\\|", "\\.", "\\-", "\\^", "\\?", "\\*", "\\+",
                    "\\{", "\\}", "\\(", "\\)", "\\[", "\\]", "\\$");

    private static final List<String> WRONG =
            List.of(
                    "\\a",
                    "\\b",
                    "\\_",
                    "\\#",
                    "\\0",
                    "\\9",
                    "\\p{Foo}",
                    "\\p{IsFoo}",
                    "\\pL",
                    "(?=a)",
                    "(?i)",
                    "a++",
                    "{",
                    "}",
                    "]",
                    "[",
                    ")",
                    "(",
                    "[]",
                    "[^]",
                    "[z-a]",
                    "[a-\\d]",
                    "a{2,1}",
                    "a{,2}",
                    "a{2",
                    "*",
                    "\\",
                    "[a&&[b]]",
                    "[a-c-e]",
                    "[--a]",
                    "[+--]",
                    "[-[a]]",
                    "\\u0041",
                    "\\x41",
                    "\\Q",
                    "(?<n>a)",
                    "a?+",
                    "\\p{Cs}");

    private static final List<String> FLAGS =
            List.of("", "", "", "i", "m", "s", "x", "im", "sm", "ix", "q", "iq", "simx");

    private static final int DEPTH = 2;

    private final Random random;
    private int groups;

    RegexGenerator(long seed) {
        random = new Random(seed);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    String flags() {
        return pick(FLAGS);
    }

    String pattern() {
        groups = 0;
        return choice(DEPTH);
    }

    private String choice(int depth) {
        var text = new StringBuilder(branch(depth));
        while (random.nextInt(5) == 0) {
            text.append('|').append(branch(depth));
        }
        return text.toString();
    }

    private String branch(int depth) {
        var text = new StringBuilder();
        for (var i = random.nextInt(4); i >= 0; i--) {
            var atom = atom(depth);
            // Saxon takes time without end for a loop in a loop, does not read `^??` and `(){3}`,
            // and overlooks a match
            // that begins with nothing read before `^`.
            if (atom.equals("^") && !text.isEmpty()) {
                continue;
            }
            text.append(atom);
            var quantified =
                    atom.startsWith("(")
                            ? depth == DEPTH && !atom.endsWith("()") && random.nextBoolean()
                            : !atom.equals("^") && !atom.equals("$");
            text.append(quantified ? quantifier() : "");
        }
        return random.nextInt(20) == 0 ? "" : text.toString();
    }

    private String quantifier() {
        var quantifier =
                switch (random.nextInt(14)) {
                    case 0 -> "*";
                    case 1 -> "+";
                    case 2 -> "?";
                    case 3 -> "{" + random.nextInt(4) + "}";
                    case 4 -> "{" + random.nextInt(3) + ",}";
                    case 5 -> "{" + random.nextInt(3) + "," + (2 + random.nextInt(3)) + "}";
                    case 6 -> random.nextInt(4) == 0 ? "{0," + (15 + random.nextInt(10)) + "}" : "";
                    default -> "";
                };
        return quantifier.isEmpty() || random.nextInt(4) > 0 ? quantifier : quantifier + "?";
    }

    private String atom(int depth) {
        return switch (random.nextInt(depth > 0 ? 20 : 12)) {
            case 0, 1, 2, 3, 4 -> pick(PLAIN);
            case 5 -> ".";
            case 6 -> pick(ESCAPES);
            case 7 -> property();
            case 8 -> pick(SINGLE);
            case 9 -> random.nextBoolean() ? "^" : "$";
            case 10 -> random.nextInt(8) == 0 ? pick(WRONG) : pick(PLAIN);
            case 11 -> groups > 0 ? "\\" + (1 + random.nextInt(groups)) : pick(PLAIN);
            case 12, 13, 14 -> {
                groups++;
                yield "(" + choice(depth - 1) + ")";
            }
            case 15 -> "(?:" + choice(depth - 1) + ")";
            default -> bracket(2);
        };
    }

    private String property() {
        return (random.nextBoolean() ? "\\p{" : "\\P{") + pick(PROPERTIES) + "}";
    }

    private String bracket(int depth) {
        var text = new StringBuilder("[");
        if (random.nextInt(4) == 0) {
            text.append('^');
        }
        for (var i = random.nextInt(3); i >= 0; i--) {
            text.append(
                    switch (random.nextInt(12)) {
                        case 0, 1, 2, 3, 4 -> pick(PLAIN);
                        case 5 -> "a-c";
                        case 6 -> "A-Z";
                        case 7 -> "0-9";
                        case 8 -> pick(ESCAPES);
                        case 9 -> property();
                        case 10 -> pick(SINGLE);
                        default -> "α-ω";
                    });
        }
        if (depth > 0 && random.nextInt(5) == 0) {
            text.append('-').append(bracket(depth - 1));
        }
        return text.append(']').toString();
    }

    String text() {
        var text = new StringBuilder();
        for (var i = random.nextInt(9); i > 0; i--) {
            text.append(pick(random.nextInt(3) == 0 ? CHARACTERS : PLAIN));
        }
        return text.toString();
    }

    String replacement() {
        var text = new StringBuilder();
        for (var i = random.nextInt(4); i > 0; i--) {
            text.append(
                    switch (random.nextInt(8)) {
                        case 0, 1 -> "[$1]";
                        case 2 -> "$" + random.nextInt(13);
                        case 3 -> "\\$";
                        case 4 -> "\\\\";
                        case 5 -> pick(List.of("$", "\\", "\\a", "$a", "$$"));
                        default -> pick(PLAIN);
                    });
        }
        return text.toString();
    }
}
