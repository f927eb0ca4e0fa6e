// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.base.shared.ResidentId;

/// What makes a case the same case: service, period, person. Unique for ever, so that whatever
/// crashes or runs twice opens one case.
///
/// @param service the service's id
/// @param period as the service names it: a school year such as `2026-2027`
public record CaseKey(String service, String period, ResidentId child) {
    /// The key as it is stored.
    public String text() {
        return service + "/" + period + "/" + child.value();
    }
}
