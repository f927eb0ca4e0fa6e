// SPDX-License-Identifier: EUPL-1.2
package city.dmn.regex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Which characters differ in case only: those whose lower or upper case is the same text (F&O 3.1, 5.6.2, flag `i`).
final class CaseVariants {
    /// Beyond these planes no character has a case.
    private static final int LAST_CASED = 0x1FFFF;

    private static final int[] NONE = {};
    private static final Map<Integer, int[]> VARIANTS = all();

    private CaseVariants() {}

    private static Map<Integer, int[]> all() {
        var byLower = new HashMap<String, List<Integer>>();
        var byUpper = new HashMap<String, List<Integer>>();
        var cased = new ArrayList<Integer>();
        for (var c = 0; c <= LAST_CASED; c++) {
            if (Character.toLowerCase(c) != c
                    || Character.toUpperCase(c) != c
                    || Character.isLowerCase(c)
                    || Character.isUpperCase(c)) {
                cased.add(c);
                byLower.computeIfAbsent(lower(c), _ -> new ArrayList<>()).add(c);
                byUpper.computeIfAbsent(upper(c), _ -> new ArrayList<>()).add(c);
            }
        }
        var variants = new HashMap<Integer, int[]>();
        for (var c : cased) {
            var its = new ArrayList<>(byLower.getOrDefault(lower(c), List.of()));
            byUpper.getOrDefault(upper(c), List.of()).stream()
                    .filter(it -> !its.contains(it))
                    .forEach(its::add);
            its.remove(c);
            if (!its.isEmpty()) {
                variants.put(c, its.stream().mapToInt(it -> it).toArray());
            }
        }
        return variants;
    }

    private static String lower(int c) {
        return Character.toString(c).toLowerCase(Locale.ROOT);
    }

    private static String upper(int c) {
        return Character.toString(c).toUpperCase(Locale.ROOT);
    }

    /// The others that differ from a character in case only.
    static int[] of(int c) {
        return VARIANTS.getOrDefault(c, NONE);
    }

    static boolean same(int a, int b) {
        if (a == b) {
            return true;
        }
        for (var variant : of(a)) {
            if (variant == b) {
                return true;
            }
        }
        return false;
    }
}
