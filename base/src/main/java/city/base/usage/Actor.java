// SPDX-License-Identifier: EUPL-1.2
package city.base.usage;

import city.base.shared.ResidentId;

/// Who uses data.
///
/// @param id  the resident's number, the officer's id, or a name of a system or partner; never a
///     person's name or identity code
public record Actor(Kind kind, String id) {
    /// What sort of user.
    public enum Kind {
        RESIDENT,
        OFFICER,
        SYSTEM,
        PARTNER
    }

    public Actor {
        if (id.isBlank() || id.length() > 200) {
            throw new IllegalArgumentException("An actor has an id of 1 to 200 characters");
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
}
