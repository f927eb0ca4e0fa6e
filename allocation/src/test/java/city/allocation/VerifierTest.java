// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// A verifier is worth what it refuses.
class VerifierTest {
    private static final Tiers TIERS = Tiers.standard("2026-27");
    private static final Ladder LADDER = Ladder.standard("2026-27");

    @Test
    void a_changed_place_is_caught_under_both_rules() {
        for (var seed = 0; seed < 400; seed++) {
            var random = new Random(seed);
            var city = Cities.of(new Cities.Shape(12, 4, 3, false, true, 40), seed);
            for (var rule : new Rule[] {TIERS, LADDER}) {
                var result = Allocation.run(city, rule);
                var child = city.child(random.nextInt(city.children()));
                var places = new TreeMap<>(result.places());
                var to = random.nextInt(city.units() + 1);
                if (to == city.units()) {
                    places.remove(child.id());
                } else {
                    places.put(child.id(), city.unit(to).id());
                }
                if (!places.equals(result.places())) {
                    var changed = new Result(places, result.tiers(), result.proof());
                    assertThat(Verifier.verify(city, rule, changed).holds())
                            .as("seed %d, %s", seed, rule)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void two_children_who_changed_seats_are_caught() {
        for (var seed = 0; seed < 400; seed++) {
            var city = Cities.of(new Cities.Shape(12, 4, 3, false, false, 40), seed);
            for (var rule : new Rule[] {TIERS, LADDER}) {
                var result = Allocation.run(city, rule);
                var placed = new ArrayList<>(result.places().keySet());
                var places = new TreeMap<>(result.places());
                if (placed.size() < 2) {
                    continue;
                }
                var one = placed.getFirst();
                var two = placed.getLast();
                places.put(one, result.unitOf(two).orElseThrow());
                places.put(two, result.unitOf(one).orElseThrow());
                var changed = new Result(places, result.tiers(), result.proof());
                assertThat(Verifier.verify(city, rule, changed).holds())
                        .as("seed %d", seed)
                        .isEqualTo(places.equals(result.places()));
            }
        }
    }

    @Test
    void a_changed_value_or_price_is_caught() {
        var refused = 0;
        for (var seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var city = Cities.of(new Cities.Shape(12, 4, 3, seed % 2 == 0, false, 40), seed);
            var result = Allocation.run(city, TIERS);
            var tier = random.nextInt(TIERS.tiers().size());
            var values = new ArrayList<>(result.tiers());
            values.set(
                    tier, new Result.Value(values.get(tier).tier(), values.get(tier).value() - 1));
            assertThat(
                            Verifier.verify(
                                            city,
                                            TIERS,
                                            new Result(result.places(), values, result.proof()))
                                    .holds())
                    .isFalse();

            var proof = result.proof().orElseThrow();
            var prices = new ArrayList<>(proof.prices());
            var byUnit = new TreeMap<>(prices.get(tier).byUnit());
            byUnit.merge("u" + random.nextInt(4), 100_000L, Long::sum);
            prices.set(
                    tier,
                    new Result.Prices(prices.get(tier).tier(), prices.get(tier).value(), byUnit));
            var forged =
                    new Result(
                            result.places(),
                            result.tiers(),
                            Optional.of(new Result.Proof(proof.draw(), prices, proof.bound())));
            // A price may rise without harm only where the seats are none.
            refused += Verifier.verify(city, TIERS, forged).holds() ? 0 : 1;
        }
        assertThat(refused).isGreaterThan(200);
    }

    @Test
    void prices_that_claim_more_than_they_prove_are_caught() {
        var city =
                Instance.builder()
                        .unit("Acorn", 1)
                        .unit("Birch", 1)
                        .child(Child.of("Aino").way("Acorn", 200).way("Birch", 400))
                        .child(Child.of("Eino").way("Acorn", 300).way("Birch", 3000))
                        .build();
        var other =
                Allocation.run(
                        Instance.builder()
                                .unit("Acorn", 1)
                                .unit("Birch", 1)
                                .child(
                                        Child.of("Aino")
                                                .way("Acorn", 200)
                                                .way("Birch", 400)
                                                .keeping("Acorn"))
                                .child(Child.of("Eino").way("Acorn", 300).way("Birch", 3000))
                                .build(),
                        TIERS);
        // A worse solution with its own honest values and prices: Aino kept Acorn there, here
        // nobody does.
        assertThat(Verifier.verify(city, TIERS, other).failures()).isNotEmpty();
    }

    @Test
    void prices_so_high_that_their_sum_would_run_over_prove_nothing() {
        var builder = Instance.builder();
        var prices = new TreeMap<String, Long>();
        for (var u = 0; u < 20; u++) {
            builder.unit("unit " + u, 1_000_000);
            prices.put("unit " + u, 1L << 40);
        }
        var city = builder.child(Child.of("Aino").way("unit 3", 200)).build();
        var result = Allocation.run(city, TIERS);
        var proof = result.proof().orElseThrow();
        var high =
                proof.prices().stream()
                        .map(it -> new Result.Prices(it.tier(), it.value(), prices))
                        .toList();
        var verdict =
                Verifier.verify(
                        city,
                        TIERS,
                        new Result(
                                result.places(),
                                result.tiers(),
                                Optional.of(new Result.Proof(proof.draw(), high, high))));
        assertThat(verdict.failures())
                .containsExactly(
                        "Prices and seats are beyond all measure: nothing can be proved by them.");
    }
}
