// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// All reasons of a round worked out at once are those asked one by one.
class ReasonsTest {
    private static final List<Rule> RULES =
            List.of(Tiers.standard("reasons"), Ladder.standard("reasons"));

    @Test
    void every_child_is_told_what_it_would_be_told_alone() {
        for (var seed = 0; seed < 100; seed++) {
            var city = Cities.of(new Cities.Shape(25, 6, 5, true, true, 900), seed);
            for (var rule : RULES) {
                var result = Allocation.run(city, rule);
                var told = new TreeMap<String, List<Why.Nearer>>();
                Reasons.all(city, rule, result, 9).forEach((id, of) -> told.put(id, of.nearer()));
                var alone = new TreeMap<String, List<Why.Nearer>>();
                for (var i = 0; i < city.children(); i++) {
                    var why = Why.of(city, rule, result, city.child(i).id());
                    if (!why.nearer().isEmpty()) {
                        alone.put(why.child(), why.nearer());
                    }
                }
                assertThat(told).as("seed %d, %s", seed, rule).isEqualTo(alone);
            }
        }
    }

    @Test
    void one_seat_more_in_the_nearest_unit_does_what_running_the_round_again_does() {
        var would = 0;
        var wouldNot = 0;
        for (var seed = 0; seed < 150; seed++) {
            // Too few seats, and too many.
            var city = Cities.of(new Cities.Shape(25, 6, 4 + seed % 5, false, true, 900), seed);
            for (var rule : RULES) {
                var result = Allocation.run(city, rule);
                for (var it : Reasons.all(city, rule, result, 1).entrySet()) {
                    var nearest = it.getValue().nearer().getFirst();
                    if (nearest.reason() != Why.Reason.KEPT) {
                        var again = Why.withMoreSeats(city, rule, it.getKey(), nearest.unit(), 1);
                        assertThat(it.getValue().oneSeatMore())
                                .as("seed %d, %s, %s", seed, it, rule)
                                .isEqualTo(again.equals(Optional.of(nearest.unit())));
                        would += it.getValue().oneSeatMore() ? 1 : 0;
                        wouldNot += it.getValue().oneSeatMore() ? 0 : 1;
                    }
                }
            }
        }
        assertThat(would).isGreaterThan(300);
        assertThat(wouldNot).isGreaterThan(300);
    }

    @Test
    void the_units_beyond_those_kept_are_counted() {
        var city =
                Instance.builder()
                        .unit("Acorn", 0)
                        .unit("Birch", 0)
                        .unit("Cedar", 0)
                        .unit("Dogwood", 1)
                        .child(
                                Child.of("Aino")
                                        .way("Acorn", 100)
                                        .way("Birch", 200)
                                        .way("Cedar", 300)
                                        .way("Dogwood", 400))
                        .build();
        var rule = Tiers.standard("reasons");
        var all = Reasons.all(city, rule, Allocation.run(city, rule), 2);
        assertThat(all).containsOnlyKeys("Aino");
        assertThat(all.get("Aino").nearer())
                .extracting(Why.Nearer::unit)
                .containsExactly("Acorn", "Birch");
        assertThat(all.get("Aino").further()).isEqualTo(1);
        assertThat(all.get("Aino").oneSeatMore()).isTrue();
    }
}
