// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.hours.ServiceDays.Channel;
import city.base.shared.ResidentId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Somebody an offer is made to or told about. Access to the offer goes by this and nothing else.
///
/// @param since first day on which the offer is this person's to see
/// @param until the last such day; null while it is open
/// @param channel how the offer reached him or her; null before it is sent
/// @param servedOn the day on which he or she is held to have learned of it; null before sending
/// @param toldDay the last day to answer as the message told it: pages show the same, and it never moves; null
///     before sending
/// @param lastDay until when an answer is taken, and after which silence counts: the day told, or a later one
///     where what told it left later than was reckoned; null before sending
/// @param undelivered something that was sent came back
public record Recipient(
        ResidentId resident,
        Role role,
        LocalDate since,
        @Nullable LocalDate until,
        @Nullable Channel channel,
        @Nullable LocalDate servedOn,
        @Nullable LocalDate toldDay,
        @Nullable LocalDate lastDay,
        boolean undelivered) {
    /// What the recipient may do.
    public enum Role {
        /// A guardian who decides for the child.
        DECIDES,
        /// Somebody with a right to information only.
        INFORMED
    }

    /// Somebody to whom nothing has been sent yet.
    static Recipient since(LocalDate day, ResidentId resident, Role role) {
        return new Recipient(resident, role, day, null, null, null, null, null, false);
    }

    public boolean mayAnswer(LocalDate today) {
        return role == Role.DECIDES && maySee(today);
    }

    public boolean maySee(LocalDate today) {
        return !since.isAfter(today) && (until == null || !until.isBefore(today));
    }

    /// The last day to answer as pages and messages say it: the one that was told, and only once that is past the
    /// later one that counts.
    public @Nullable LocalDate dayToShow(LocalDate today) {
        return toldDay != null && today.isAfter(toldDay) ? lastDay : toldDay;
    }

    /// True once the offer was sent and nothing came back.
    boolean served() {
        return servedOn != null && !undelivered;
    }

    /// Sent on a channel, with a last day that the message tells.
    public Recipient served(
            @Nullable Channel by, @Nullable LocalDate on, @Nullable LocalDate last) {
        return new Recipient(resident, role, since, until, by, on, last, last, undelivered);
    }

    /// The message left later than was reckoned: an answer is taken longer than was told.
    Recipient servedLater(Channel by, LocalDate on, LocalDate last) {
        return new Recipient(resident, role, since, until, by, on, toldDay, last, undelivered);
    }

    Recipient as(Role other) {
        return new Recipient(
                resident, other, since, null, channel, servedOn, toldDay, lastDay, undelivered);
    }

    Recipient endedOn(LocalDate day) {
        return new Recipient(
                resident, role, since, day, channel, servedOn, toldDay, lastDay, undelivered);
    }

    Recipient cameBack() {
        return new Recipient(
                resident, role, since, until, channel, servedOn, toldDay, lastDay, true);
    }
}
