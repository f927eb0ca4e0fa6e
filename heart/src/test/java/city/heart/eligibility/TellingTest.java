// SPDX-License-Identifier: EUPL-1.2
package city.heart.eligibility;

import static city.heart.eligibility.Families.FEBRUARY;
import static city.heart.eligibility.Families.ORDINARY_RECORD;
import static org.assertj.core.api.Assertions.assertThat;

import city.heart.folder.Helsinki;
import city.heart.population.Birth;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which facts a guardian reads beside an answer.
class TellingTest {
    private static List<String> told(Families family) {
        var service = Helsinki.service("pre-primary");
        var read = family.family();
        return Telling.facts(
                        Judge.verdict(
                                service,
                                FactsOf.family(read, ORDINARY_RECORD, FEBRUARY),
                                read.known(),
                                FEBRUARY),
                        service.vocabulary())
                .stream()
                .map(FactUsed::name)
                .toList();
    }

    @Test
    void a_due_child_s_guardians_read_what_led_to_it_and_nothing_about_orders_care_or_homes() {
        assertThat(told(Families.ordinary()))
                .containsExactlyInAnyOrder(
                        "birth year",
                        "home municipality",
                        "compulsory education begun",
                        "place elsewhere",
                        "registered",
                        "birth date complete",
                        "start decision",
                        "mother tongue group",
                        "early education");
    }

    @Test
    void a_child_whose_turn_has_not_come_reads_the_year_of_birth_only() {
        var family = Families.ordinary();
        family.birth = new Birth(2022, 8, 9);
        assertThat(told(family)).containsExactly("birth year");
    }

    @Test
    void that_an_order_stands_is_never_listed() {
        var family = Families.ordinary();
        family.order = true;
        assertThat(told(family)).doesNotContain("non disclosure order", "address kind");
    }
}
