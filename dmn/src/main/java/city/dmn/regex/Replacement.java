// SPDX-License-Identifier: EUPL-1.2
package city.dmn.regex;

import java.util.ArrayList;
import java.util.List;

/// Reads what is put in the place of a match (F&O 3.1, 5.6.4).
final class Replacement {
    private Replacement() {}

    /// @param groups how many the pattern has
    /// @return texts, and the numbers of groups; a group that the pattern does not have is empty and left out
    static List<Object> of(String text, int groups) {
        var parts = new ArrayList<Object>();
        var plain = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c != '\\' && c != '$') {
                plain.append(c);
                continue;
            }
            i++;
            var next = i < text.length() ? text.charAt(i) : ' ';
            if (c == '\\') {
                if (next != '\\' && next != '$') {
                    throw new RegexFault(
                            "in a replacement \"\\\" stands before \"\\\" or \"$\" only");
                }
                plain.append(next);
                continue;
            }
            if (!digit(next)) {
                throw new RegexFault(
                        "in a replacement \"$\" stands before the number of a group only; as itself it is written \"\\$\"");
            }
            // `$12` is group 12 where there are so many, else group 1 and a 2.
            var group = next - '0';
            while (i + 1 < text.length()
                    && digit(text.charAt(i + 1))
                    && group * 10 + text.charAt(i + 1) - '0' <= groups) {
                group = group * 10 + text.charAt(++i) - '0';
            }
            if (group <= groups) {
                parts.add(plain.toString());
                plain.setLength(0);
                parts.add(group);
            }
        }
        parts.add(plain.toString());
        return parts;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
