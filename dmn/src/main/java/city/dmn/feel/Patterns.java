// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.regex.Regex;
import city.dmn.regex.Work;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The regular expressions of one evaluation: what reading and matching them costs is counted. Those that are read
/// again and again are kept for all evaluations; that they are changes nothing in what is counted.
final class Patterns implements Work {
    private static final int KEPT = 256;

    /// Larger ones are read anew.
    private static final int LARGEST_KEPT = 1_000;

    private record Key(String pattern, String flags) {}

    private static final Map<Key, Regex> READ = new ConcurrentHashMap<>();

    private final Run run;

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
        run.work(key.pattern().length() >> 3);
        var known = READ.get(key);
        if (known == null) {
            known = Regex.of(key.pattern(), key.flags());
            if (known.size() + key.pattern().length() <= LARGEST_KEPT) {
                if (READ.size() >= KEPT) {
                    READ.clear();
                }
                READ.put(key, known);
            }
        }
        run.work(known.size() >> 4);
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
