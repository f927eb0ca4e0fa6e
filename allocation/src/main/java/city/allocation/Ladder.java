// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.util.HashSet;
import java.util.List;

/// School choice: child-proposing deferred acceptance. Each child asks its best unit; each unit keeps for
/// the time being those who stand highest on the ladder and turns the others away, who ask on.
///
/// A child's order: its wishes; then, if it has a right to a place or made no wish, all other allowed units
/// by way (of equal ways the smaller id first).
///
/// A unit's order: the steps one after the other, then the lot (one number per child, `Lot`). Down this
/// order everybody is counted; the first case of several seats that does not fit ends the line: nobody below
/// passes it, and the seats left, fewer than the case needs, stay free. (A case that would not fit into the
/// unit alone stands in no line.) So a stable solution is never missing, which with passing it could be.
///
/// @param steps of the ladder, the weightiest first
/// @param reserves seats kept for a kind; at most one per unit and kind
/// @param quotas most seats of a kind; at most one per unit and kind, not below the reserve
/// @param seed of the lot
public record Ladder(List<Step> steps, List<Reserve> reserves, List<Quota> quotas, String seed)
        implements Rule {
    /// One step of the ladder.
    public sealed interface Step {
        /// A child with a right to a place goes before one without.
        record Right() implements Step {}

        /// A child with this ground for the unit goes before one without.
        record Of(Ground ground) implements Step {}

        /// A shorter way goes before a longer one, counted in whole bands.
        ///
        /// @param band metres that count as equal, for example 250; 1 for the exact way
        record Metres(int band) implements Step {
            public Metres {
                if (band < 1) {
                    throw new IllegalArgumentException("A band of " + band + " metres");
                }
            }
        }
    }

    /// Seats of a unit that children of a kind are given first; the ladder decides among them, and whoever
    /// of them is left stands in line for the open seats too. Children of the kind who keep a place count in;
    /// where children who keep a place leave fewer seats than are reserved, the reserves shrink, kinds by name.
    ///
    /// @param kept whether seats that nobody of the kind asks for stay empty; otherwise others get them
    public record Reserve(String unit, String kind, int seats, boolean kept) {
        public Reserve {
            if (seats < 0) {
                throw new IllegalArgumentException("A reserve of " + seats + " seats");
            }
        }
    }

    /// At most so many seats of a unit for children of a kind.
    public record Quota(String unit, String kind, int seats) {
        public Quota {
            if (seats < 0) {
                throw new IllegalArgumentException("A quota of " + seats + " seats");
            }
        }
    }

    public Ladder {
        steps = List.copyOf(steps);
        reserves = List.copyOf(reserves);
        quotas = List.copyOf(quotas);
        if (new HashSet<>(steps).size() < steps.size()) {
            throw new IllegalArgumentException("A step stands twice");
        }
    }

    /// Special reasons, siblings, then the way in bands of 250 metres; no quotas, no reserved seats.
    public static Ladder standard(String seed) {
        return new Ladder(
                List.of(
                        new Step.Of(Ground.SPECIAL_REASON),
                        new Step.Of(Ground.SIBLING),
                        new Step.Metres(250)),
                List.of(),
                List.of(),
                seed);
    }
}
