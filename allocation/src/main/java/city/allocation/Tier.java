// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

/// One aim of the least total way; all of them are the better the smaller, and an earlier one goes before
/// all later ones. Each counts every child, so children of one birth count each.
public sealed interface Tier {
    /// Children with a right to a place who are left without.
    record Right() implements Tier {}

    /// Children left without a place.
    record Placed() implements Tier {}

    /// Children who have this ground for some unit and are in none of these units.
    record Of(Ground ground) implements Tier {}

    /// The way of all placed children together, in metres.
    record Metres() implements Tier {}

    /// Wishes passed over: 0 for a child in the unit of its first wish, 1 in the second, and as many as
    /// it has wishes in any other unit or in none.
    record Wishes() implements Tier {}

    /// The word for it in results and files.
    default String name() {
        return switch (this) {
            case Right _ -> "right";
            case Placed _ -> "placed";
            case Of(var ground) -> "ground " + ground.name();
            case Metres _ -> "metres";
            case Wishes _ -> "wishes";
        };
    }
}
