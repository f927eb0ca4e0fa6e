// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

/// Hears how far a load has come; called from several threads, rising within a step.
@FunctionalInterface
public interface LoadProgress {
    /// @param step  `read`, `relations`, `indexes`
    /// @param share 0 to 1
    void at(String step, double share);

    /// How many rows have been read.
    default void rows(long rows) {}
}
