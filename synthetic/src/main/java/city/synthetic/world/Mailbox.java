// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.world;

import java.util.List;
import java.util.Optional;

/// Where the outside world keeps what it received.
public interface Mailbox {
    /// What became of something that arrived.
    enum Arrival {
        NEW,
        /// The same came before under this reference; counted, not kept twice.
        REPEATED,
        /// Something else came before under this reference; not kept.
        DIFFERENT
    }

    /// Keeps it, before the sender is told so.
    Arrival keep(Received.Kind kind, String reference, String recipient, String content);

    /// The one under a reference.
    Optional<Received> find(Received.Kind kind, String reference);

    /// The latest first.
    ///
    /// @param before only earlier numbers; `Long.MAX_VALUE` for the newest
    List<Received> list(long before, int limit);

    /// Those whose recipient or text holds these words, capital letters or not, the latest first.
    ///
    /// @param words of a phone number its last digits are enough, as people write it
    List<Received> search(String words, int limit);

    /// How many things arrived, repeats not counted.
    long count();
}
