// SPDX-License-Identifier: EUPL-1.2
package city.heart.profile;

import city.base.shared.Language;
import city.base.shared.ResidentId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How one person can be reached.
///
/// @param points newest first
/// @param chosen the channel the person asked for, null if none
/// @param chosenOn on which day; null where none was
/// @param language the language the person asked for, null if none: then the register's
/// @param languageOn on which day; null where none was
public record Contact(
        ResidentId person,
        List<ContactPoint> points,
        @Nullable Channel chosen,
        @Nullable LocalDate chosenOn,
        @Nullable Language language,
        @Nullable LocalDate languageOn) {
    public Contact {
        points = List.copyOf(points);
    }

    /// Somebody of whom nothing is known.
    public static Contact unknown(ResidentId person) {
        return new Contact(person, List.of(), null, null, null, null);
    }

    /// The newest point of a channel that works.
    public Optional<ContactPoint> working(Channel channel) {
        return points.stream().filter(it -> it.channel() == channel && it.working()).findFirst();
    }

    /// The channel to write on: the chosen one if it works, else the SMS, else the e-mail, and without
    /// a working one always the letter.
    public Channel channel() {
        if (chosen == Channel.LETTER) {
            return Channel.LETTER;
        }
        if (chosen != null && working(chosen).isPresent()) {
            return chosen;
        }
        if (working(Channel.SMS).isPresent()) {
            return Channel.SMS;
        }
        return working(Channel.EMAIL).isPresent() ? Channel.EMAIL : Channel.LETTER;
    }
}
