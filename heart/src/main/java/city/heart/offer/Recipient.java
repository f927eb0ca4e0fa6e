// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.ResidentId;
import city.base.shared.ServiceDays.Channel;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Somebody an offer is made to or told about. Access to the offer goes by this and nothing else.
///
/// @param since first day on which the offer is this person's to see
/// @param until the last such day; null while it is open
/// @param channel how the offer reached him or her; null before it is sent
/// @param servedOn the day on which he or she is held to have learned of it; null before sending
/// @param lastDay the last day to answer, counted from `servedOn`; null before sending
/// @param undelivered something that was sent came back
public record Recipient(
        ResidentId resident,
        Role role,
        LocalDate since,
        @Nullable LocalDate until,
        @Nullable Channel channel,
        @Nullable LocalDate servedOn,
        @Nullable LocalDate lastDay,
        boolean undelivered) {
    /// What the recipient may do.
    public enum Role {
        /// A guardian who decides for the child.
        DECIDES,
        /// Somebody with a right to information only.
        INFORMED
    }

    public boolean mayAnswer(LocalDate today) {
        return role == Role.DECIDES && maySee(today);
    }

    public boolean maySee(LocalDate today) {
        return !since.isAfter(today) && (until == null || !until.isBefore(today));
    }

    /// True once the offer was sent and nothing came back.
    boolean served() {
        return servedOn != null && !undelivered;
    }
}
