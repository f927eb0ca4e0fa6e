// SPDX-License-Identifier: EUPL-1.2
package city.heart.eligibility;

import static city.heart.eligibility.Families.FEBRUARY;
import static city.heart.eligibility.Families.ORDINARY_RECORD;
import static org.assertj.core.api.Assertions.assertThat;

import city.heart.education.EducationRecord;
import city.heart.education.EducationRecord.Provision;
import city.heart.education.EducationRecord.Start;
import city.heart.population.Birth;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChildFactsTest {
    private static Object fact(String name, Families family) {
        return FactsOf.family(family.family(), ORDINARY_RECORD, FEBRUARY).get(name);
    }

    @Test
    void an_ordinary_child_has_ordinary_facts() {
        assertThat(FactsOf.family(Families.ordinary().family(), ORDINARY_RECORD, FEBRUARY))
                .isEqualTo(
                        Map.ofEntries(
                                Map.entry("birth year", BigDecimal.valueOf(2020)),
                                Map.entry("birth date complete", true),
                                Map.entry("alive", true),
                                Map.entry("registered", true),
                                Map.entry("home municipality", "091"),
                                Map.entry("address kind", "permanent"),
                                Map.entry("non disclosure order", false),
                                Map.entry("taken into care", false),
                                Map.entry("guardian ad litem", false),
                                Map.entry("deciding guardians", BigDecimal.TWO),
                                Map.entry("custody divided", false),
                                Map.entry("guardian abroad", false),
                                Map.entry("two homes", false),
                                Map.entry("mother tongue group", "finnish"),
                                Map.entry("early education", "municipal"),
                                Map.entry("start decision", "ordinary"),
                                Map.entry("compulsory education begun", false),
                                Map.entry("place elsewhere", false),
                                Map.entry("person must look", false)));
    }

    @Test
    void no_education_record_is_unknown_and_never_a_no() {
        var facts = FactsOf.family(Families.ordinary().family(), null, FEBRUARY);
        assertThat(facts.get("early education")).isEqualTo("unknown");
        assertThat(facts.get("start decision")).isEqualTo("unknown");
    }

    @Test
    void a_place_in_no_early_education_is_known_to_be_none() {
        var record = new EducationRecord(null, Provision.NONE, Start.LATER, false, true, false);
        var facts = FactsOf.family(Families.ordinary().family(), record, FEBRUARY);
        assertThat(facts.get("early education")).isEqualTo("none");
        assertThat(facts.get("start decision")).isEqualTo("later");
        assertThat(facts.get("person must look")).isEqualTo(true);
    }

    @Test
    void a_municipality_withheld_under_an_order_is_not_known() {
        var family = Families.ordinary();
        family.childsOrder = true;
        family.municipality = null;
        family.address = false;
        assertThat(fact("home municipality", family)).isNull();
        assertThat(fact("address kind", family)).isNull();
    }

    @Test
    void a_child_who_moved_abroad_has_none() {
        var family = Families.ordinary();
        family.municipality = null;
        family.address = false;
        assertThat(fact("home municipality", family)).isEqualTo("none");
        assertThat(fact("address kind", family)).isEqualTo("none");
    }

    @Test
    void a_child_without_home_municipality_who_stays_here_is_not_taken_for_gone() {
        var family = Families.ordinary();
        family.municipality = null;
        family.address = false;
        family.temporary = true;
        assertThat(fact("home municipality", family)).isNull();
        assertThat(fact("address kind", family)).isEqualTo("temporary");
    }

    @Test
    void a_guardian_abroad_is_seen_and_one_who_has_died_does_not_answer() {
        var family = Families.ordinary();
        family.guardiansMunicipality = null;
        assertThat(fact("guardian abroad", family)).isEqualTo(true);
        family.guardians = 0;
        assertThat(fact("guardian abroad", family)).isEqualTo(false);
        assertThat(fact("deciding guardians", family)).isEqualTo(BigDecimal.ZERO);
    }

    @Test
    void somebody_who_dies_later_is_alive_until_then() {
        var family = Families.ordinary();
        family.died = FEBRUARY;
        assertThat(fact("alive", family)).isEqualTo(false);
        family.died = FEBRUARY.plusDays(1);
        assertThat(fact("alive", family)).isEqualTo(true);
    }

    @Test
    void a_birth_known_to_the_year_is_not_complete() {
        var family = Families.ordinary();
        family.birth = new Birth(2020, null, null);
        assertThat(fact("birth year", family)).isEqualTo(BigDecimal.valueOf(2020));
        assertThat(fact("birth date complete", family)).isEqualTo(false);
        family.birth = Birth.UNKNOWN;
        assertThat(fact("birth year", family)).isNull();
    }

    @Test
    void days_do_not_change_facts_of_the_living() {
        var family = Families.ordinary().family();
        assertThat(FactsOf.family(family, ORDINARY_RECORD, LocalDate.of(2030, 1, 1)))
                .isEqualTo(FactsOf.family(family, ORDINARY_RECORD, FEBRUARY));
    }
}
