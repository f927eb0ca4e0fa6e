// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import static city.heart.register.Groups.address;
import static city.heart.register.Groups.born;
import static city.heart.register.Groups.code;
import static city.heart.register.Groups.dependant;
import static city.heart.register.Groups.group;
import static city.heart.register.Groups.guardian;
import static city.heart.register.Groups.language;
import static city.heart.register.Groups.municipality;
import static city.heart.register.Groups.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.base.usage.Act;
import city.heart.population.Address;
import city.heart.population.Birth;
import city.heart.population.Guardian;
import city.heart.population.LifeEvent;
import city.heart.population.MailListener.RegisterMail;
import city.heart.population.Names;
import city.heart.population.Population.OutsideRegister;
import city.heart.population.Population.Search;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Changes of the register, page by page, each taken once.
@RegisterTest
class RegisterFeedTest extends FeedScenario {
    @Test
    void a_guardian_s_e_mail_address_is_handed_on_and_nobody_else_s() {
        var mother = code(1, 5, 1990);
        var child = code(6, 1, 2020);
        var neighbour = code(2, 5, 1950);
        register.person(
                mother,
                born("1990-05-01"),
                name("Maija", "Meri"),
                municipality("091", "2015-01-01"),
                mail("maija@example.invalid", "2025-12-01"));
        register.person(
                child,
                born("2020-01-06"),
                name("Meeri", "Meri"),
                municipality("091", "2026-01-06"),
                guardian(mother, "2020-01-06", "2038-01-06"));
        register.person(
                neighbour,
                born("1950-05-02"),
                name("Niilo", "Naapuri"),
                municipality("091", "2026-01-06"),
                mail("niilo@example.invalid", "2025-12-01"));
        register.change(child, MORNING, municipality("091", "2026-01-06"));
        register.change(neighbour, MORNING, municipality("091", "2026-01-06"));
        feed.catchUp();
        assertThat(mails.told)
                .containsExactlyInAnyOrder(
                        new RegisterMail(
                                id(mother), "maija@example.invalid", LocalDate.of(2025, 12, 1)),
                        new RegisterMail(id(neighbour), null, LocalDate.of(2025, 12, 1)));

        mails.told.clear();
        register.change(mother, NOON, mail("uusi@example.invalid", "2026-01-07"));
        register.change(child, NOON, mail("not an address", "2026-01-07"));
        feed.catchUp();
        assertThat(mails.told)
                .containsExactly(new RegisterMail(id(mother), "uusi@example.invalid", TODAY));
        assertThat(issues.open(100)).isEmpty();

        mails.told.clear();
        register.change(
                mother, NOON, group("SAHKOPOSTIOSOITE", "\"muutosattribuutti\":\"POISTETTU\""));
        feed.catchUp();
        assertThat(mails.told).containsExactly(new RegisterMail(id(mother), null, TODAY));
    }

