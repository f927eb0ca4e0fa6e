// SPDX-License-Identifier: EUPL-1.2
package city.heart.eligibility;

import city.base.shared.RecordingNumber;
import city.heart.education.EducationColumns;
import city.heart.education.EducationFacts;
import city.heart.education.EducationRecord;
import city.heart.fact.FactList;
import city.heart.peoplefact.PeopleFacts;
import city.heart.population.Columns;
import city.heart.population.Family;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the owners supply, without a context.
final class FactsOf {
    private static final FactList<Family, Columns> PEOPLE = new PeopleFacts().facts();
    private static final FactList<EducationRecord, EducationColumns> EDUCATION =
            new EducationFacts().facts();

    private FactsOf() {}

    /// @param record null where the education records have nothing on the child
    static Map<String, @Nullable Object> family(
            Family family, @Nullable EducationRecord record, LocalDate day) {
        var facts = new LinkedHashMap<String, @Nullable Object>();
        PEOPLE.facts().forEach(it -> facts.put(it.name(), it.of().of(family, day)));
        EDUCATION
                .facts()
                .forEach(it ->
                        facts.put(
                                it.name(), record == null ? it.absent() : it.of().of(record, day)));
        return facts;
    }

    static CityFacts city(Columns people, EducationColumns education) {
        return Sources.city(
                people.size(),
                new RecordingNumber(7),
                List.of(
                        new Sources.InColumns<>(PEOPLE, people),
                        new Sources.InColumns<>(EDUCATION, education)));
    }
}
