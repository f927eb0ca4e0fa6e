// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import java.util.List;

/// Hears of e-mail addresses that the register tells; this module keeps none. Called inside the
/// transaction that stores the other facts: what throws here stops the recording.
public interface MailListener {
    /// @param told one for each person, whether or not anything changed
    void mailsTold(List<RegisterMail> told);
}
