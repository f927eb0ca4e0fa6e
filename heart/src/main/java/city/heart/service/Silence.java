// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

/// What happens when every guardian was served, nothing came back undelivered and nobody answered
/// by the last day. Only a duty can give silence a meaning; the load check refuses the rest.
public sealed interface Silence {
    /// The section of law on which this rests.
    String section();

    /// The place that was proposed is decided on. It takes no right away.
    record DecideOnProposal(String section) implements Silence {}

    /// A reminder by letter, then a person.
    ///
    /// @param reminderDays days to answer from the reminder's service on
    record RemindThenPerson(String section, int reminderDays) implements Silence {}
}
