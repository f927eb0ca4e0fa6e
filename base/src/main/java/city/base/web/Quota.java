// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Counts calls within a minute or a day, in the memory of one server. It holds at most so many callers; those
/// who come when it is full share one count, so that a flood of addresses fills no memory.
public final class Quota<W> {
    public static final int MOST = 20_000;

    private static final String ALL_OTHERS = "";

    private record Window<W>(W time, ConcurrentMap<String, AtomicInteger> counts) {}

    private volatile @Nullable Window<W> window;

    /// One more call.
    ///
    /// @param time the minute, or the day; another one begins at nothing
    /// @return which call of this caller it is
    public int count(W time, String caller) {
        var counts = counts(time);
        var known = counts.get(caller);
        if (known == null) {
            known =
                    counts.computeIfAbsent(
                            counts.size() < MOST ? caller : ALL_OTHERS, _ -> new AtomicInteger());
        }
        return known.incrementAndGet();
    }

    private ConcurrentMap<String, AtomicInteger> counts(W time) {
        var now = window;
        if (now == null || !now.time().equals(time)) {
            now = new Window<>(time, new ConcurrentHashMap<>());
            window = now;
        }
        return now.counts();
    }
}
