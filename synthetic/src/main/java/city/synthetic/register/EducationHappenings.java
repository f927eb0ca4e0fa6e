// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.register;

import city.synthetic.Dice;
import city.synthetic.record.EducationRecord;
import city.synthetic.record.EducationRecord.Care;
import city.synthetic.record.EducationRecord.Elsewhere;
import city.synthetic.record.EducationRecord.Shift;
import city.synthetic.record.EducationRecord.Start;
import city.synthetic.record.EducationRecord.Way;
import city.synthetic.units.Unit;
import java.util.List;

/// Lets things happen to small children in the education records.
final class EducationHappenings {
    private static final List<Way> WAYS = List.of(Way.values());

    private final List<Unit> units;
    private final Dice dice;
    private final DayBook book;

    EducationHappenings(List<Unit> units, Dice dice, DayBook book) {
        this.units = units.stream().filter(it -> it.kind() == Unit.Kind.PRE_PRIMARY).toList();
        this.dice = dice;
        this.book = book;
    }

    boolean happen(Event event, PersonRow child) {
        var record = book.education.get(child.id);
        if (record == null) {
            record =
                    new EducationRecord(
                            child.code,
                            Care.NONE,
                            null,
                            null,
                            null,
                            null,
                            false,
                            false,
                            null,
                            List.of());
        }
        int year = book.day.getYear() - child.born.getYear();
        switch (event) {
            case CARE_CHANGE -> book.tellEducation(child.id, changed(record, child));
            case START_DECISION -> {
                if (year != 6 && year != 7) {
                    return false;
                }
                var shift = year == 7 ? Shift.LATER : Shift.EARLIER;
                book.tellEducation(child.id, started(record, new Start(shift, book.day)));
            }
            case PERSON_MARK -> book.tellEducation(child.id, marked(record));
            case PLACE_ELSEWHERE -> {
                if (year != 6 && year != 7) {
                    return false;
                }
                var place =
                        new Elsewhere(
                                WAYS.get(dice.below(WAYS.size())),
                                year == 7 ? "school" : "pre-primary",
                                book.day.getYear());
                book.tellEducation(child.id, placed(record, place));
            }
            default -> throw new IllegalArgumentException(event + " is not of education");
        }
        return true;
    }

    private EducationRecord changed(EducationRecord it, PersonRow child) {
        var language = child.language.equals("sv") ? "sv" : "fi";
        var fitting = units.stream().filter(unit -> unit.language().equals(language)).toList();
        if (fitting.isEmpty() || (it.care() != Care.NONE && dice.chance(0.3))) {
            return new EducationRecord(
                    it.code(),
                    Care.NONE,
                    null,
                    null,
                    null,
                    it.start(),
                    it.earlyCompulsory(),
                    it.needsPerson(),
                    it.elsewhere(),
                    it.contacts());
        }
        var unit = fitting.get(dice.below(fitting.size()));
        return new EducationRecord(
                it.code(),
                unit.municipal() ? Care.MUNICIPAL : Care.PRIVATE,
                unit.id(),
                unit.language(),
                book.day,
                it.start(),
                it.earlyCompulsory(),
                it.needsPerson(),
                it.elsewhere(),
                it.contacts());
    }

    private static EducationRecord started(EducationRecord it, Start start) {
        return new EducationRecord(
                it.code(),
                it.care(),
                it.unit(),
                it.unitLanguage(),
                it.since(),
                start,
                it.earlyCompulsory(),
                it.needsPerson(),
                it.elsewhere(),
                it.contacts());
    }

    private static EducationRecord marked(EducationRecord it) {
        return new EducationRecord(
                it.code(),
                it.care(),
                it.unit(),
                it.unitLanguage(),
                it.since(),
                it.start(),
                it.earlyCompulsory(),
                !it.needsPerson(),
                it.elsewhere(),
                it.contacts());
    }

    private static EducationRecord placed(EducationRecord it, Elsewhere place) {
        return new EducationRecord(
                it.code(),
                it.care(),
                it.unit(),
                it.unitLanguage(),
                it.since(),
                it.start(),
                it.earlyCompulsory(),
                it.needsPerson(),
                place,
                it.contacts());
    }
}
