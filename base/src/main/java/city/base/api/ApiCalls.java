// SPDX-License-Identifier: EUPL-1.2
package city.base.api;

import city.base.shared.WallTime;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/// How many calls there were by caller and day. Counted in memory and written by one of the callers every
/// few seconds: another server's calls of the same client are known then, and a server that is killed
/// forgets the last few seconds.
@Component
class ApiCalls {
    static final String GUEST = "guest";
    static final String RESIDENT = "resident";

    private static final long MILLIS = 5_000;
    private static final int DAYS = 30;

    private record Key(String caller, LocalDate day) {}

    private static final class Count {
        final AtomicLong written = new AtomicLong();
        final AtomicLong since = new AtomicLong();
    }

    private final ApiClientRepository repository;
    private final Clock wall;
    private final Map<Key, Count> counts = new ConcurrentHashMap<>();
    private final AtomicLong writtenAt = new AtomicLong();

    ApiCalls(ApiClientRepository repository, @WallTime Clock wall) {
        this.repository = repository;
        this.wall = wall;
    }

    /// One more call.
    ///
    /// @param caller id of a client, `GUEST` or `RESIDENT`
    /// @return which of this day it is
    long count(String caller, LocalDate day) {
        var count = counts.computeIfAbsent(new Key(caller, day), _ -> new Count());
        var which = count.written.get() + count.since.incrementAndGet();
        var now = wall.millis();
        var last = writtenAt.get();
        if (now - last >= MILLIS && writtenAt.compareAndSet(last, now)) {
            write(day);
            return count.written.get() + count.since.get();
        }
        return which;
    }

    /// Of the last thirty days, by caller.
    Map<String, Long> lately(LocalDate today) {
        return repository.calls(today.minusDays(DAYS));
    }

    @PreDestroy
    void write() {
        write(LocalDate.MIN);
    }

    private void write(LocalDate today) {
        counts.forEach((key, count) -> {
            var calls = count.since.get();
            if (calls > 0) {
                count.written.set(repository.count(key.caller(), key.day(), calls));
                count.since.addAndGet(-calls);
            }
            if (key.day().isBefore(today) && count.since.get() == 0) {
                counts.remove(key, count);
            }
        });
    }
}
