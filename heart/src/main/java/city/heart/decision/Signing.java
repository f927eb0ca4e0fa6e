// SPDX-License-Identifier: EUPL-1.2
package city.heart.decision;

import city.heart.offer.State;

/// What came of signing one prepared decision. All are ordinary results.
public sealed interface Signing {
    /// Decided, and on its way to the parties.
    record Signed(DecisionId decision) implements Signing {}

    /// The look before the signature found something: a person goes on with it, nothing was sent.
    record Overtaken() implements Signing {}

    /// The service's version cannot be read, so that no document can be written: it waits.
    record Unreadable() implements Signing {}

    /// There is nothing to sign in this state.
    record NotReady(State state) implements Signing {}
}
