// SPDX-License-Identifier: EUPL-1.2
package city.base.shared;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What makes a page a letter of an authority: who writes, about which case, and where an answer goes.
///
/// @param language of sender and reference: Finnish or Swedish
/// @param sender a line each, the authority first
/// @param reference the number of the case, with the word for it
/// @param slip to be torn off and sent back; null where the letter asks for no answer
public record Letterhead(
        Language language, List<String> sender, String reference, @Nullable Slip slip) {
    public Letterhead {
        sender = List.copyOf(sender);
    }

    /// A sentence in the languages of the letter, in their order.
    public record Line(List<Wording> wordings) {
        public Line {
            wordings = List.copyOf(wordings);
        }
    }

    /// Words in one language.
    public record Wording(Language language, String text) {}

    /// A reply slip.
    ///
    /// @param lead by when it is in time, and that it costs nothing
    /// @param choices of which one is ticked
    /// @param blanks to be filled in
    /// @param returnTo as on an envelope
    public record Slip(
            Line title, Line lead, List<Line> choices, List<Line> blanks, List<String> returnTo) {
        public Slip {
            choices = List.copyOf(choices);
            blanks = List.copyOf(blanks);
            returnTo = List.copyOf(returnTo);
        }
    }
}
