// SPDX-License-Identifier: EUPL-1.2
package city.eligibility;

import city.education.EducationColumns;
import city.population.Columns;
import city.service.PublicService;
import java.time.LocalDate;
import java.util.BitSet;

/// A service's rule over the whole city.
final class Sweep {
    private Sweep() {}

    static Nominees nominees(
            PublicService service, Columns people, EducationColumns education, LocalDate day) {
        var rule = service.rule();
        var answers =
                rule.model()
                        .decision("due")
                        .decideAll(new CityColumns(people, education).of(rule.inputs()), day);
        var given = answers.output("answer");
        var met = BitSet.valueOf(given.where(Answer.MET.word()));
        var person = BitSet.valueOf(given.where(Answer.PERSON.word()));
        // A rule that gives nothing, or fails, leaves it to a person; index 0 is nobody.
        person.or(BitSet.valueOf(given.where(null)));
        person.or(BitSet.valueOf(answers.faulty()));
        met.andNot(person);
        met.clear(0);
        person.clear(0);
        return new Nominees(met, person, people.known());
    }
}
