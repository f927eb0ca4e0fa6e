// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import static city.heart.register.Groups.address;
import static city.heart.register.Groups.born;
import static city.heart.register.Groups.code;
import static city.heart.register.Groups.died;
import static city.heart.register.Groups.group;
import static city.heart.register.Groups.language;
import static city.heart.register.Groups.municipality;
import static city.heart.register.Groups.name;
import static org.assertj.core.api.Assertions.assertThat;

import city.heart.population.Names;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// Records that cannot be taken: each becomes an issue, and nobody else waits for it.
@RegisterTest
@ExtendWith(OutputCaptureExtension.class)
class BadRecordsTest extends FeedScenario {
    @Test
    void a_broken_change_parks_its_person_and_nobody_else() {
        var broken = code(8, 5, 1990);
        var whole = code(9, 5, 1990);
        for (var it : List.of(broken, whole)) {
            register.person(
                    it,
                    born("1990-05-08"),
                    name("Eeva", "Eloranta"),
                    municipality("091", "2015-01-01"));
            register.change(it, MORNING, language("fi"));
        }
        feed.catchUp();
        register.change(broken, NOON, name("Eeva", "Ensin"));
        register.change(broken, "2026-01-07T11:00:00Z", municipality("999", "2026-01-07"));
        register.change(whole, "2026-01-07T11:00:00Z", municipality("049", "2026-01-07"));
        register.change(broken, "2026-01-07T11:30:00Z", name("Eeva", "Sitten"));

        assertThat(feed.catchUp()).isEqualTo(new RegisterFeed.CatchUpOutcome(1, 4, 2));

        assertThat(population.find(id(whole), DESK).orElseThrow().municipality()).isEqualTo("049");
        assertThat(population.find(id(broken), DESK).orElseThrow().names())
                .isEqualTo(new Names("Eeva", "Ensin"));
        register.change(broken, "2026-01-07T11:45:00Z", name("Eeva", "Viimein"));
        feed.catchUp();
        assertThat(population.find(id(broken), DESK).orElseThrow().names())
                .isEqualTo(new Names("Eeva", "Ensin"));
        assertThat(issues.open(10))
                .singleElement()
                .extracting(
                        Issue::fault, Issue::place, Issue::resident, Issue::parked, Issue::waiting)
                .containsExactly(
                        RecordFault.UNKNOWN_MUNICIPALITY,
                        "muutokset[1].KOTIKUNTA.kuntakoodi",
                        id(broken),
                        true,
                        3);

        assertThat(feed.retryAll()).isEqualTo(1);
        register.person(
                broken,
                born("1990-05-08"),
                name("Eeva", "Viimein"),
                municipality("092", "2026-01-07"));
        assertThat(feed.retryAll()).isZero();
        register.change(
                broken,
                "2026-01-07T11:50:00Z",
                municipality("092", "2026-01-07"),
                name("Eeva", "Viimein"));
        feed.catchUp();
        assertThat(population.find(id(broken), DESK).orElseThrow().names())
                .isEqualTo(new Names("Eeva", "Viimein"));
        assertThat(issues.open(10)).isEmpty();
    }

    @Test
    void bad_records_become_issues_and_the_rest_goes_on() {
        var good = code(10, 5, 1990);
        var noSuchDay = code(11, 5, 1990);
        var bornTomorrow = code(12, 5, 1990);
        var control = code(13, 5, 1990);
        for (var it : List.of(good, noSuchDay, bornTomorrow, control)) {
            register.person(it, born("1990-05-10"), municipality("091", "2015-01-01"));
            register.change(it, MORNING, language("fi"));
        }
        feed.catchUp();
        register.change("110590-9991", NOON, name("A", "B"));
        register.change(noSuchDay, NOON, died("2025-02-30"));
        register.change(bornTomorrow, NOON, born("2026-01-09"));
        register.change(control, NOON, name("A\\u0000", "B"));
        register.rawChange("{\"bogus\":[]}");
        register.rawChange("17");
        register.change(good, NOON, group("JOKU_MUU"), name("Hyvä", "Ihminen"));
        register.change(good, NOON, group("JOKU_MUU"));
        feed.catchUp();
        assertThat(population.find(id(good), DESK).orElseThrow().names())
                .isEqualTo(new Names("Hyvä", "Ihminen"));
        assertThat(issues.open(20))
                .extracting(it -> it.fault() + " " + it.place())
                .containsExactlyInAnyOrder(
                        "INVALID_IDENTITY_CODE muutokset[0].henkilotunnus",
                        "IMPOSSIBLE_DATE muutokset[1].KUOLINPAIVA.kuolinpv",
                        "IMPOSSIBLE_DATE muutokset[2].SYNTYMAPAIVA.syntymapv",
                        "UNUSABLE_TEXT muutokset[3].HENKILON_NIMI.etunimi",
                        "MISSING_FIELD muutokset[4].muutospv",
                        "MALFORMED muutokset[5].record",
                        "UNKNOWN_GROUP JOKU_MUU");
    }

