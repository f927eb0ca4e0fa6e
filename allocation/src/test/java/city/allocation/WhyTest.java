// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import city.allocation.Why.Nearer;
import city.allocation.Why.Reason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a family is told, and what never.
class WhyTest {
    private static final Tiers OPEN_TIERS =
            new Tiers(
                    List.of(
                            new Tier.Right(),
                            new Tier.Placed(),
                            new Tier.Of(Ground.SIBLING),
                            new Tier.Metres()),
                    "2026-27");

    /// Acorn has one seat, Birch two.
    private static Instance city(Child... children) {
        var builder = Instance.builder().unit("Acorn", 1).unit("Birch", 2);
        for (var child : children) {
            builder.child(child);
        }
        return builder.build();
    }

    private static Why why(Instance city, Rule rule, String child) {
        return Why.of(city, rule, Allocation.run(city, rule), child);
    }

    @Test
    void the_nearer_unit_was_full_since_the_way_of_all_would_be_longer_by_so_much() {
        var city =
                city(
                        Child.of("Aino").way("Acorn", 200).way("Birch", 400),
                        Child.of("Eino").way("Acorn", 300).way("Birch", 3000));
        // Aino in Acorn and Eino in Birch: 3200 instead of 700 metres.
        assertThat(why(city, OPEN_TIERS, "Aino"))
                .isEqualTo(
                        new Why(
                                "Aino",
                                "Birch",
                                List.of(
                                        new Nearer(
                                                "Acorn",
                                                200,
                                                Reason.WAY,
                                                Optional.empty(),
                                                2500))));
        assertThat(why(city, OPEN_TIERS, "Eino")).isEqualTo(new Why("Eino", "Acorn", List.of()));
    }

    @Test
    void a_sibling_is_named_as_the_ground_if_the_rule_knows_no_confidential_one() {
        var city =
                city(
                        Child.of("near").way("Acorn", 100).way("Birch", 500),
                        Child.of("other").way("Acorn", 900, Ground.SIBLING).way("Birch", 100));
        assertThat(why(city, OPEN_TIERS, "near").nearer())
                .containsExactly(
                        new Nearer("Acorn", 100, Reason.GROUNDS, Optional.of("sibling"), 1));
    }

    @Test
    void under_a_rule_with_a_confidential_ground_no_ground_is_named_neither_it_nor_by_silence() {
        for (var ground : List.of(Ground.SPECIAL_REASON, Ground.SIBLING)) {
            var city =
                    city(
                            Child.of("near").way("Acorn", 100).way("Birch", 500).wishes("Acorn"),
                            Child.of("other")
                                    .way("Acorn", 900, ground)
                                    .way("Birch", 100)
                                    .wishes("Acorn"));
            for (var rule : new Rule[] {Tiers.standard("lot"), Ladder.standard("lot")}) {
                var why = why(city, rule, "near");
                assertThat(why.nearer()).hasSize(1);
                assertThat(why.nearer().getFirst().reason()).isEqualTo(Reason.GROUNDS);
                assertThat(why.toString()).doesNotContain("other", "special", "sibling");
            }
        }
    }

    @Test
    void in_school_choice_those_inside_live_nearer_or_drew_the_better_lot() {
        var city =
                city(
                        Child.of("a").way("Acorn", 100).way("Birch", 900),
                        Child.of("b").way("Acorn", 300).way("Birch", 900));
        assertThat(why(city, Ladder.standard("lot"), "b").nearer())
                .containsExactly(new Nearer("Acorn", 300, Reason.WAY, Optional.empty(), 0));
        var equal =
                city(
                        Child.of("a").way("Acorn", 100).way("Birch", 900),
                        Child.of("b").way("Acorn", 110).way("Birch", 900));
        var rule = Ladder.standard("lot");
        var loser =
                Allocation.run(equal, rule).unitOf("a").orElseThrow().equals("Acorn") ? "b" : "a";
        assertThat(why(equal, rule, loser).nearer().getFirst().reason()).isEqualTo(Reason.LOT);
    }

    @Test
    void a_wish_of_ones_own_and_a_kept_place_are_reasons_too() {
        var city =
                city(
                        Child.of("wishing").way("Acorn", 100).way("Birch", 900).wishes("Birch"),
                        Child.of("keeping").way("Acorn", 100).way("Birch", 900).keeping("Birch"));
        var rule = Ladder.standard("lot");
        assertThat(why(city, rule, "wishing").nearer().getFirst().reason()).isEqualTo(Reason.OWN);
        assertThat(why(city, rule, "keeping").nearer().getFirst().reason()).isEqualTo(Reason.KEPT);
    }

    @Test
    void one_seat_more_or_a_sibling_would_have_altered_it() {
        var eino = Child.of("Eino").way("Acorn", 300).way("Birch", 3000);
        var aino = Child.of("Aino").way("Acorn", 200).way("Birch", 400);
        var city = city(aino, eino);
        assertThat(Why.withMoreSeats(city, OPEN_TIERS, "Aino", "Acorn", 1)).contains("Acorn");
        var sibling = Child.of("Aino").way("Acorn", 200, Ground.SIBLING).way("Birch", 400);
        assertThat(Why.withChild(city, OPEN_TIERS, sibling)).contains("Acorn");
    }

    @Test
    void every_child_of_a_random_city_is_told_something_and_of_nobody_else() {
        for (var seed = 0; seed < 100; seed++) {
            var city = Cities.of(new Cities.Shape(14, 4, 4, true, true, 900), seed);
            for (var rule : new Rule[] {Tiers.standard("lot"), Ladder.standard("lot")}) {
                var result = Allocation.run(city, rule);
                for (var i = 0; i < city.children(); i++) {
                    var child = city.child(i);
                    var why = Why.of(city, rule, result, child.id());
                    assertThat(why.unit()).isEqualTo(result.unitOf(child.id()).orElse(null));
                    assertThat(why.nearer()).allMatch(it -> it.by() >= 0);
                    for (var other = 0; other < city.children(); other++) {
                        if (other != i) {
                            assertThat(why.toString().replace("child=" + child.id(), ""))
                                    .doesNotContain("child=" + city.child(other).id());
                        }
                    }
                }
            }
        }
    }
}
