// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.register;

import java.sql.SQLException;

/// Lets things happen to people in the registers: changes the rows in the book and tells the changes. What
/// cannot happen to somebody (they moved away, died, met something else today) does not.
final class Happenings {
    private final DayContext day;
    private final FamilyHappenings family;
    private final MoveHappenings moves;
    private final PersonHappenings person;
    private final EducationHappenings education;

    Happenings(DayContext day) {
        this.day = day;
        this.family = new FamilyHappenings(day);
        this.moves = new MoveHappenings(day);
        this.person = new PersonHappenings(day);
        this.education = new EducationHappenings(day.sources.units(), day.dice, day.book);
    }

    /// @return whether it happened
    boolean happen(Event event, PersonRow to) throws SQLException {
        return switch (event) {
            case BIRTH -> family.birth(to);
            case DEATH -> family.death(to);
            case SEPARATION -> family.separation(to);
            case GUARDIAN_CHANGE -> family.guardianChange(to);
            case CARE_BEGINS -> family.careBegins(to);
            case CARE_ENDS -> family.careEnds(to);
            case AD_LITEM_BEGINS -> family.adLitemBegins(to);
            case MOVE_WITHIN -> moves.moveWithin(to);
            case MOVE_IN -> moves.moveIn();
            case MOVE_OUT -> moves.moveOut(to);
            case ADDRESS_FOUND -> moves.addressFound(to);
            case NAME_GIVEN -> person.nameGiven(to);
            case NAME_CHANGE -> person.nameChange(to);
            case EMAIL_CHANGE -> person.emailChange(to);
            case ORDER_BEGINS -> person.orderBegins(to);
            case ORDER_ENDS -> person.orderEnds(to);
            case CODE_CORRECTION -> person.codeCorrection(to);
            case ADDRESS_CORRECTION -> person.addressCorrection(to);
            case BIRTH_DATE_COMPLETION -> person.birthDateCompletion(to);
            case CARE_CHANGE, START_DECISION, PERSON_MARK, PLACE_ELSEWHERE ->
                    day.isResident(to) && education.happen(event, to);
        };
    }
}