    @Test
    void a_newborn_comes_with_its_family_and_is_born_once() {
        var mother = code(1, 5, 1990);
        var child = code(6, 1, 2026);
        register.person(
                mother,
                born("1990-05-01"),
                name("Maija", "Meri"),
                municipality("091", "2015-01-01"),
                address("Kuusikuja", "3", "100000001A", "2020-01-01"),
                language("sv"));
        register.person(
                child,
                born("2026-01-06"),
                name("", "Meri"),
                municipality("091", "2026-01-06"),
                address("Kuusikuja", "3", "100000001A", "2026-01-06"),
                guardian(mother, "2026-01-06", "2044-01-06"));
        register.change(
                child, MORNING, born("2026-01-06"), guardian(mother, "2026-01-06", "2044-01-06"));
        register.change(mother, MORNING, dependant(child, "2026-01-06", "2044-01-06"));
        var before = population.lastLifeEvent();

        assertThat(feed.catchUp()).isEqualTo(new RegisterFeed.CatchUpOutcome(1, 2, 0));

        var family = population.family(id(child), DESK).orElseThrow();
        assertThat(family.child().birth()).isEqualTo(Birth.on(LocalDate.of(2026, 1, 6)));
        assertThat(family.child().address())
                .isEqualTo(
                        new Address(
                                "Kuusikuja",
                                "Kuusikuja-sv",
                                "3",
                                "A 2",
                                "00100",
                                "HELSINKI",
                                "HELSINGFORS",
                                "100000001A",
                                "100000001A1A002 "));
        assertThat(family.guardians()).hasSize(1);
        var guardian = family.guardians().getFirst();
        assertThat(guardian.person().names()).isEqualTo(new Names("Maija", "Meri"));
        assertThat(guardian)
                .extracting(
                        Guardian::kind,
                        Guardian::since,
                        Guardian::until,
                        Guardian::livesWithChild,
                        Guardian::decides,
                        Guardian::informed,
                        Guardian::unclear)
                .containsExactly(
                        Guardian.Kind.GUARDIAN,
                        LocalDate.of(2026, 1, 6),
                        LocalDate.of(2044, 1, 6),
                        true,
                        true,
                        true,
                        false);
        assertThat(eventsOf(id(child), before)).containsExactly(LifeEvent.Kind.BORN);
        assertThat(register.asked).contains("perustiedot 2");
    }

    @Test
    void the_same_changes_again_change_nothing() {
        var person = code(2, 2, 1980);
        register.person(
                person, born("1980-02-02"), name("Olli", "Oja"), municipality("091", "2000-01-01"));
        register.change(person, MORNING, name("Olli", "Oja"));
        feed.catchUp();
        var before = population.lastLifeEvent();
        var rows = jdbc.sql("select count(*) from population.name").query(Long.class).single();
        register.change(
                person,
                NOON,
                name("Olli", "Oja"),
                municipality("091", "2000-01-01"),
                born("1980-02-02"));
        register.change(person, NOON, name("Olli", "Oja"));
        feed.catchUp();
        assertThat(jdbc.sql("select count(*) from population.name").query(Long.class).single())
                .isEqualTo(rows);
        assertThat(population.lastLifeEvent()).isEqualTo(before);
    }

    @Test
    void a_late_correction_changes_the_present_and_never_what_we_knew() {
        var child = code(3, 3, 2020);
        register.person(
                child, born("2020-03-03"), name("Eino", "Ek"), municipality("091", "2025-09-01"));
        register.change(child, MORNING, name("Eino", "Ek"));
        feed.catchUp();
        var then = population.latest();
        var id = id(child);
        var position = population.lastLifeEvent();

        register.change(child, NOON, municipality("049", "2025-12-01"));
        register.change(
                child,
                NOON,
                group(
                        "SYNTYMAPAIVA",
                        "\"muutosattribuutti\":\"KORJATTU\"",
                        Groups.day("syntymapv", "2019-03-03")));
        feed.catchUp();

        var known = population.familyAsOf(id, then, TODAY, DESK).orElseThrow().child();
        assertThat(known.municipality()).isEqualTo("091");
        assertThat(known.birth()).isEqualTo(Birth.on(LocalDate.of(2020, 3, 3)));
        var now = population.find(id, DESK).orElseThrow();
        assertThat(now.municipality()).isEqualTo("049");
        assertThat(now.birth()).isEqualTo(Birth.on(LocalDate.of(2019, 3, 3)));
        assertThat(
                        population
                                .familyAsOf(
                                        id, population.latest(), LocalDate.of(2025, 10, 1), DESK)
                                .orElseThrow()
                                .child()
                                .municipality())
                .isEqualTo("091");
        assertThat(eventsOf(id, position))
                .containsExactlyInAnyOrder(LifeEvent.Kind.MOVED_OUT, LifeEvent.Kind.CORRECTED);
    }

