// SPDX-License-Identifier: EUPL-1.2
package city.heart.capacity;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// How full the staff of a unit is in one month, on the fullest of its open days.
///
/// @param openDays days on which the unit is open
/// @param caretakers on the open day with the fewest
/// @param confirmed percent, one decimal; null where no day has a value
/// @param planned percent, with the confirmed; null where no day has a value
/// @param draft percent, with both; null where no day has a value
public record OccupancyMonth(
        YearMonth month,
        int openDays,
        BigDecimal caretakers,
        @Nullable BigDecimal confirmed,
        @Nullable BigDecimal planned,
        @Nullable BigDecimal draft) {}
