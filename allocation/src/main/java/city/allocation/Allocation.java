// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

/// The front door: an instance and a rule in, a result with its proof out.
public final class Allocation {
    private Allocation() {}

    /// Places the children. The result depends on instance and rule alone, not on the order in which
    /// children, units, ways were given, nor on the machine.
    ///
    /// @throws IllegalArgumentException if the rule names a unit that the instance does not have, or the
    ///     figures do not fit into exact arithmetic (the message says which)
    public static Result run(Instance instance, Rule rule) {
        return switch (rule) {
            case Tiers tiers -> TierSolver.solve(instance, tiers);
            case Ladder ladder -> new Deferred(instance, ladder).solve();
        };
    }
}
