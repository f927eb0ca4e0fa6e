// SPDX-License-Identifier: EUPL-1.2
package city.planning.scenario;

import city.allocation.Rule;
import city.heart.service.Assignment;
import city.heart.service.Assignment.Aim;
import city.planning.round.RoundRule;
import java.util.HashSet;
import java.util.List;

/// How places are given in a scenario.
///
/// @param order the weightiest first; each once
/// @param seed of the lot
public record Method(Mode mode, Procedure procedure, List<Aim> order, String seed) {
    /// Where a service says nothing else.
    static final List<Aim> USUAL =
            List.of(Aim.RIGHT, Aim.PLACED, Aim.OWN_AREA, Aim.CONTINUITY, Aim.METRES);

    /// What becomes of places that are offered or decided.
    public enum Mode {
        /// All children are placed as if nobody had a place.
        ANEW,
        /// Who has a place keeps it, unless its unit is closed.
        KEEP
    }

    /// By which method.
    public enum Procedure {
        /// Least total way in tiers.
        TIERS,
        /// School choice: each unit takes who stands highest on the ladder.
        LADDER
    }

    public Method {
        order = List.copyOf(order);
    }

    /// As the service does it.
    static Method of(Assignment assignment, Mode mode, String seed) {
        var order = assignment instanceof Assignment.Round(_, var its) ? its : USUAL;
        return new Method(mode, Procedure.TIERS, order, seed);
    }

    /// True where places can be given so: nothing twice, and tiers say that children are placed.
    boolean holds() {
        return !order.isEmpty()
                && new HashSet<>(order).size() == order.size()
                && (procedure == Procedure.LADDER || order.contains(Aim.PLACED));
    }

    Rule rule() {
        return procedure == Procedure.TIERS
                ? RoundRule.tiers(order, seed)
                : RoundRule.ladder(order, seed);
    }
}
