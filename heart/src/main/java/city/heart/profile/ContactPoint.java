// SPDX-License-Identifier: EUPL-1.2
package city.heart.profile;

import java.time.LocalDate;

/// One phone number or e-mail address of a person: a fact with its source and date.
///
/// @param id of this fact
/// @param channel `SMS` for a phone, `EMAIL` for an e-mail address
/// @param value a phone number in E.164 (`+358401234567`), or an e-mail address
/// @param source who said so, a short name: `self`, `register`, `early-education`
/// @param since the day from which the source holds it to be true
/// @param working false after a message came back for good
public record ContactPoint(
        long id, Channel channel, String value, String source, LocalDate since, boolean working) {
    /// The value stays out of logs.
    @Override
    public String toString() {
        return channel + " " + id + " from " + source + " since " + since;
    }
}
