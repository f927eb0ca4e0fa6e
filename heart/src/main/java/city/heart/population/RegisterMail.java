// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import city.base.shared.ResidentId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What the register says of one person's e-mail address.
///
/// @param address null where there is none that the city needs: it ended, or the person is nobody's
///     guardian
/// @param since the day from which it holds
public record RegisterMail(ResidentId person, @Nullable String address, LocalDate since) {
    /// The address stays out of logs.
    @Override
    public String toString() {
        return "RegisterMail of " + person.value();
    }
}
