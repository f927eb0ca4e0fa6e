// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A case in a list.
///
/// @param standing who goes on with it: `RUNNING` the machine, `WAITING` the machine after the round,
///     `PERSON`, `DECIDED`, `CLOSED`
/// @param secret an order stands on the family
/// @param because the rule's reasons at the last look
/// @param unit that is proposed or decided; null where none is
/// @param state of the offer that is open or was the last; null where none was made
public record CaseLine(
        CaseId id,
        String service,
        String period,
        ResidentId child,
        String standing,
        boolean secret,
        Instant openedAt,
        List<Grounds.Because> because,
        @Nullable UnitId unit,
        @Nullable State state) {
    public CaseLine {
        because = List.copyOf(because);
    }
}
