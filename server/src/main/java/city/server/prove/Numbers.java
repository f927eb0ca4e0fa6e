// SPDX-License-Identifier: EUPL-1.2
package city.server.prove;

import java.util.BitSet;
import java.util.StringJoiner;

/// Sets of residents' numbers in few letters: `3-5,9`. Plain.
final class Numbers {
    private Numbers() {}

    /// @return ranges from `from` up to, not including, `to`; empty where there are none
    static String ranges(BitSet set, int from, int to) {
        var text = new StringJoiner(",");
        for (var first = set.nextSetBit(from); first >= 0 && first < to; ) {
            var last = Math.min(set.nextClearBit(first), to) - 1;
            text.add(first == last ? "" + first : first + "-" + last);
            first = set.nextSetBit(last + 1);
        }
        return text.toString();
    }
}
