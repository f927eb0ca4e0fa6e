// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Where a decision can be appealed, while this row holds: dated data, since authorities and days are
/// set by law and change.
///
/// @param from first day of decisions it holds for
/// @param until last such day, or null
/// @param authority name of the authority that reviews
/// @param address how it is reached: postal address, e-mail and web, one text
/// @param days days to appeal, counted from service
/// @param section the section of law
/// @param verified false where the row still waits for a lawyer's eye; said where it is shown
public record Review(
        LocalDate from,
        @Nullable LocalDate until,
        Multilingual authority,
        Multilingual address,
        int days,
        String section,
        boolean verified) {
    boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
}
