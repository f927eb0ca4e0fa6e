// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What comes after a round: late movers, closed units; and what a change would cost.
class LaterTest {
    private static final Rule[] RULES = {Tiers.standard("lot"), Ladder.standard("lot")};

    @Test
    void a_late_child_moves_nobody_who_was_offered_a_place() {
        for (var seed = 0; seed < 200; seed++) {
            var city = Cities.of(new Cities.Shape(14, 4, 5, true, false, 900), seed);
            for (var rule : RULES) {
                var before = Allocation.run(city, rule);
                // Nearer than anybody, with every ground: and still nobody moves.
                var late =
                        Child.of("late")
                                .way("u0", 0, Ground.SPECIAL_REASON, Ground.SIBLING)
                                .way("u1", 10)
                                .way("u2", 20)
                                .way("u3", 30);
                var later = city.keeping(before).toBuilder().child(late).build();
                var after = Allocation.run(later, rule);
                assertThat(after.places()).containsAllEntriesOf(before.places());
                assertThat(Verifier.verify(later, rule, after).failures()).isEmpty();
                assertThat(Comparison.of(city, before, later, after).moved()).isEmpty();
            }
        }
    }

    @Test
    void a_closed_unit_moves_only_its_own_children() {
        for (var seed = 0; seed < 200; seed++) {
            var city = Cities.of(new Cities.Shape(14, 4, 5, false, false, 900), seed);
            for (var rule : RULES) {
                var before = Allocation.run(city, rule);
                var its =
                        before.places().entrySet().stream()
                                .filter(it -> it.getValue().equals("u0"))
                                .map(java.util.Map.Entry::getKey)
                                .toList();
                var later = city.keeping(before).releasing(its).withSeats("u0", 0);
                var after = Allocation.run(later, rule);
                assertThat(after.places()).doesNotContainValue("u0");
                var compared = Comparison.of(city, before, later, after);
                assertThat(its).containsAll(compared.moved()).containsAll(compared.lost());
                assertThat(Verifier.verify(later, rule, after).failures()).isEmpty();
            }
        }
    }

    @Test
    void children_may_be_moved_if_the_round_says_so() {
        var city =
                Instance.builder()
                        .unit("Acorn", 1)
                        .unit("Birch", 1)
                        .child(Child.of("early").way("Acorn", 500).way("Birch", 600))
                        .build();
        var rule = Tiers.standard("lot");
        var kept = city.keeping(Allocation.run(city, rule));
        var late = Child.of("late").way("Acorn", 100).way("Birch", 9000);
        var later = kept.toBuilder().child(late).build();
        assertThat(Allocation.run(later, rule).unitOf("late")).contains("Birch");
        assertThat(Allocation.run(later.releasing(List.of("early")), rule).unitOf("late"))
                .contains("Acorn");
    }

    @Test
    void a_unit_with_fewer_seats_than_kept_places_keeps_them_and_takes_nobody() {
        var city =
                Instance.builder()
                        .unit("Acorn", 1)
                        .child(Child.of("a").way("Acorn", 1).keeping("Acorn"))
                        .child(Child.of("b").way("Acorn", 1).keeping("Acorn"))
                        .child(Child.of("c").way("Acorn", 1))
                        .build();
        for (var rule : RULES) {
            var result = Allocation.run(city, rule);
            assertThat(result.places()).containsOnlyKeys("a", "b");
            assertThat(Verifier.verify(city, rule, result).failures()).isEmpty();
        }
    }

    @Test
    void stability_has_its_price_in_metres_and_least_way_is_never_longer() {
        var paid = 0;
        for (var seed = 0; seed < 200; seed++) {
            var city = Cities.of(new Cities.Shape(40, 5, 18, false, false, 3000), seed);
            var least =
                    Allocation.run(
                            city, new Tiers(List.of(new Tier.Placed(), new Tier.Metres()), "lot"));
            var stable = Allocation.run(city, Ladder.standard("lot"));
            var price = Comparison.of(city, least, city, stable);
            assertThat(price.after().placed()).isLessThanOrEqualTo(price.before().placed());
            if (price.after().placed() == price.before().placed()) {
                assertThat(price.moreMetres()).isNotNegative();
                paid += price.moreMetres() > 0 ? 1 : 0;
            }
        }
        assertThat(paid).isPositive();
    }
}
