// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

/// A step of the day that another subject adds to the flow. Works part by part, each part a transaction of its
/// own, until nothing of it is left.
public interface FlowStep {
    /// The smaller comes first: below zero before the day's sweep, above zero after it.
    int order();

    /// What it does, for the log: a plural such as `offers-sent`.
    String name();

    /// @return how many something followed for
    int run();
}
