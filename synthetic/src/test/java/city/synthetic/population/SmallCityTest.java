// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.synthetic.Persona;
import city.synthetic.Progress;
import city.synthetic.SyntheticCity;
import city.synthetic.TestCity;
import city.synthetic.record.Address;
import city.synthetic.record.EducationRecord;
import city.synthetic.record.Guardian;
import city.synthetic.record.RegisterPerson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmallCityTest {
    private static final LocalDate FIRST = TestCity.FOLDER.firstDay();
    private static final Population CITY = TestCity.small().population();
    private static final Map<String, RegisterPerson> PEOPLE = people(CITY);
    private static final Map<String, EducationRecord> RECORDS =
            CITY.educationRecords().stream()
                    .collect(Collectors.toMap(EducationRecord::code, Function.identity()));

    @ParameterizedTest
    @ValueSource(ints = {2000, 5001, 20_000})
    void has_as_many_residents_as_asked_for(int residents) {
        var city = TestCity.make(residents);
        assertThat(city.residents()).isEqualTo(residents);
        assertThat(city.people()).isGreaterThan(residents);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1999, 663_238})
    void refuses_a_size_it_cannot_have(int residents) {
        assertThatThrownBy(() -> TestCity.make(residents))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("663,237");
    }

    @Test
    void is_the_same_for_the_same_seed_byte_for_byte(@TempDir Path folder) throws IOException {
        var folderOfOne = Files.createDirectory(folder.resolve("one"));
        var folderOfOther = Files.createDirectory(folder.resolve("other"));
        write(TestCity.small(), folderOfOne);
        write(TestCity.make(2000), folderOfOther);
        for (var file : List.of("people", "education", "buildings")) {
            assertThat(Files.mismatch(folderOfOne.resolve(file), folderOfOther.resolve(file)))
                    .isEqualTo(-1);
        }
        var another = Files.createDirectory(folder.resolve("another"));
        write(SyntheticCity.generate(TestCity.FOLDER, 1, FIRST, 2000, Progress.NONE), another);
        assertThat(Files.mismatch(folderOfOne.resolve("people"), another.resolve("people")))
                .isNotNegative();
    }

    private static void write(SyntheticCity city, Path folder) {
        city.writePopulationExtract(folder.resolve("people"), Progress.NONE);
        city.writeEducationExtract(folder.resolve("education"));
        city.writeBuildings(folder.resolve("buildings"));
    }

    @Test
    void every_guardian_and_parent_exists_and_knows_the_child_in_turn() {
        for (var child : PEOPLE.values()) {
            for (var relation : child.guardians) {
                var code = relation.other();
                if (code == null) {
                    assertThat(relation.foreigner()).isNotNull();
                    continue;
                }
                var guardian = PEOPLE.get(code);
                assertThat(guardian).isNotNull();
                assertThat(guardian.born).isBefore(child.born);
                assertThat(guardian.dependants)
                        .anyMatch(it ->
                                child.code.equals(it.other()) && it.kind().equals(relation.kind()));
            }
            child.parents.forEach(it -> assertThat(PEOPLE).containsKey(it.code()));
        }
    }

    @Test
    void nobody_shares_a_dwelling_with_strangers_by_mistake() {
        var homes = new HashMap<String, List<RegisterPerson>>();
        for (var person : PEOPLE.values()) {
            var home = person.home;
            if (home != null) {
                homes.computeIfAbsent(home.dwelling(), _ -> new ArrayList<>()).add(person);
            }
        }
        assertThat(homes.keySet()).allMatch(it -> it.length() == 16);
        assertThat(homes.values()).allMatch(it -> it.size() <= 9);
        double mean = homes.values().stream().mapToInt(List::size).average().orElseThrow();
        assertThat(mean).isBetween(1.6, 2.2);
    }

    @Test
    void each_family_that_is_not_simple_is_there_once_with_a_child_of_the_right_year() {
        var byKey = personas();
        assertThat(TestCity.small().personas()).hasSameSizeAs(byKey.keySet());
        for (var persona : byKey.values()) {
            var child = PEOPLE.get(persona.child());
            int year = child.born.getYear();
            assertThat(year)
                    .as(persona.key())
                    .isIn(persona.key().equals("newborn") ? List.of(2026) : List.of(2019, 2020));
        }
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # guardians, of them without code, of them in another home, in another municipality
                    pre-primary,        2, 0, 0, 0
                    school,             2, 0, 0, 0
                    two-homes,          2, 0, 1, 0
                    guardian-elsewhere, 2, 0, 1, 1
                    guardian-abroad,    2, 1, 1, 0
                    one-guardian,       1, 0, 0, 0
                    custody-ended,      1, 0, 0, 0
                    guardian-died,      1, 0, 0, 0
                    no-guardian,        0, 0, 0, 0
                    three-guardians,    3, 0, 1, 1
                    foster,             1, 0, 1, 1
                    two-mothers,        2, 0, 0, 0
                    guardian-ad-litem,  2, 0, 0, 0
                    """)
    void families_differ_in_who_decides(
            String key, int guardians, int withoutCode, int inOtherHome, int elsewhere) {
        var child = child(key);
        var deciding =
                child.guardians.stream()
                        .filter(it -> !it.kind().equals(Guardian.AD_LITEM))
                        .filter(it -> it.to() == null || it.to().isAfter(FIRST))
                        .toList();
        var known =
                deciding.stream()
                        .filter(it -> it.other() != null)
                        .map(it -> PEOPLE.get(it.other()))
                        .toList();
        assertThat(
                        List.of(
                                (long) deciding.size(),
                                (long) deciding.size() - known.size(),
                                deciding.size()
                                        - known.stream().filter(it -> sameHome(it, child)).count(),
                                known.stream()
                                        .filter(it -> !"091".equals(it.municipality))
                                        .count()))
                .containsExactly(
                        (long) guardians, (long) withoutCode, (long) inOtherHome, (long) elsewhere);
    }

    @Test
    void families_differ_in_what_the_register_says_of_them() {
        assertThat(child("divided-custody").guardians).allMatch(it -> !it.rights().isEmpty());
        assertThat(child("custody-ended").parents).anyMatch(RegisterPerson.Parent::informed);
        assertThat(child("guardian-ad-litem").guardians)
                .anyMatch(it -> it.kind().equals(Guardian.AD_LITEM));
        assertThat(child("foster").inCareSince).isNotNull();
        assertThat(child("two-mothers").guardians).allMatch(it -> it.role().equals("AITI"));
        assertThat(child("order-on-child").order).isTrue();
        assertThat(child("order-on-parent").order).isFalse();
        assertThat(guardians("order-on-parent")).extracting(it -> it.order).contains(true, false);
        assertThat(child("no-address").home).isNull();
        assertThat(child("temporary-address").homeIsTemporary).isTrue();
        assertThat(child("incomplete-birth-date").precision)
                .isEqualTo(RegisterPerson.Precision.MONTH);
        assertThat(child("code-corrected").formerCodes).hasSize(1);
        assertThat(child("moved-in").residentSince).isAfter(FIRST.minusDays(7));
        assertThat(guardians("no-contact")).allMatch(it -> it.email == null);
        assertThat(RECORDS.get(child("no-contact").code).contacts()).isEmpty();
        assertThat(guardians("pre-primary")).allMatch(it -> it.email != null);
        assertThat(RECORDS.get(child("pre-primary").code).contacts()).hasSize(2);
        assertThat(child("twins").born).isEqualTo(child("twins-second").born);
        assertThat(List.of(child("siblings"), child("siblings-younger")))
                .extracting(it -> it.born.getYear())
                .containsExactly(2019, 2020);
        assertThat(child("dead-child").died).isNotNull();
        assertThat(child("bilingual").language).isEqualTo("sv");
        assertThat(guardians("bilingual")).extracting(it -> it.language).contains("fi", "sv");
        assertThat(
                        List.of("somali", "arabic", "russian", "sami", "roma", "sign-language")
                                .stream()
                                .map(it -> child(it).languageIso))
                .containsExactly("som", "ara", "rus", "sme", "rom", "sgn");
    }

    @Test
    void families_differ_in_what_the_education_services_know() {
        assertThat(RECORDS).doesNotContainKey(child("unknown-care").code);
        assertThat(RECORDS.get(child("no-care").code).care()).isEqualTo(EducationRecord.Care.NONE);
        assertThat(RECORDS.get(child("private-care").code).care())
                .isEqualTo(EducationRecord.Care.PRIVATE);
        assertThat(RECORDS.get(child("pre-primary").code).care())
                .isEqualTo(EducationRecord.Care.MUNICIPAL);
        assertThat(RECORDS.get(child("early-start").code).start().shift())
                .isEqualTo(EducationRecord.Shift.EARLIER);
        assertThat(RECORDS.get(child("later-start").code).start().shift())
                .isEqualTo(EducationRecord.Shift.LATER);
        assertThat(RECORDS.get(child("early-compulsory").code).earlyCompulsory()).isTrue();
        assertThat(RECORDS.get(child("support").code).needsPerson()).isTrue();
        assertThat(RECORDS.get(child("place-elsewhere").code).elsewhere())
                .isEqualTo(
                        new EducationRecord.Elsewhere(
                                EducationRecord.Way.PRIVATE_SCHOOL, "school", 2026));
    }

    @Test
    void holds_people_of_the_city_who_died_lately_beyond_its_residents() {
        var dead =
                PEOPLE.values().stream()
                        .filter(it -> it.died != null && "091".equals(it.municipality))
                        .toList();
        assertThat(dead)
                .isNotEmpty()
                .allMatch(it -> it.died.isBefore(FIRST))
                .allMatch(it -> it.home != null);
        assertThat(dead).allMatch(it -> it.id > CITY.residents());
    }

    @Test
    void contact_data_belong_to_nobody() {
        assertThat(PEOPLE.values())
                .allMatch(it -> it.email == null || it.email.endsWith("@example.invalid"));
        assertThat(RECORDS.values().stream().flatMap(it -> it.contacts().stream()))
                .isNotEmpty()
                .allMatch(it -> it.phone().matches("\\+35800\\d{8}"));
    }

    private static boolean sameHome(RegisterPerson one, RegisterPerson other) {
        Address home = one.home;
        return home != null && home.equals(other.home);
    }

    private static RegisterPerson child(String key) {
        return PEOPLE.get(personas().get(key).child());
    }

    private static List<RegisterPerson> guardians(String key) {
        return personas().get(key).guardians().stream().map(PEOPLE::get).toList();
    }

    private static Map<String, Persona> personas() {
        return TestCity.small().personas().stream()
                .collect(Collectors.toMap(Persona::key, Function.identity()));
    }

    private static Map<String, RegisterPerson> people(Population city) {
        return IntStream.range(0, city.size())
                .mapToObj(i -> city.fill(new RegisterPerson(), i))
                .collect(Collectors.toMap(it -> it.code, Function.identity()));
    }
}
