// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

/// What a person at the desk is asked to do about a case. The desk says each in words
/// (`casework.ask.<name>`).
public enum TaskKind {
    /// The rule leaves it to a person: support, another start, an earlier decision, unclear facts …
    RULE,
    /// A non-disclosure order stands on somebody of the family.
    ORDER,
    /// The child is in care, has a guardian ad litem, two homes by request, or who decides is unclear.
    FAMILY,
    /// Nobody alive and known decides for the child.
    NO_GUARDIAN,
    /// The machine can propose no unit.
    NO_UNIT,
    /// A full unit takes one more child of its own area: look at the unit.
    OVER_CAPACITY,
    /// All guardians want something else: agree with them how the duty will be met.
    REFUSED,
    /// The guardians' answers differ.
    ANSWERS_DIFFER,
    /// A recipient says it is not his or her child: check the register.
    NOT_MY_CHILD,
    /// Nobody answered, also not to the reminder.
    SILENT,
    /// Something that was sent came back: find the guardian.
    CAME_BACK,
    /// A guardian asks for a person. Answered within two working days.
    PERSON_PLEASE,
    /// A guardian asks for an interpreter (Administrative Procedure Act 434/2003, section 26).
    INTERPRETER,
    /// A guardian changed the answer after the decision.
    ANSWER_AFTER_DECISION,
    /// The child moves out, and the family has the offer or the decision already.
    MOVED_OUT,
    /// The child has died after the decision: tell the unit, write to nobody.
    DIED,
    /// The child is no longer due, and the family has the offer already.
    NOT_DUE,
    /// Another unit has become the right one, and somebody has answered.
    UNIT_CHANGED,
    /// The guardians accept the place that a person chose, where the machine may not go on: decide.
    AGREED,
    /// A person handles this family.
    IN_HAND,
    /// The sweep and the second look disagree: the rule or the columns are at fault.
    ALARM;

    /// True where it keeps the machine from going on with the case.
    boolean stops() {
        return this != OVER_CAPACITY && this != PERSON_PLEASE && this != INTERPRETER;
    }

    /// True where somebody waits to be answered, so that silence is no answer.
    public boolean waiting() {
        return this == PERSON_PLEASE || this == INTERPRETER;
    }
}
