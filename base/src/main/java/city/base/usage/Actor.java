// SPDX-License-Identifier: EUPL-1.2
package city.base.usage;

import city.base.shared.ResidentId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Who uses data or does something. Where a table keeps it in one column it is `text()`, and read by `of`:
/// nothing else knows how it is written.
///
/// @param id  the resident's number, the officer's id, or a name of a system or partner; never a
///     person's name or identity code
public record Actor(Kind kind, String id) {
    /// What sort of user.
    public enum Kind {
        RESIDENT("resident/"),
        OFFICER(""),
        SYSTEM("city/"),
        PARTNER("partner/");

        private final String before;

        Kind(String before) {
            this.before = before;
        }

        /// What a text of `text()` begins with tells it; an officer's id stands as it is.
        private static Kind of(String text) {
            return Arrays.stream(values())
                    .filter(it -> it != OFFICER && text.startsWith(it.before))
                    .findFirst()
                    .orElse(OFFICER);
        }
    }

    public Actor {
        if (id.isBlank() || id.length() > 200) {
            throw new IllegalArgumentException("An actor has an id of 1 to 200 characters");
        }
        if (kind == Kind.OFFICER && Kind.of(id) != Kind.OFFICER) {
            throw new IllegalArgumentException("An officer's id reads as another kind of actor");
        }
    }

    /// A signed-in resident.
    public static Actor resident(ResidentId id) {
        return new Actor(Kind.RESIDENT, Integer.toString(id.value()));
    }

    /// A signed-in officer, by the id under which the officer signs in.
    public static Actor officer(String id) {
        return new Actor(Kind.OFFICER, id);
    }

    /// A client of the city's interface, by its id.
    public static Actor partner(String id) {
        return new Actor(Kind.PARTNER, id);
    }

    /// A part of the city itself, such as `feed` or `sweep`.
    public static Actor system(String id) {
        return new Actor(Kind.SYSTEM, id);
    }

    /// From what `text` wrote.
    public static Actor of(String text) {
        var kind = Kind.of(text);
        return new Actor(kind, text.substring(kind.before.length()));
    }

    /// From a column that may be empty.
    public static @Nullable Actor orNull(@Nullable String text) {
        return text == null ? null : of(text);
    }

    /// For a column: an officer's id as it is, `resident/17`, `city/feed`, `partner/…`.
    public String text() {
        return kind.before + id;
    }

    /// For a column that may be empty.
    public static @Nullable String textOrNull(@Nullable Actor actor) {
        return actor == null ? null : actor.text();
    }

    /// Whether this is that resident.
    public boolean is(ResidentId resident) {
        return kind == Kind.RESIDENT && id.equals(Integer.toString(resident.value()));
    }
}
