// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

/// What came of an officer's offer at a chosen unit. All are ordinary results; but for the first two,
/// nothing was changed.
public sealed interface Offering {
    /// It has gone out to the guardians, who answer anew.
    record Sent(OfferId offer) implements Offering {}

    /// A non-disclosure order stands or stood: the seat is reserved and nothing has left. The officer
    /// gives the proposal to the family.
    record ForPerson(OfferId offer) implements Offering {}

    /// The unit has no seat left.
    record Full() implements Offering {}

    /// The unit does not teach in the child's language, and not all guardians have asked for the other.
    record OtherLanguage() implements Offering {}

    /// It is no unit of the city that gives places of this kind in this period, or it is the unit that
    /// is proposed now.
    record NotSuitable() implements Offering {}

    /// The child holds another place in the same days.
    record HoldsAnotherPlace() implements Offering {}

    /// The case is decided: the decision is taken back first.
    record Decided() implements Offering {}

    /// The case has ended, or the child is not due a place in this period.
    record NotDue() implements Offering {}

    /// The register knows nobody alive who decides for the child.
    record NobodyToAsk() implements Offering {}

    /// Somebody was faster: the present offer is another one than the officer saw.
    record MovedOn() implements Offering {}
}
