// SPDX-License-Identifier: EUPL-1.2
package city.base.subject;

import java.time.Duration;
import java.time.LocalTime;

/// Work that one of the servers does again and again. It bears being stopped anywhere and run twice.
///
/// @param name `<subject>-<what>`, unique in the house
public record Job(String name, Schedule schedule, Runnable work) {
    /// When a job runs, by the wall clock.
    public sealed interface Schedule {
        /// So long after the last run ended.
        record After(Duration pause) implements Schedule {}

        /// Once a day, at this time in UTC.
        record Daily(LocalTime at) implements Schedule {}
    }
}
