// SPDX-License-Identifier: EUPL-1.2
package city.heart.channel;

import city.heart.profile.Channel;

/// Hands messages of one channel to the outside world. Called outside any transaction, from several
/// threads. The message's id goes along as idempotency key.
public interface Carrier {
    Channel channel();

    /// @return never throws for what the outside does
    HandOutcome hand(Dispatch dispatch);

    /// How a try went.
    sealed interface HandOutcome {
        /// The other side has it.
        record Accepted() implements HandOutcome {}

        /// Not now: the other side is away or busy.
        record Later(String reason) implements HandOutcome {}

        /// Not at all: the other side refuses for good.
        record Never(String reason) implements HandOutcome {}
    }
}
