// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.regex.Regex;
import city.dmn.regex.Work;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The regular expressions of one evaluation: each is read once, and what reading and matching cost is counted.
final class Patterns implements Work {
    private static final int KEPT = 16;

    private record Key(String pattern, String flags) {}

    private final Run run;
    private final Map<Key, Regex> read =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Regex> eldest) {
                    return size() > KEPT;
                }
            };

    Patterns(Run run) {
        this.run = run;
    }

    /// @param flags null for none
    /// @throws city.dmn.regex.RegexFault where either is wrong
    Regex of(@Nullable Object pattern, @Nullable Object flags) {
        var key =
                new Key(
                        StringFunctions.string(pattern),
                        flags == null ? "" : StringFunctions.string(flags));
        var known = read.get(key);
        if (known == null) {
            run.hold(40L * key.pattern().length());
            known = Regex.of(key.pattern(), key.flags());
            run.work(known.size() >> 2);
            run.hold(24L * known.size());
            read.put(key, known);
        }
        return known;
    }

    @Override
    public void steps(long some) {
        run.work(some);
    }

    @Override
    public void bytes(long some) {
        run.hold(some);
    }
}
