// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import static city.heart.register.Groups.address;
import static city.heart.register.Groups.born;
import static city.heart.register.Groups.code;
import static city.heart.register.Groups.dependant;
import static city.heart.register.Groups.guardian;
import static city.heart.register.Groups.language;
import static city.heart.register.Groups.municipality;
import static city.heart.register.Groups.name;
import static city.heart.register.Groups.order;
import static city.heart.register.Groups.withheldAddress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.heart.population.LifeEvent;
import org.junit.jupiter.api.Test;

/// Non-disclosure orders that the register tells.
@RegisterTest
class OrdersFromTheRegisterTest extends FeedScenario {
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
}
