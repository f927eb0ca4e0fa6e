// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

/// A step that another subject adds to the day, between the day's sweep and the sending of what is
/// prepared. Works part by part, each part a transaction of its own, until nothing of it is left.
public interface FlowStep {
    /// The smaller comes first.
    int order();

    void run();
}
