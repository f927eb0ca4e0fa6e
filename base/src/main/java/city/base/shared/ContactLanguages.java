// SPDX-License-Identifier: EUPL-1.2
package city.base.shared;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// In which languages one person is written to. What the person chose wins alone. Until then it is the official
/// language, and beside it the mother tongue where the city has the texts: the mother tongue says neither that
/// somebody reads it nor that somebody wants it seen, and never stands instead of the text that binds.
///
/// Basis: Language Act 423/2003, section 10: authorities use Finnish or Swedish, as the person says or as the register
/// has it.
///
/// @param first in which it is read first
/// @param beside in which it is said once more; null for nothing
/// @param official of decisions: Finnish or Swedish
public record ContactLanguages(Language first, @Nullable Language beside, Language official) {
    /// @param chosen by the person, null for none
    /// @param contact as told to the register, null for none
    /// @param motherTongue null where unknown
    /// @param written true of each language in which the city has the text; of the official ones always
    public static ContactLanguages of(
            @Nullable Language chosen,
            @Nullable Language contact,
            @Nullable Language motherTongue,
            Predicate<Language> written) {
        var official = official(chosen, contact, motherTongue);
        if (chosen != null) {
            return new ContactLanguages(
                    !chosen.official() && written.test(chosen) ? chosen : official, null, official);
        }
        var own = contact != null && !contact.official() ? contact : motherTongue;
        return new ContactLanguages(
                official,
                own != null && !own.official() && written.test(own) ? own : null,
                official);
    }

    /// The languages of one message.
    public List<Language> inOrder() {
        return beside == null ? List.of(first) : List.of(first, beside);
    }

    /// In which the person reads best, as far as is known.
    public Language own() {
        return beside == null ? first : beside;
    }

    /// Whether something is said in an official language that is not read first.
    public boolean translated() {
        return !first.official();
    }

    private static Language official(@Nullable Language... inOrder) {
        for (var it : inOrder) {
            if (it != null && it.official()) {
                return it;
            }
        }
        return Language.FI;
    }
}
