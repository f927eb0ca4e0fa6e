// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import java.util.Map;
import java.util.TreeMap;

/// How far the children of one service and school year have come, in numbers.
///
/// @param all everybody
/// @param byCare by present early education, as the rule was told: `municipal`, `private`, `none`,
///     `unknown`; empty text where the rule does not ask
/// @param byArea everybody too, by the admission area of their home; empty text where there is no proposal yet, or the
///     home stands in no area
public record Funnel(Counts all, Map<String, Counts> byCare, Map<String, Counts> byArea) {
    public Funnel {
        byCare = Map.copyOf(byCare);
        byArea = Map.copyOf(byArea);
    }

    /// Children. Answers are those to the first proposal, as they stand now.
    ///
    /// @param due they have a case that is not closed without a place
    /// @param person a person goes on with them, and no proposal has been sent
    /// @param offered a proposal was sent
    /// @param reached to at least one of those who decide it was sent and nothing came back. Whether a
    ///     message was opened is not followed: opening a link leaves no trace
    /// @param answered somebody who decides has answered
    /// @param byOfficer all their answers came through an officer: by phone, at the desk, by letter
    /// @param accepted everybody who answered said yes
    /// @param other somebody said something else
    /// @param silent nobody has answered
    /// @param decided a decision stands
    public record Counts(
            int due,
            int person,
            int offered,
            int reached,
            int answered,
            int byOfficer,
            int accepted,
            int other,
            int silent,
            int decided) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        /// Both together.
        public Counts plus(Counts it) {
            return new Counts(
                    due + it.due,
                    person + it.person,
                    offered + it.offered,
                    reached + it.reached,
                    answered + it.answered,
                    byOfficer + it.byOfficer,
                    accepted + it.accepted,
                    other + it.other,
                    silent + it.silent,
                    decided + it.decided);
        }
    }

    /// One group of children who have early education and area in common.
    record Part(String care, String area, Counts counts) {}

    static Funnel of(Iterable<Part> parts) {
        var all = Counts.NONE;
        var byCare = new TreeMap<String, Counts>();
        var byArea = new TreeMap<String, Counts>();
        for (var it : parts) {
            all = all.plus(it.counts());
            byCare.merge(it.care(), it.counts(), Counts::plus);
            byArea.merge(it.area(), it.counts(), Counts::plus);
        }
        return new Funnel(all, byCare, byArea);
    }
}
