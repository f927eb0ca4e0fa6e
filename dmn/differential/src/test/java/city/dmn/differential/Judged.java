// SPDX-License-Identifier: EUPL-1.2
package city.dmn.differential;

import java.util.Map;

/// Differences that were looked up in the standard, each by a mark as narrow as can be. `docs/standards/dmn.md` says
/// what the standard says.
final class Judged {
    private Judged() {}

    static boolean known(
            String engine, String rule, Map<String, Object> facts, String ours, String theirs) {
        return engine.equals("KIE") ? kie(rule, facts, ours, theirs) : jdmn(rule, ours, theirs);
    }

    private static boolean kie(String rule, Map<String, Object> facts, String ours, String theirs) {
        // No hit: an empty list for COLLECT, but null for the other policies that give lists.
        if (rule.startsWith("\"RULE ORDER\"") || rule.startsWith("\"OUTPUT ORDER\"")) {
            if (ours.equals("[]") && theirs.equals("null")) {
                return true;
            }
        }
        // not(> 3) of a missing value: null > 3 is null, and so is its negation; KIE takes it as
        // true.
        if (rule.contains("m: not(> 3)") && facts.get("m") == null) {
            return true;
        }
        // Counts different outputs instead of outputs.
        if (rule.startsWith("\"COLLECT\" aggregation=\"COUNT\"")) {
            return Integer.parseInt(theirs) < Integer.parseInt(ours);
        }
        // A round of some or every that is null is passed over; by the standard the chain of or, or
        // and, is null.
        if (rule.contains(" satisfies ") && facts.containsValue(null)) {
            return true;
        }
        // A condition that is null takes the else part; KIE gives null where computing it was an
        // error.
        if (rule.contains("if ") && theirs.equals("null")) {
            return true;
        }
        // null = 2 is false; KIE gives null where the null was computed.
        return (rule.contains(" = ") || rule.contains(" != ")) && theirs.equals("null");
    }

    private static boolean jdmn(String rule, String ours, String theirs) {
        // The type of one output is taken for that of the whole answer, so lists of one become
        // their element.
        if (rule.startsWith("\"RULE ORDER\"") || rule.startsWith("\"OUTPUT ORDER\"")) {
            return ours.startsWith("[");
        }
        if (rule.startsWith("\"COLLECT\"")) {
            return theirs.equals("null") && (ours.equals("[]") || ours.equals("0"));
        }
        // The first place of an empty text: it has none.
        return rule.contains("substring(");
    }
}
