// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Numbers by identity code for a whole city, in two arrays. Thread-safe.
final class CodeMap {
    private long[] keys = new long[1 << 10];
    private int[] ids = new int[1 << 10];
    private int size;

    /// A valid code as one number: nine digits and the century sign; the check character follows.
    static long pack(String code) {
        var digits = 0L;
        for (var i = 0; i < 10; i++) {
            if (i != 6) {
                digits = digits * 10 + (code.charAt(i) - '0');
            }
        }
        return ((digits << 7) | code.charAt(6)) + 1;
    }

    /// Claims a person's code and the former ones.
    ///
    /// @return null where the code is somebody else's already
    LoadTarget.@Nullable Claimed claim(int id, String code, List<Statement> told) {
        if (!claim(pack(code), id)) {
            return null;
        }
        var former = new ArrayList<String>(0);
        for (var it : told) {
            if (it instanceof Statement.Correction correction) {
                correction.former().stream()
                        .filter(each -> claim(pack(each), id))
                        .forEach(former::add);
            }
        }
        return new LoadTarget.Claimed(id, code, told, former);
    }

    /// @return whether the code was free
    synchronized boolean claim(long key, int id) {
        if (size * 2 >= keys.length) {
            grow();
        }
        var at = slot(key);
        if (keys[at] != 0) {
            return false;
        }
        keys[at] = key;
        ids[at] = id;
        size++;
        return true;
    }

    /// The number, or 0.
    synchronized int get(long key) {
        var at = slot(key);
        return keys[at] == 0 ? 0 : ids[at];
    }

    private int slot(long key) {
        var mask = keys.length - 1;
        var at = (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & mask;
        while (keys[at] != 0 && keys[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        var oldKeys = keys;
        var oldIds = ids;
        keys = new long[oldKeys.length * 2];
        ids = new int[oldIds.length * 2];
        for (var i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                var at = slot(oldKeys[i]);
                keys[at] = oldKeys[i];
                ids[at] = oldIds[i];
            }
        }
    }
}
