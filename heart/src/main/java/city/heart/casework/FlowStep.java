// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import java.util.function.IntSupplier;

/// A step of the day that another subject adds to the flow. Works part by part, each part a transaction of its
/// own, until nothing of it is left.
public interface FlowStep {
    /// The smaller comes first: below zero before the day's sweep, above zero after it.
    int order();

    /// What it does, for the log: a plural such as `offers-sent`.
    String name();

    /// @return how many something followed for
    int run();

    /// A step of parts.
    ///
    /// @param part one part, in a transaction of its own; 0 when nothing is left
    static FlowStep of(int order, String name, IntSupplier part) {
        record Parts(int order, String name, IntSupplier part) implements FlowStep {
            @Override
            public int run() {
                var all = 0;
                for (var n = part.getAsInt(); n > 0; n = part.getAsInt()) {
                    all += n;
                }
                return all;
            }
        }
        return new Parts(order, name, part);
    }
}
