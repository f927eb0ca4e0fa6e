// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import java.text.Normalizer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Names as people see them: `ä` is the same name whether it is one character or a letter and its dots (Unicode
/// Standard Annex 15, form C).
public final class Names {
    /// Below this no character joins with one before it.
    private static final char FIRST_COMBINING = 0x300;

    private Names() {}

    /// A name in its composed form.
    public static String composed(String name) {
        for (var i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= FIRST_COMBINING) {
                return Normalizer.normalize(name, Normalizer.Form.NFC);
            }
        }
        return name;
    }

    /// What stands under a name that is written the same.
    ///
    /// @return the key of the map; null when nothing is there
    public static @Nullable Object key(Map<?, ?> map, String name) {
        if (map.containsKey(name)) {
            return name;
        }
        var wanted = composed(name);
        if (composable(wanted)) {
            for (var key : map.keySet()) {
                if (key instanceof String text && composed(text).equals(wanted)) {
                    return key;
                }
            }
        }
        return null;
    }

    /// Whether a name may have been written in more than one way.
    private static boolean composable(String name) {
        for (var i = 0; i < name.length(); i++) {
            if (name.charAt(i) > 0x7F) {
                return true;
            }
        }
        return false;
    }

    /// Why FEEL cannot read a name (DMN 1.5, 10.3.1.2, rules 25 to 31); null when it can.
    static @Nullable String unreadable(String name) {
        var token = Token.at(name, 0);
        if (token == null || !token.beginsName()) {
            return name.isBlank() ? null : "it begins with \"" + first(name.strip()) + "\"";
        }
        var end = 0;
        for (; token != null; token = Token.at(name, end)) {
            end = token.end();
        }
        var rest = name.substring(end).strip();
        return rest.isEmpty() ? null : "\"" + first(rest) + "\" may not stand in a name";
    }

    private static String first(String text) {
        return Character.toString(text.codePointAt(0));
    }
}