    @Test
    void an_address_that_is_none_is_not_taken_and_stops_nobody() {
        var people =
                List.of(code(1, 7, 1991), code(2, 7, 1991), code(3, 7, 1991), code(4, 7, 1991));
        var blanks = List.of("\\u00A0", "\\u0085", "\\u2028", "\\u3000");
        for (var i = 0; i < people.size(); i++) {
            register.person(people.get(i), born("1991-07-01"), municipality("091", "2015-01-01"));
            register.change(people.get(i), MORNING, language("fi"));
        }
        feed.catchUp();
        for (var i = 0; i < people.size(); i++) {
            register.change(
                    people.get(i),
                    NOON,
                    mail("x" + blanks.get(i) + "y@example.invalid", "2026-01-07"),
                    municipality("049", "2026-01-07"));
        }
        assertThat(feed.catchUp()).isEqualTo(new RegisterFeed.CatchUpOutcome(1, 4, 0));
        assertThat(mails.told).isEmpty();
        assertThat(people)
                .allSatisfy(it ->
                        assertThat(population.find(id(it), DESK).orElseThrow().municipality())
                                .isEqualTo("049"));
    }

    @Test
    void whoevers_record_cannot_be_kept_is_put_aside_and_an_order_behind_it_is_taken() {
        var refused = code(5, 7, 1991);
        var before = code(6, 7, 1991);
        var behind = code(7, 7, 1991);
        for (var it : List.of(refused, before, behind)) {
            register.person(it, born("1991-07-05"), municipality("091", "2015-01-01"));
            register.change(it, MORNING, language("fi"));
        }
        // Of guardians alone the city takes the address.
        var child = code(8, 7, 2020);
        register.person(
                child, born("2020-07-08"), Groups.guardian(refused, "2020-07-08", "2038-07-08"));
        register.change(child, MORNING, language("fi"));
        feed.catchUp();
        mails.refuses = "odd@example.invalid";
        register.change(before, NOON, municipality("049", "2026-01-07"));
        register.change(
                refused,
                NOON,
                mail("odd@example.invalid", "2026-01-07"),
                municipality("049", "2026-01-07"));
        register.change(refused, "2026-01-07T10:30:00Z", name("Eeva", "Ensin"));
        register.person(
                behind, born("1991-07-05"), municipality("091", "2015-01-01"), Groups.order(true));
        register.change(behind, "2026-01-07T11:00:00Z", Groups.order(true));

        assertThat(feed.catchUp()).isEqualTo(new RegisterFeed.CatchUpOutcome(1, 4, 2));

        assertThat(population.find(id(before), DESK).orElseThrow().municipality()).isEqualTo("049");
        assertThat(population.find(id(behind), DESK).orElseThrow().order()).isTrue();
        assertThat(population.find(id(refused), DESK).orElseThrow().municipality())
                .isEqualTo("091");
        assertThat(issues.open(10))
                .singleElement()
                .extracting(Issue::fault, Issue::resident, Issue::parked, Issue::waiting)
                .containsExactly(RecordFault.REFUSED, id(refused), true, 2);

        register.person(
                refused,
                born("1991-07-05"),
                municipality("049", "2026-01-07"),
                mail("odd@example.invalid", "2026-01-07"));
        assertThat(feed.retryAll()).isZero();
        mails.refuses = null;
        assertThat(feed.retryAll()).isEqualTo(1);
        assertThat(population.find(id(refused), DESK).orElseThrow().municipality())
                .isEqualTo("049");
    }

    @Test
    void nothing_personal_is_logged(CapturedOutput output) {
        var person = code(25, 6, 1990);
        register.person(
                person,
                born("1990-06-25"),
                name("Salainen", "Nimi"),
                municipality("091", "2015-01-01"),
                address("Piilopolku", "1", "100000008H", "2020-01-01"));
        register.change(
                person, MORNING, name("Salainen", "Nimi"), municipality("999", "2026-01-01"));
        feed.catchUp();
        assertThat(output.getAll())
                .contains("UNKNOWN_MUNICIPALITY")
                .doesNotContain(person, "Salainen", "Piilopolku");
        assertThat(population.find(id(person), DESK).orElseThrow().toString())
                .doesNotContain("Salainen");
        assertThat(
                        jdbc.sql(
                                        "select count(*) from register.parked_change where encode(sealed, 'escape') like '%Salainen%'")
                                .query(Long.class)
                                .single())
                .isZero();
    }
}
