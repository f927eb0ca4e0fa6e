// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import java.time.Duration;
import java.util.Optional;

/// When a failed try is repeated: after 1, 4, 16 and 64 minutes, then every four hours, nine tries in
/// all: about a day. Then a letter follows.
final class Repeats {
    static final int MOST_TRIES = 9;

    private static final Duration LONGEST = Duration.ofHours(4);

    private Repeats() {}

    /// @param tries made so far, 1 or more
    /// @return how long to wait, or empty when there is no further try
    static Optional<Duration> after(int tries) {
        if (tries >= MOST_TRIES) {
            return Optional.empty();
        }
        var minutes = 1L << Math.min(2 * (tries - 1), 20);
        var wait = Duration.ofMinutes(minutes);
        return Optional.of(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }
}
