// SPDX-License-Identifier: EUPL-1.2
package city.synthetic;

/// Hears how far a long step has come. Called from the thread that does the work, at most a few
/// hundred times a step.
@FunctionalInterface
public interface Progress {
    /// Nobody listens.
    Progress NONE = (step, share) -> {};

    /// @param step  what is being done, a short key such as `generate`, `extract` or `load`
    /// @param share how much of the step is done, 0 to 1, never falling within a step
    void report(String step, double share);
}
