// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.UnitId;
import java.time.LocalDate;

/// All that a one-time link shows: unit, first day, last day. No child's name, no home, no way, no
/// reasons.
///
/// @param serviceVersion whose texts explain it
public record LinkSeen(
        String service,
        String serviceVersion,
        UnitId unit,
        LocalDate firstDay,
        LocalDate lastDay) {}
