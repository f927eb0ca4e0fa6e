// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A child who looks for a place; or children of one birth in one home, who are one case with several
/// seats and go to the same unit. (Siblings of different ages are not: joint wishes can leave no stable
/// solution at all, therefore a sibling is a ground.)
///
/// @param id opaque, unique in the instance
/// @param seats 1, or how many children of one birth; at most 20
/// @param right whether the law gives a right to a place; then the child is never left out because its
///     list of wishes was short
/// @param kind what quotas and reserved seats of a `Ladder` go by; empty for most children
/// @param keeps the unit of a place already offered or held, which is not taken away; null if none
/// @param wishes ids of units, the dearest first; each must be among the ways
/// @param ways the units that are allowed for this child, language and track already considered
public record Child(
        String id,
        int seats,
        boolean right,
        String kind,
        @Nullable String keeps,
        List<String> wishes,
        List<Way> ways) {
    private static final int MOST_AT_ONE_BIRTH = 20;

    public Child {
        wishes = List.copyOf(wishes);
        ways = List.copyOf(ways);
        if (id.isBlank() || seats < 1 || seats > MOST_AT_ONE_BIRTH) {
            throw new IllegalArgumentException("Child \"" + id + "\" for " + seats + " seats");
        }
    }

    /// A single child with a right to a place, without wishes or ways as yet.
    public static Child of(String id) {
        return new Child(id, 1, true, "", null, List.of(), List.of());
    }

    /// The same with one more unit that is allowed.
    public Child way(String unit, int metres, Ground... grounds) {
        var more = new ArrayList<>(ways);
        more.add(new Way(unit, metres, Set.of(grounds)));
        return new Child(id, seats, right, kind, keeps, wishes, more);
    }

    /// The same with these wishes, the dearest first.
    public Child wishes(String... units) {
        return new Child(id, seats, right, kind, keeps, List.of(units), ways);
    }

    /// The same for children of one birth who go together.
    public Child together(int children) {
        return new Child(id, children, right, kind, keeps, wishes, ways);
    }

    /// The same without a right to a place.
    public Child withoutRight() {
        return new Child(id, seats, false, kind, keeps, wishes, ways);
    }

    /// The same of this kind, for quotas and reserved seats.
    public Child ofKind(String name) {
        return new Child(id, seats, right, name, keeps, wishes, ways);
    }

    /// The same with a place that is not taken away; null takes the hold off.
    public Child keeping(@Nullable String unit) {
        return new Child(id, seats, right, kind, unit, wishes, ways);
    }
}
