// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import java.time.LocalDate;

/// When an answer can next change while the facts stay as they are.
public sealed interface NextChange {
    /// The answer differs on this day for the first time.
    record At(LocalDate day, Outcome outcome) implements NextChange {}

    /// The answer is the same on every day before `from`; beyond that nothing is promised.
    ///
    /// @param from tomorrow at the earliest
    /// @param why what in the rule cannot be followed in time
    record Unsure(LocalDate from, String why) implements NextChange {}

    /// The answer stays, for 150 years at least.
    record Never() implements NextChange {}
}
