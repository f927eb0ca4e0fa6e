// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import city.base.shared.ResidentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person whom the register does not know (no identity code, or no Finnish address), entered by an
/// officer. Joined to a register record later on proof, never by name alone.
///
/// @param municipality where the person stays, three digits
/// @param motherTongue ISO 639, two letters; null where unknown
/// @param guardians    residents who answer for the child, each entered or found before
public record OutsideRegister(
        Names names,
        Birth birth,
        @Nullable String municipality,
        @Nullable String motherTongue,
        List<ResidentId> guardians) {
    public OutsideRegister {
        guardians = List.copyOf(guardians);
    }
}
