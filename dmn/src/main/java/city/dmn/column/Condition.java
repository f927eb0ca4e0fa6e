// SPDX-License-Identifier: EUPL-1.2
package city.dmn.column;

/// A condition over all rows.
///
/// @param yes rows where it is true
/// @param no rows where it is false; where it is neither it is null
/// @param fault rows where asking it is a fault: the row engine decides them
record Condition(RowSet yes, RowSet no, RowSet fault) {
    /// False everywhere.
    static final Condition FALSE = new Condition(RowSet.NONE, RowSet.ALL, RowSet.NONE);

    /// Null everywhere: what parts are gathered into.
    static final Condition UNKNOWN = new Condition(RowSet.NONE, RowSet.NONE, RowSet.NONE);

    /// The same everywhere.
    static Condition constant(Probe.Reply reply) {
        var fault = reply.fault() ? RowSet.ALL : RowSet.NONE;
        return Boolean.TRUE.equals(reply.value())
                ? new Condition(RowSet.ALL, RowSet.NONE, fault)
                : Boolean.FALSE.equals(reply.value())
                        ? new Condition(RowSet.NONE, RowSet.ALL, fault)
                        : new Condition(RowSet.NONE, RowSet.NONE, fault);
    }

    /// `if when then … else …`: what is not true takes the else part.
    static Condition either(Condition when, Condition then, Condition otherwise) {
        var other = RowSet.not(when.yes);
        return new Condition(
                RowSet.or(RowSet.and(when.yes, then.yes), RowSet.and(other, otherwise.yes)),
                RowSet.or(RowSet.and(when.yes, then.no), RowSet.and(other, otherwise.no)),
                RowSet.or(when.fault, RowSet.or(then.fault, otherwise.fault)));
    }

    Condition not() {
        return new Condition(no, yes, fault);
    }

    Condition and(Condition it) {
        return new Condition(
                RowSet.and(yes, it.yes), RowSet.or(no, it.no), RowSet.or(fault, it.fault));
    }

    Condition or(Condition it) {
        return new Condition(
                RowSet.or(yes, it.yes), RowSet.and(no, it.no), RowSet.or(fault, it.fault));
    }

    /// This, and within some rows what another says there.
    Condition withIn(RowSet rows, Condition it) {
        return new Condition(
                RowSet.or(yes, RowSet.and(rows, it.yes)),
                RowSet.or(no, RowSet.and(rows, it.no)),
                RowSet.or(fault, RowSet.and(rows, it.fault)));
    }
}
