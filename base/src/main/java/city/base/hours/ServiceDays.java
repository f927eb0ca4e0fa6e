// SPDX-License-Identifier: EUPL-1.2
package city.base.hours;

import java.time.LocalDate;

/// When somebody is held to have learned of something that was sent, and the last day that follows.
/// Each guardian has days of his or her own.
///
/// Basis: Administrative Procedure Act 434/2003, section 59 (a letter: the seventh day after
/// posting); Act on Electronic Services and Communication 13/2003, section 19 (the third day after
/// sending).
public final class ServiceDays {
    private static final int LETTER_DAYS = 7;
    private static final int ELECTRONIC_DAYS = 3;
    private static final int LEAST_DAYS_TO_ANSWER = 14;

    private ServiceDays() {}

    /// By what the day of service counts.
    public enum Channel {
        /// Mail or text message to somebody who has chosen it.
        ELECTRONIC,
        /// A letter.
        LETTER
    }

    /// @param sent the city's day on which it was posted or sent
    public static LocalDate served(Channel channel, LocalDate sent) {
        return sent.plusDays(channel == Channel.LETTER ? LETTER_DAYS : ELECTRONIC_DAYS);
    }

    /// The last day to answer an offer.
    ///
    /// @param days at least 14
    public static LocalDate lastDayToAnswer(LocalDate served, int days) {
        if (days < LEAST_DAYS_TO_ANSWER) {
            throw new IllegalArgumentException(
                    "A proposal stays open for at least "
                            + LEAST_DAYS_TO_ANSWER
                            + " days, not "
                            + days);
        }
        return lastDay(served, days);
    }

    /// The last day of a time limit given by law.
    public static LocalDate lastDay(LocalDate served, int days) {
        return WorkingDays.onOrAfter(served.plusDays(days));
    }
}