    @Test
    void a_move_announced_early_holds_from_its_day() {
        var person = code(4, 4, 1970);
        register.person(
                person,
                born("1970-04-04"),
                municipality("091", "2000-01-01"),
                address("Vanhatie", "1", "100000002B", "2010-01-01"));
        register.change(person, MORNING, language("fi"));
        feed.catchUp();
        var position = population.lastLifeEvent();
        register.change(person, NOON, address("Uusitie", "2", "100000003C", "2026-02-01"));
        feed.catchUp();
        assertThat(population.find(id(person), DESK).orElseThrow().address().streetFi())
                .isEqualTo("Vanhatie");
        assertThat(population.lifeEventsAfter(position, 10))
                .extracting(LifeEvent::kind, LifeEvent::on)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                LifeEvent.Kind.MOVED_WITHIN, LocalDate.of(2026, 2, 1)));
        clock.on(LocalDate.of(2026, 2, 1));
        assertThat(population.find(id(person), DESK).orElseThrow().address().streetFi())
                .isEqualTo("Uusitie");
    }

    @Test
    void a_feed_cut_between_two_pages_goes_on_where_it_stopped() {
        register.pageSize = 2;
        var people = new java.util.ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            var person = code(14, 5, 1985);
            people.add(person);
            register.person(person, born("1985-05-14"), municipality("091", "2015-01-01"));
            register.change(person, MORNING, language("fi"));
        }
        var before = population.lastLifeEvent();
        register.failAfter = 2;
        assertThatThrownBy(feed::catchUp)
                .isInstanceOf(RegisterUnavailable.class)
                .hasMessage("The register's /muutokset answered 503");
        assertThat(feed.key()).contains(register.firstKey + 4);
        register.failAfter = Integer.MAX_VALUE;
        assertThat(feed.catchUp()).isEqualTo(new RegisterFeed.CatchUpOutcome(1, 1, 0));
        assertThat(people)
                .allSatisfy(it -> assertThat(population.byIdentityCode(it, DESK)).isPresent());
        assertThat(population.lifeEventsAfter(before, 100)).hasSize(5);
    }

    @Test
    void every_look_is_recorded_for_the_person() {
        var person = code(24, 6, 1990);
        register.person(
                person,
                born("1990-06-24"),
                name("Uolevi", "Usva"),
                municipality("091", "2015-01-01"));
        register.change(person, MORNING, language("fi"));
        feed.catchUp();
        var id = id(person);
        population.find(id, DESK);
        assertThat(usages.actsOn(id, 10))
                .hasSize(2)
                .first()
                .extracting(Act::use, Act::seen, Act::how)
                .containsExactly(DESK, population.latest(), Act.How.NAMED);
        assertThat(population.search(Search.byName("usv"), DESK)).containsExactly(id);
        assertThat(usages.actsOn(id, 10)).hasSize(3);
    }

    @Test
    void an_officer_enters_a_child_and_joins_it_later() {
        var guardian = code(26, 6, 1990);
        var child = code(26, 6, 2020);
        register.person(guardian, born("1990-06-26"), municipality("091", "2015-01-01"));
        register.change(guardian, MORNING, language("fi"));
        feed.catchUp();
        var entered =
                population.enter(
                        new OutsideRegister(
                                new Names("Amal", "Noor"),
                                new Birth(2020, null, null),
                                "091",
                                "so",
                                List.of(id(guardian))),
                        DESK);
        var family = population.family(entered, DESK).orElseThrow();
        assertThat(family.child().inRegister()).isFalse();
        assertThat(family.child().names()).isEqualTo(new Names("Amal", "Noor"));
        assertThat(family.unclear()).isTrue();
        assertThat(family.guardians())
                .singleElement()
                .extracting(it -> it.person().id())
                .isEqualTo(id(guardian));
        register.person(child, born("2020-06-26"), municipality("091", "2026-01-07"));
        register.change(child, NOON, language("so"));
        feed.catchUp();
        population.join(entered, id(child), DESK);
        assertThat(population.find(entered, DESK).orElseThrow().id()).isEqualTo(id(child));
    }
}
