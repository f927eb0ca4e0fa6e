// SPDX-License-Identifier: EUPL-1.2
package city.base.usage;

import city.base.shared.Language;
import java.util.Optional;

/// What a fact is called in people's words. Whoever declares facts has one; pages that list uses ask
/// them all.
public interface FactTexts {
    /// @param fact by its name in English, as uses name it
    /// @return empty where this one does not know the fact
    Optional<String> of(String fact, Language language);
}
