// SPDX-License-Identifier: EUPL-1.2
package city.population;

import static city.population.Groups.address;
import static city.population.Groups.born;
import static city.population.Groups.code;
import static city.population.Groups.corrected;
import static city.population.Groups.dependant;
import static city.population.Groups.died;
import static city.population.Groups.group;
import static city.population.Groups.guardian;
import static city.population.Groups.language;
import static city.population.Groups.municipality;
import static city.population.Groups.name;
import static city.population.Groups.order;
import static city.population.Groups.withheldAddress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.shared.ResidentId;
import city.usage.Act;
import city.usage.Actor;
import city.usage.Basis;
import city.usage.Usages;
import city.usage.Use;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

@PopulationTest
@ExtendWith(OutputCaptureExtension.class)
class PopulationFeedTest {
    static final Use DESK =
            new Use(
                    Actor.officer("aino"),
                    "service officer",
                    "desk",
                    Basis.TASK,
                    "pre-primary",
                    Set.of("birth date"));
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 7);
    private static final String MORNING = "2026-01-07T06:00:00Z";
    private static final String NOON = "2026-01-07T10:00:00Z";

    @Autowired PopulationFeed feed;
    @Autowired Population population;
    @Autowired Issues issues;
    @Autowired Usages usages;
    @Autowired JdbcClient jdbc;
    @Autowired @city.shared.CityTime PopulationTestConfiguration.SetClock clock;
    @Autowired PopulationTestConfiguration.Orders orders;
    @Autowired PopulationTestConfiguration.Mails mails;

    private FakeRegister register;

    @BeforeEach
    void register() {
        register = new FakeRegister();
        register.firstKey = feed.key().orElse(100_000_000L);
        feed.beginAfter(register.firstKey);
        feed.connect(register.uri());
        clock.on(TODAY);
        orders.told.clear();
        mails.told.clear();
        orders.refuses = false;
    }

    @AfterEach
    void close() {
        issues.open(100).forEach(it -> issues.discard(it.id()));
        register.close();
    }

    private ResidentId id(String code) {
        return population.byIdentityCode(code, DESK).orElseThrow();
    }

    private List<LifeEvent.Kind> eventsOf(ResidentId id, long after) {
        return population.lifeEventsAfter(after, 1000).stream()
                .filter(it -> it.subject().equals(id))
                .map(LifeEvent::kind)
                .toList();
    }

    private static String mail(String address, String since) {
        return group(
                "SAHKOPOSTIOSOITE",
                "\"sahkopostiosoite\":\"" + address + "\"",
                Groups.day("alkupv", since));
    }

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

        assertThat(feed.catchUp()).isEqualTo(new PopulationFeed.Taken(1, 2, 0));

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
    void an_order_hides_the_address_and_is_told_in_the_same_transaction() {
        var mother = code(5, 5, 1990);
        var child = code(5, 5, 2020);
        register.person(
                mother,
                born("1990-05-05"),
                name("Liisa", "Laine"),
                municipality("091", "2015-01-01"),
                address("Salatie", "9", "100000004D", "2020-01-01"),
                dependant(child, "2020-05-05", "2038-05-05"));
        register.person(
                child,
                born("2020-05-05"),
                name("Lauri", "Laine"),
                municipality("091", "2020-05-05"),
                address("Salatie", "9", "100000004D", "2020-05-05"),
                guardian(mother, "2020-05-05", "2038-05-05"));
        register.change(child, MORNING, name("Lauri", "Laine"));
        feed.catchUp();
        assertThat(population.family(id(child), DESK).orElseThrow().order()).isFalse();
        var before = population.latest();
        var position = population.lastLifeEvent();

        register.change(mother, NOON, order(true), withheldAddress());
        feed.catchUp();

        assertThat(orders.told).contains(id(mother), id(child));
        var family = population.family(id(child), DESK).orElseThrow();
        assertThat(family.order()).isTrue();
        assertThat(family.child().order()).isFalse();
        assertThat(family.guardians().getFirst().person().address()).isNull();
        assertThat(population.familyAsOf(id(child), before, TODAY, DESK).orElseThrow().order())
                .isFalse();
        assertThat(eventsOf(id(mother), position)).containsExactly(LifeEvent.Kind.ORDER_BEGAN);

        register.change(
                mother, NOON, order(false), address("Salatie", "9", "100000004D", "2020-01-01"));
        feed.catchUp();
        assertThat(population.family(id(child), DESK).orElseThrow().order()).isFalse();
        assertThat(population.find(id(mother), DESK).orElseThrow().address().streetFi())
                .isEqualTo("Salatie");
        assertThat(eventsOf(id(mother), position))
                .containsExactly(LifeEvent.Kind.ORDER_BEGAN, LifeEvent.Kind.ORDER_ENDED);
    }

    @Test
    void an_order_on_anybody_in_the_childs_dwelling_or_on_a_sibling_counts() {
        var mother = code(6, 5, 1990);
        var child = code(6, 5, 2020);
        var sibling = code(6, 5, 2018);
        var lodger = code(6, 5, 1960);
        register.person(
                mother,
                born("1990-05-06"),
                municipality("091", "2015-01-01"),
                dependant(child, "2020-05-06", "2038-05-06"),
                dependant(sibling, "2018-05-06", "2036-05-06"));
        register.person(
                child,
                born("2020-05-06"),
                municipality("091", "2020-05-06"),
                address("Yhteistie", "1", "100000005E", "2020-05-06"));
        register.person(sibling, born("2018-05-06"), municipality("091", "2018-05-06"));
        register.person(
                lodger,
                born("1960-05-06"),
                municipality("091", "2010-01-01"),
                address("Yhteistie", "1", "100000005E", "2021-01-01"));
        register.change(mother, MORNING, language("fi"));
        register.change(lodger, MORNING, language("fi"));
        feed.catchUp();
        assertThat(population.family(id(child), DESK).orElseThrow().order()).isFalse();

        register.change(lodger, NOON, order(true), withheldAddress());
        feed.catchUp();
        assertThat(orders.told).contains(id(child)).doesNotContain(id(sibling));
        assertThat(population.family(id(child), DESK).orElseThrow().order()).isTrue();
        assertThat(population.family(id(sibling), DESK).orElseThrow().order()).isFalse();
        register.change(lodger, NOON, order(false));
        feed.catchUp();
        assertThat(population.family(id(child), DESK).orElseThrow().order()).isFalse();

        orders.told.clear();
        register.change(sibling, NOON, order(true));
        feed.catchUp();
        assertThat(orders.told).contains(id(child), id(sibling));
        assertThat(population.family(id(child), DESK).orElseThrow().order()).isTrue();
    }

    @Test
    void who_cannot_hear_of_an_order_stops_the_page() {
        var person = code(7, 5, 1990);
        register.person(person, born("1990-05-07"), municipality("091", "2015-01-01"));
        register.change(person, MORNING, order(true));
        register.person(person, born("1990-05-07"), municipality("091", "2015-01-01"), order(true));
        orders.refuses = true;
        var key = feed.key();
        assertThatThrownBy(feed::catchUp).isInstanceOf(IllegalStateException.class);
        assertThat(feed.key()).isEqualTo(key);
        assertThat(population.byIdentityCode(person, DESK)).isEmpty();
        orders.refuses = false;
        feed.catchUp();
        assertThat(population.find(id(person), DESK).orElseThrow().order()).isTrue();
    }

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

        assertThat(feed.catchUp()).isEqualTo(new PopulationFeed.Taken(1, 4, 2));

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
                        Fault.UNKNOWN_MUNICIPALITY,
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
        assertThat(feed.catchUp()).isEqualTo(new PopulationFeed.Taken(1, 1, 0));
        assertThat(people)
                .allSatisfy(it -> assertThat(population.byIdentityCode(it, DESK)).isPresent());
        assertThat(population.lifeEventsAfter(before, 100)).hasSize(5);
    }

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
                                        "select count(*) from population.parked_change where encode(sealed, 'escape') like '%Salainen%'")
                                .query(Long.class)
                                .single())
                .isZero();
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
