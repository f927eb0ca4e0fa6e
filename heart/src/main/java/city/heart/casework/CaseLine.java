// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.base.shared.ResidentId;
import java.time.Instant;
import java.util.List;

/// A case in a list.
///
/// @param secret only those see it who may handle a family under an order
/// @param because the rule's reasons at the last look
public record CaseLine(
        CaseId id,
        String service,
        String period,
        ResidentId child,
        CaseFile.Handler handler,
        boolean secret,
        Instant openedAt,
        List<RuleAnswer.Because> because) {
    public CaseLine {
        because = List.copyOf(because);
    }
}
