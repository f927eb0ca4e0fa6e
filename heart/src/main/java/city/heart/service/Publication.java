// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

/// What came of an attempt to put a version in force. All are ordinary results.
public sealed interface Publication {
    /// It is in force now; the one before is kept and retired.
    record Published(String serviceId, String version) implements Publication {}

    /// It was in force already.
    record AlreadyInForce() implements Publication {}

    /// Its author may not publish it: two pairs of eyes.
    record OwnDraft(String author) implements Publication {}

    /// There is no such version.
    record NotThere() implements Publication {}
}
