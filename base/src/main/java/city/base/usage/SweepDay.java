// SPDX-License-Identifier: EUPL-1.2
package city.base.usage;

import java.time.LocalDate;

/// The sweeps of one day over the whole city for the same purpose, as one resident is told of them.
///
/// @param times how many passed over everybody
/// @param named how many of them named this resident
public record SweepDay(LocalDate day, String purpose, int times, int named) {}
