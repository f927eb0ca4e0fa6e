// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import city.base.shared.Language;
import city.base.shared.ResidentId;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the recipients' names and addresses come from.
interface Addressees {
    /// @param language of the street's name where it has two
    /// @return absent for whom the register does not know
    Map<ResidentId, Addressee> read(
            Collection<ResidentId> people,
            Language language,
            String purpose,
            @Nullable String service);
}
