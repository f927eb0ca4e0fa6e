// SPDX-License-Identifier: EUPL-1.2
package city.heart.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.shared.ResidentId;
import city.heart.education.EducationRecord;
import city.heart.education.EducationRecord.Provision;
import city.heart.education.EducationRecord.Start;
import city.heart.education.InventedEducation;
import city.heart.folder.Helsinki;
import city.heart.population.Birth;
import city.heart.population.Family;
import city.heart.population.InventedColumns;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The whole city in columns answers as each child in row form.
class SweepTest {
    @ParameterizedTest
    @CsvSource({
        "pre-primary, 2026-01-06",
        "pre-primary, 2026-01-07",
        "pre-primary, 2026-08-01",
        "school-start, 2026-02-16",
        "school-start, 2027-07-31"
    })
    void nominates_exactly_whom_the_rule_names_one_by_one(String id, LocalDate day) {
        var service = Helsinki.service(id);
        var records = new HashMap<ResidentId, EducationRecord>();
        var families = families(new Random(20260107), 3_000, records);
        var met = new BitSet();
        var person = new BitSet();
        for (var family : families) {
            var child = family.child().id();
            var facts = FactsOf.family(family, records.get(child), day);
            switch (Judge.verdict(service, facts, family.known(), day).answer()) {
                case MET -> met.set(child.value());
                case PERSON -> person.set(child.value());
                case NOT_MET -> {}
            }
        }
        assertThat(
                        Sweep.nominees(
                                service,
                                FactsOf.city(
                                        InventedColumns.of(families, day),
                                        InventedEducation.of(records, families.size() / 2, day)),
                                day))
                .isEqualTo(new Nominees(met, person, families.getFirst().known()));
        var some =
                families.stream()
                        .map(it -> it.child().id())
                        .filter(it -> it.value() % 3 == 0)
                        .toList();
        var third = new BitSet();
        some.forEach(it -> third.set(it.value()));
        met.and(third);
        person.and(third);
        assertThat(
                        Sweep.nominees(
                                service,
                                FactsOf.city(
                                        InventedColumns.of(families, day),
                                        InventedEducation.of(records, families.size() / 2, day)),
                                some,
                                day))
                .isEqualTo(new Nominees(met, person, families.getFirst().known()));
        if (!day.equals(LocalDate.of(2026, 1, 6))) {
            assertThat(met.cardinality()).isGreaterThan(5);
        }
        assertThat(person.cardinality()).isGreaterThan(5);
    }

    private static List<Family> families(
            Random dice, int count, Map<ResidentId, EducationRecord> records) {
        var families = new ArrayList<Family>();
        for (var n = 1; n <= count; n++) {
            var family = Families.ordinary();
            family.id = n;
            family.birth =
                    switch (dice.nextInt(30)) {
                        case 0 -> Birth.UNKNOWN;
                        case 1 -> new Birth(2020, null, null);
                        default -> new Birth(2016 + dice.nextInt(8), 3, 4);
                    };
            family.died = dice.nextInt(20) == 0 ? LocalDate.of(2025, 3, 4) : null;
            family.childsOrder = dice.nextInt(20) == 0;
            family.order = family.childsOrder || dice.nextInt(20) == 0;
            family.municipality = new String[] {"091", "091", "091", "049", null}[dice.nextInt(5)];
            family.address = !family.childsOrder && dice.nextInt(10) > 0;
            family.temporary = !family.address && !family.childsOrder && dice.nextBoolean();
            family.motherTongue =
                    new String[] {"fi", "sv", "so", "se", "rom", null}[dice.nextInt(6)];
            family.guardians = dice.nextInt(4);
            family.guardiansMunicipality = dice.nextInt(20) == 0 ? null : "091";
            family.inCare = dice.nextInt(20) == 0;
            family.adLitem = dice.nextInt(20) == 0;
            family.twoHomes = dice.nextInt(20) == 0;
            family.unclear = dice.nextInt(20) == 0;
            families.add(family.family());
            // Records of the first half only: the columns end there, and whoever is beyond has
            // none.
            if (n < count / 2 && dice.nextInt(5) > 0) {
                records.put(
                        new ResidentId(n),
                        new EducationRecord(
                                null,
                                Provision.values()[dice.nextInt(4)],
                                Start.values()[Math.max(0, dice.nextInt(9) - 6)],
                                dice.nextInt(20) == 0,
                                dice.nextInt(20) == 0,
                                dice.nextInt(20) == 0));
            }
        }
        return families;
    }
}
