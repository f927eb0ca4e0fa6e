// SPDX-License-Identifier: EUPL-1.2
package city.heart.profile;

import city.base.shared.EmailAddress;
import city.base.shared.PhoneNumber;
import city.base.shared.ResidentId;
import java.time.LocalDate;

/// A phone number or e-mail address that a source has told.
///
/// @param channel `SMS` for a phone, `EMAIL` for an e-mail address
/// @param value E.164 (`+358401234567`), or an e-mail address
/// @param source a short name: `self`, `register`, `early-education`
/// @param since the day from which the source holds it to be true
public record LearnedPoint(
        ResidentId person, Channel channel, String value, String source, LocalDate since) {
    public LearnedPoint {
        var usable =
                switch (channel) {
                    case SMS -> PhoneNumber.isOne(value);
                    case EMAIL -> EmailAddress.isOne(value);
                    case LETTER ->
                            throw new IllegalArgumentException(
                                    "The postal address comes from the register");
                };
        if (!usable) {
            throw new IllegalArgumentException("Not a value for " + channel);
        }
    }

    /// The value stays out of logs.
    @Override
    public String toString() {
        return channel + " of " + person.value() + " from " + source;
    }
}
