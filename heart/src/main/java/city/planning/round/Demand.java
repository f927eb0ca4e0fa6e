// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import java.util.List;

/// Who waits for a round: asked of the module that keeps the cases. Each child is decided anew by the rule
/// and looked at with its family when it is drawn.
public interface Demand {
    /// @param progress hears how many are to be looked at, and how many were
    Drawn draw(String service, String period, Progress progress);

    /// @param waiting those with whom the machine may go on
    /// @param aside those for a person
    record Drawn(List<Waiting> waiting, List<Aside> aside) {
        public Drawn {
            waiting = List.copyOf(waiting);
            aside = List.copyOf(aside);
        }
    }

    /// Hears how far it is.
    interface Progress {
        void reached(int number, int of);
    }
}
