// SPDX-License-Identifier: EUPL-1.2
package city.dmn.regex;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The general categories of Unicode: `L`, `Lu` and so on.
final class Categories {
    private static final Map<String, Integer> MASKS =
            Map.ofEntries(
                    Map.entry("Lu", bit(Character.UPPERCASE_LETTER)),
                    Map.entry("Ll", bit(Character.LOWERCASE_LETTER)),
                    Map.entry("Lt", bit(Character.TITLECASE_LETTER)),
                    Map.entry("Lm", bit(Character.MODIFIER_LETTER)),
                    Map.entry("Lo", bit(Character.OTHER_LETTER)),
                    Map.entry("Mn", bit(Character.NON_SPACING_MARK)),
                    Map.entry("Mc", bit(Character.COMBINING_SPACING_MARK)),
                    Map.entry("Me", bit(Character.ENCLOSING_MARK)),
                    Map.entry("Nd", bit(Character.DECIMAL_DIGIT_NUMBER)),
                    Map.entry("Nl", bit(Character.LETTER_NUMBER)),
                    Map.entry("No", bit(Character.OTHER_NUMBER)),
                    Map.entry("Pc", bit(Character.CONNECTOR_PUNCTUATION)),
                    Map.entry("Pd", bit(Character.DASH_PUNCTUATION)),
                    Map.entry("Ps", bit(Character.START_PUNCTUATION)),
                    Map.entry("Pe", bit(Character.END_PUNCTUATION)),
                    Map.entry("Pi", bit(Character.INITIAL_QUOTE_PUNCTUATION)),
                    Map.entry("Pf", bit(Character.FINAL_QUOTE_PUNCTUATION)),
                    Map.entry("Po", bit(Character.OTHER_PUNCTUATION)),
                    Map.entry("Zs", bit(Character.SPACE_SEPARATOR)),
                    Map.entry("Zl", bit(Character.LINE_SEPARATOR)),
                    Map.entry("Zp", bit(Character.PARAGRAPH_SEPARATOR)),
                    Map.entry("Sm", bit(Character.MATH_SYMBOL)),
                    Map.entry("Sc", bit(Character.CURRENCY_SYMBOL)),
                    Map.entry("Sk", bit(Character.MODIFIER_SYMBOL)),
                    Map.entry("So", bit(Character.OTHER_SYMBOL)),
                    Map.entry("Cc", bit(Character.CONTROL)),
                    Map.entry("Cf", bit(Character.FORMAT)),
                    Map.entry("Co", bit(Character.PRIVATE_USE)),
                    Map.entry("Cn", bit(Character.UNASSIGNED)));

    /// `\d`.
    static final CharSet DIGIT = of(bit(Character.DECIMAL_DIGIT_NUMBER));

    /// `\w`: all but punctuation, separators and "other".
    static final CharSet WORD =
            of(mask("P") | mask("Z") | mask("C") | bit(Character.SURROGATE)).negated();

    private Categories() {}

    private static int bit(byte type) {
        return 1 << type;
    }

    /// All categories whose name begins so.
    private static int mask(String name) {
        var mask = 0;
        for (var each : MASKS.entrySet()) {
            mask |= each.getKey().startsWith(name) ? each.getValue() : 0;
        }
        return mask;
    }

    private static CharSet of(int mask) {
        return c -> (mask >>> Character.getType(c) & 1) != 0;
    }

    /// The characters of a category; null when there is no such one.
    static @Nullable CharSet named(String name) {
        var known = name.length() == 1 || MASKS.containsKey(name);
        var mask = name.isEmpty() || !known ? 0 : mask(name);
        return mask == 0 ? null : of(mask);
    }
}
