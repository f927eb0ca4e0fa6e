// SPDX-License-Identifier: EUPL-1.2
package city.heart.eligibility;

import city.base.shared.ResidentId;
import city.dmn.Decision;
import city.dmn.Outcome;
import city.heart.service.PublicService;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// A service's rule over the whole city, or over some of it, for nominating only: no trace, no words.
/// A rule that gives nothing, or fails, leaves it to a person.
final class Sweep {
    private static final String DUE = "due";
    private static final String ANSWER = "answer";

    private final BitSet met = new BitSet();
    private final BitSet person = new BitSet();

    private Sweep() {}

    static Nominees nominees(PublicService service, CityFacts city, LocalDate day) {
        var decision = service.rule().model().decision(DUE);
        var columns = city.of(service.rule().inputs());
        var same = SameFacts.of(columns);
        var sweep = new Sweep();
        if (same == null) {
            sweep.each(decision, columns, day);
        } else {
            sweep.groups(decision, columns, same, day);
        }
        return sweep.found(city);
    }

    /// The same for some residents.
    static Nominees nominees(
            PublicService service, CityFacts city, Collection<ResidentId> some, LocalDate day) {
        var decision = service.rule().model().decision(DUE);
        var sweep = new Sweep();
        for (var resident : some) {
            if (resident.value() < city.size()) {
                var facts = city.row(service.rule().inputs(), resident.value());
                sweep.put(resident.value(), answer(decision.decide(facts, day)));
            } else {
                // The columns do not know this number yet: read in row form.
                sweep.person.set(resident.value());
            }
        }
        return sweep.found(city);
    }

    private void groups(
            Decision decision, city.dmn.Columns columns, SameFacts same, LocalDate day) {
        var answers = new Answer[same.first().length];
        for (var group = 0; group < answers.length; group++) {
            answers[group] = answer(decision.decide(columns.row(same.first()[group]), day));
        }
        for (var row = 0; row < columns.size(); row++) {
            put(row, answers[same.group()[row]]);
        }
    }

    private void each(Decision decision, city.dmn.Columns columns, LocalDate day) {
        var answers = decision.decideAll(columns, day);
        var given = answers.output(ANSWER);
        var faulty = BitSet.valueOf(answers.faulty());
        for (var row = 0; row < columns.size(); row++) {
            put(row, faulty.get(row) ? Answer.PERSON : answer(given.value(row)));
        }
    }

    private static Answer answer(Outcome outcome) {
        return outcome.faults().isEmpty() ? answer(outcome.get(ANSWER)) : Answer.PERSON;
    }

    private static Answer answer(@Nullable Object word) {
        for (var answer : Answer.values()) {
            if (answer.word().equals(word)) {
                return answer;
            }
        }
        return Answer.PERSON;
    }

    private void put(int row, Answer answer) {
        switch (answer) {
            case MET -> met.set(row);
            case PERSON -> person.set(row);
            case NOT_MET -> {}
        }
    }

    private Nominees found(CityFacts city) {
        // Index 0 is nobody.
        met.clear(0);
        person.clear(0);
        return new Nominees(met, person, city.known());
    }
}
