// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import static city.heart.register.Groups.address;
import static city.heart.register.Groups.born;
import static city.heart.register.Groups.code;
import static city.heart.register.Groups.corrected;
import static city.heart.register.Groups.dependant;
import static city.heart.register.Groups.died;
import static city.heart.register.Groups.group;
import static city.heart.register.Groups.guardian;
import static city.heart.register.Groups.language;
import static city.heart.register.Groups.municipality;
import static org.assertj.core.api.Assertions.assertThat;

import city.base.database.StatementLimits;
import city.heart.population.Birth;
import city.heart.population.Guardian;
import city.heart.population.LifeEvent;
import city.heart.population.Names;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// People and their relations as the register tells them.
@RegisterTest
class FamiliesFromTheRegisterTest extends FeedScenario {
    @Test
    void a_corrected_identity_code_is_the_same_person() {
        var wrong = code(15, 5, 1990);
        var right = code(16, 5, 1990);
        register.person(wrong, born("1990-05-15"), municipality("091", "2015-01-01"));
        register.change(wrong, MORNING, language("fi"));
        feed.catchUp();
        var id = id(wrong);
        var position = population.lastLifeEvent();
        register.person(
                right,
                born("1990-05-16"),
                municipality("091", "2015-01-01"),
                corrected(right, wrong));
        register.change(right, NOON, corrected(right, wrong), born("1990-05-16"));
        feed.catchUp();
        assertThat(id(right)).isEqualTo(id);
        assertThat(id(wrong)).isEqualTo(id);
        assertThat(population.identityCode(id, DESK)).contains(right);
        assertThat(population.find(id, DESK).orElseThrow().birth())
                .isEqualTo(Birth.on(LocalDate.of(1990, 5, 16)));
        assertThat(eventsOf(id, position)).contains(LifeEvent.Kind.IDENTITY_CORRECTED);
    }

    @Test
    void two_records_of_one_person_are_joined_by_an_alias() {
        var first = code(17, 5, 1990);
        var second = code(18, 5, 1990);
        for (var it : List.of(first, second)) {
            register.person(it, born("1990-05-17"), municipality("091", "2015-01-01"));
            register.change(it, MORNING, language("fi"));
        }
        feed.catchUp();
        var one = id(first);
        var other = id(second);
        assertThat(other).isNotEqualTo(one);
        register.change(first, NOON, corrected(first, second));
        feed.catchUp();
        assertThat(id(second)).isEqualTo(one);
        assertThat(population.find(other, DESK).orElseThrow().id()).isEqualTo(one);
    }

    @Test
    void a_page_reads_a_person_once_and_sees_what_is_recorded_meanwhile() {
        var code = code(29, 5, 1990);
        register.person(code, born("1990-05-29"), municipality("091", "2015-01-01"));
        register.change(code, MORNING, language("fi"));
        feed.catchUp();
        var id = id(code);
        var looks = usages.looksAt(id, 0, 100).size();
        StatementLimits.<RuntimeException, RuntimeException>onAPage(() -> {
            var person = population.find(id, DESK).orElseThrow();
            assertThat(population.find(id, DESK).orElseThrow()).isSameAs(person);
            assertThat(population.family(id, DESK).orElseThrow())
                    .isSameAs(population.family(id, DESK).orElseThrow());
            assertThat(usages.looksAt(id, 0, 100)).hasSize(looks + 4);

            register.change(code, NOON, died("2026-01-07"));
            feed.catchUp();
            assertThat(population.find(id, DESK).orElseThrow().died())
                    .isEqualTo(LocalDate.of(2026, 1, 7));
            assertThat(population.family(id, DESK).orElseThrow().child().died())
                    .isEqualTo(LocalDate.of(2026, 1, 7));
        });
    }

