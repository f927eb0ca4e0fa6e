// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import city.base.shared.ResidentId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Hears of e-mail addresses that the register tells; this module keeps none. Called inside the
/// transaction that stores the other facts: what throws here stops the recording.
public interface MailListener {
    /// @param told one for each person, whether or not anything changed
    void mailsTold(List<RegisterMail> told);

    /// What the register says of one person's e-mail address.
    ///
    /// @param address null where there is none that the city needs: it ended, or the person is nobody's
    ///     guardian
    /// @param since the day from which it holds
    record RegisterMail(ResidentId person, @Nullable String address, LocalDate since) {
        /// The address stays out of logs.
        @Override
        public String toString() {
            return "RegisterMail of " + person.value();
        }
    }
}
