// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import city.base.shared.Language;
import city.base.shared.Point;
import city.base.shared.UnitId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A place where a service is given. Public data of the city; nothing personal.
///
/// @param kinds the kinds of unit it is (`school`, `pre-primary`), as the services name them
/// @param names by language; Finnish is always there
/// @param languages in which it teaches
/// @param municipal false for a private unit, which the machine never proposes
/// @param schools the units with the same kind of continuity: the schools to which its children go
///     on; empty for a school
/// @param address one line as on a letter, by language; Finnish is always there
/// @param eastMetres EPSG:3067
/// @param northMetres EPSG:3067
public record Unit(
        UnitId id,
        Set<String> kinds,
        Map<Language, String> names,
        Set<Language> languages,
        boolean municipal,
        Set<UnitId> schools,
        Map<Language, String> address,
        @Nullable String phone,
        double eastMetres,
        double northMetres) {
    /// The kind of unit that takes every child of its own area.
    public static final String SCHOOL = "school";

    /// The name in a language, else in Finnish.
    public String name(Language language) {
        return inOrFinnish(names, language);
    }

    /// Where it stands.
    public Point place() {
        return new Point(eastMetres, northMetres);
    }

    /// The address in a language, else in Finnish.
    public String addressLine(Language language) {
        return inOrFinnish(address, language);
    }

    private static String inOrFinnish(Map<Language, String> texts, Language language) {
        var own = texts.get(language);
        return own != null ? own : texts.getOrDefault(Language.FI, "");
    }
}