    @Test
    void incomplete_births_twins_two_homes_and_divided_custody_are_understood() {
        var mother = code(19, 5, 1990);
        var father = code(20, 5, 1990);
        var one = code(19, 6, 2020);
        var two = code(20, 6, 2020);
        register.person(
                mother,
                group(
                        "SYNTYMAPAIVA",
                        "\"syntymapv\":{\"arvo\":\"1990-01-01\",\"tarkkuus\":\"VUOSI\"}"),
                municipality("091", "2015-01-01"),
                address("Emontie", "1", "100000006F", "2015-01-01"));
        register.person(
                father,
                born("1990-05-20"),
                municipality("091", "2015-01-01"),
                address("Isontie", "1", "100000007G", "2015-01-01"));
        var turns =
                "\"oikeudet\":[\"OPETUS\",\"TIEDONSAANTIOIKEUS\"],\"asuminen\":\"VUOROASUMINEN\"";
        var informed = "\"oikeudet\":[\"TIEDONSAANTIOIKEUS\"],\"asuminen\":\"VUOROASUMINEN\"";
        register.person(
                one,
                born("2020-06-19"),
                municipality("091", "2020-06-19"),
                address("Emontie", "1", "100000006F", "2020-06-19"),
                guardian(mother, "2020-06-19", "2038-06-19", turns),
                guardian(father, "2020-06-19", "2038-06-19", informed));
        register.person(
                two,
                born("2020-06-20"),
                municipality("091", "2020-06-20"),
                guardian(mother, "2020-06-20", "2038-06-20"),
                guardian(father, "2020-06-20", "2038-06-20", "\"oikeudet\":[\"JOKIN_UUSI\"]"));
        register.change(one, MORNING, language("se"));
        register.change(two, MORNING, language("smn"));
        feed.catchUp();
        var family = population.family(id(one), DESK).orElseThrow();
        assertThat(family.twoHomes()).isTrue();
        assertThat(family.sameBirth()).containsExactly(id(two));
        assertThat(family.siblings()).containsExactly(id(two));
        assertThat(family.guardians())
                .extracting(it -> it.person().id(), Guardian::decides, Guardian::informed)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(id(mother), true, true),
                        org.assertj.core.groups.Tuple.tuple(id(father), false, true));
        var twin = population.family(id(two), DESK).orElseThrow();
        assertThat(twin.unclear()).isTrue();
        assertThat(population.find(id(mother), DESK).orElseThrow().birth())
                .isEqualTo(new Birth(1990, null, null));
    }

    @Test
    void a_guardian_without_identity_code_is_one_person_however_often_told() {
        var child = code(21, 6, 2020);
        var abroad =
                group(
                        "HUOLTAJA_SUPPEA",
                        "\"huoltaja\":{\"etunimet\":\"Ana\",\"sukunimi\":\"Silva\",\"syntymapv\":{\"arvo\":\"1991-01-01\",\"tarkkuus\":\"PAIVA\"}}",
                        "\"huoltajanLaji\":\"LAKISAATEINEN_HUOLTAJA\"",
                        Groups.day("huoltosuhteenAlkupv", "2020-06-21"),
                        "\"oikeudet\":[]");
        register.person(child, born("2020-06-21"), municipality("091", "2020-06-21"), abroad);
        register.change(child, MORNING, language("pt"));
        feed.catchUp();
        register.change(child, NOON, abroad);
        feed.catchUp();
        assertThat(population.family(id(child), DESK).orElseThrow().guardians())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.person().names()).isEqualTo(new Names("Ana", "Silva"));
                    assertThat(it.person().municipality()).isNull();
                });
    }

    @Test
    void death_care_and_guardian_ad_litem_are_told() {
        var guardian = code(22, 6, 1990);
        var child = code(22, 6, 2020);
        register.person(guardian, born("1990-06-22"), municipality("091", "2015-01-01"));
        register.person(
                child,
                born("2020-06-22"),
                municipality("091", "2020-06-22"),
                guardian(guardian, "2020-06-22", "2038-06-22"));
        register.change(child, MORNING, language("fi"));
        feed.catchUp();
        var position = population.lastLifeEvent();
        register.change(
                child,
                NOON,
                group("HUOSTAANOTTO", "\"huostaanotto\":true", Groups.day("alkupv", "2026-01-05")));
        register.change(
                child,
                NOON,
                group(
                        "EDUNVALVONTA",
                        "\"edunvalvoja\":{},\"edunvalvonta\":true",
                        Groups.day("alkupv", "2026-01-06")));
        register.change(guardian, NOON, died("2026-01-06"));
        feed.catchUp();
        var family = population.family(id(child), DESK).orElseThrow();
        assertThat(family.inCare()).isTrue();
        assertThat(family.adLitem()).isTrue();
        assertThat(
                        family.guardians().stream()
                                .filter(it -> it.person().id().equals(id(guardian)))
                                .findFirst()
                                .orElseThrow()
                                .person()
                                .died())
                .isEqualTo(LocalDate.of(2026, 1, 6));
        assertThat(eventsOf(id(child), position)).containsOnly(LifeEvent.Kind.CARE_CHANGED);
        assertThat(eventsOf(id(guardian), position)).containsExactly(LifeEvent.Kind.DIED);
        register.change(guardian, NOON, group("KUOLINPAIVA", "\"kuollut\":false"));
        feed.catchUp();
        assertThat(population.find(id(guardian), DESK).orElseThrow().died()).isNull();
    }

    @Test
    void custody_that_ends_leaves_the_child_and_is_kept_for_then() {
        var mother = code(23, 6, 1990);
        var child = code(23, 6, 2020);
        register.person(
                mother,
                born("1990-06-23"),
                municipality("091", "2015-01-01"),
                dependant(child, "2020-06-23", "2038-06-23"));
        register.person(
                child,
                born("2020-06-23"),
                municipality("091", "2020-06-23"),
                guardian(mother, "2020-06-23", "2038-06-23"));
        register.change(child, MORNING, language("fi"));
        feed.catchUp();
        var then = population.latest();
        register.change(mother, NOON, dependant(child, "2020-06-23", "2026-01-05"));
        feed.catchUp();
        assertThat(population.family(id(child), DESK).orElseThrow().guardians()).isEmpty();
        assertThat(population.childrenOf(id(mother), DESK)).isEmpty();
        assertThat(population.familyAsOf(id(child), then, TODAY, DESK).orElseThrow().guardians())
                .hasSize(1);
    }
}
