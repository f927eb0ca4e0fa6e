// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Least total way in tiers, on thousands of random cities.
class TiersTest {
    private static final Tiers RULE = Tiers.standard("a published seed");
    private static final List<Tiers> RULES =
            List.of(
                    RULE,
                    new Tiers(List.of(new Tier.Placed(), new Tier.Metres()), "1"),
                    new Tiers(
                            List.of(
                                    new Tier.Wishes(),
                                    new Tier.Of(Ground.SIBLING),
                                    new Tier.Placed(),
                                    new Tier.Metres()),
                            "2"));

    @Test
    void no_placing_at_all_is_better_in_a_tier_without_being_worse_in_an_earlier_one() {
        for (var seed = 0; seed < 3000; seed++) {
            var city = Cities.of(new Cities.Shape(5, 3, 2, false, true, 7), seed);
            var rule = RULES.get(seed % 3);
            var result = Allocation.run(city, rule);
            assertThat(values(result)).as("seed %d", seed).isEqualTo(best(city, rule));
            assertThat(Verifier.verify(city, rule, result).failures())
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void children_of_one_birth_are_placed_as_well_as_any_placing_can() {
        var beyond = 0;
        for (var seed = 0; seed < 1500; seed++) {
            // A quarter of all cases are twins or triplets.
            var city = Cities.of(new Cities.Shape(5, 3, 4, true, true, 50), seed);
            var rule = RULES.get(seed % 3);
            var result = Allocation.run(city, rule);
            var best = best(city, rule);
            assertThat(values(result)).as("seed %d", seed).isEqualTo(best);
            assertThat(Verifier.verify(city, rule, result).failures()).isEmpty();
            var bound =
                    result.proof().orElseThrow().bound().stream()
                            .limit(rule.tiers().size())
                            .mapToLong(Result.Prices::value)
                            .toArray();
            assertThat(Arrays.compare(bound, toArray(best))).isLessThanOrEqualTo(0);
            beyond += Arrays.equals(bound, toArray(best)) ? 0 : 1;
        }
        // In some the bound cannot be reached: there only the search finds the best.
        assertThat(beyond).isGreaterThan(30);
    }

    @Test
    void a_desk_that_goes_by_the_nearest_first_never_does_better() {
        var nearest = new Tiers(List.of(new Tier.Placed(), new Tier.Metres()), "desk");
        var equallyMany = 0;
        var longer = 0;
        for (var seed = 0; seed < 400; seed++) {
            var city = Cities.of(new Cities.Shape(40, 6, 10 + seed % 8, false, false, 2000), seed);
            var ours = values(Allocation.run(city, nearest));
            var desk = nearestFirst(city);
            assertThat(ours.getFirst()).as("seed %d", seed).isLessThanOrEqualTo(desk.getFirst());
            if (ours.getFirst().equals(desk.getFirst())) {
                assertThat(ours.getLast()).as("seed %d", seed).isLessThanOrEqualTo(desk.getLast());
                equallyMany++;
                longer += ours.getLast() < desk.getLast() ? 1 : 0;
            }
        }
        assertThat(equallyMany).isGreaterThan(100);
        assertThat(longer).isGreaterThan(50);
    }

    /// Of all pairs of child and unit the nearest first, as long as there are seats.
    ///
    /// @return children left without a place, and the metres of the others
    private static List<Long> nearestFirst(Instance city) {
        record Pair(int child, int unit, int metres) {}
        var pairs = new java.util.ArrayList<Pair>();
        for (var i = 0; i < city.children(); i++) {
            for (var way : city.child(i).ways()) {
                pairs.add(new Pair(i, city.findUnit(way.unit()).orElseThrow(), way.metres()));
            }
        }
        pairs.sort(java.util.Comparator.comparingInt(Pair::metres));
        var left = city.unitSeats.clone();
        var placed = new boolean[city.children()];
        var without = (long) placed.length;
        var metres = 0L;
        for (var pair : pairs) {
            if (!placed[pair.child()] && left[pair.unit()] > 0) {
                placed[pair.child()] = true;
                left[pair.unit()]--;
                without--;
                metres += pair.metres();
            }
        }
        return List.of(without, metres);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_order_of_the_input_makes_no_difference(boolean twins) {
        for (var seed = 0; seed < 300; seed++) {
            // Few different ways: nearly everything is a tie.
            var city = Cities.of(new Cities.Shape(30, 6, 7, twins, true, 3), seed);
            var told = Allocation.run(Cities.shuffled(city, new Random(seed)), RULE);
            assertThat(told).isEqualTo(Allocation.run(city, RULE));
            assertThat(Verifier.verify(city, RULE, told).failures()).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void another_seed_draws_another_lot_among_equals_and_nothing_else() {
        var builder = Instance.builder().unit("Acorn", 10);
        for (var i = 0; i < 20; i++) {
            builder.child(Child.of("c" + i).way("Acorn", 100));
        }
        var city = builder.build();
        var one = Allocation.run(city, Tiers.standard("one"));
        var two = Allocation.run(city, Tiers.standard("two"));
        assertThat(one.places()).hasSize(10).isNotEqualTo(two.places());
        assertThat(one.values()).containsEntry("placed", 10L).containsEntry("metres", 1000L);
    }

    @Test
    void a_sibling_goes_before_the_way_of_all_others_however_many_must_move() {
        // For the sibling's seat eleven children each go one unit further, 1000 metres more each.
        var builder = Instance.builder().unit("u00", 1);
        for (var i = 0; i < 11; i++) {
            var here = "u%02d".formatted(i);
            var next = "u%02d".formatted(i + 1);
            builder.unit(next, 1).child(Child.of("c" + i).way(here, 0).way(next, 1000));
        }
        var city =
                builder.child(Child.of("sibling").way("u00", 1000, Ground.SIBLING).way("u11", 0))
                        .build();
        var result = Allocation.run(city, RULE);
        assertThat(result.unitOf("sibling")).contains("u00");
        assertThat(result.values())
                .containsEntry("ground sibling", 0L)
                .containsEntry("metres", 12_000L);
        assertThat(Verifier.verify(city, RULE, result).failures()).isEmpty();
    }

    @Test
    void chains_that_packed_values_order_wrongly_are_put_right_tier_by_tier() {
        var corrected = 0;
        for (var seed = 0; seed < 200; seed++) {
            // A line of full houses: whoever goes to a sibling's unit pushes all in between one
            // house on.
            var random = new Random(seed);
            var builder = Instance.builder();
            var houses = 24;
            for (var u = 0; u < houses; u++) {
                builder.unit("u%02d".formatted(u), 2);
            }
            for (var i = 0; i < 2 * houses; i++) {
                var u = i / 2;
                var child = Child.of("c" + i).way("u%02d".formatted(u), random.nextInt(50));
                var next = (u + 1) % houses;
                child = child.way("u%02d".formatted(next), 900 + random.nextInt(100));
                var far = (u + 2 + random.nextInt(houses - 3)) % houses;
                if (random.nextInt(6) == 0 && far != next && far != u) {
                    child = child.way("u%02d".formatted(far), 1000, Ground.SIBLING);
                }
                builder.child(child);
            }
            var city = builder.build();
            var result = Allocation.run(city, RULE);
            assertThat(Verifier.verify(city, RULE, result).failures())
                    .as("seed %d", seed)
                    .isEmpty();
            corrected += corrections(city);
        }
        assertThat(corrected).isPositive();
    }

    private static int corrections(Instance city) {
        var flow = new Seating(city, new Objective(city, RULE, 0)).flow();
        return flow.corrections;
    }

    @Test
    void cities_of_hundreds_are_proved_too() {
        for (var seed = 0; seed < 12; seed++) {
            var city =
                    Cities.of(
                            new Cities.Shape(400, 20, 42, seed % 2 == 0, seed % 3 == 0, 9000),
                            seed);
            var result = Allocation.run(city, RULE);
            assertThat(Verifier.verify(city, RULE, result).failures())
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    private static List<Long> values(Result result) {
        return result.tiers().stream()
                .limit(result.tiers().size() - 1)
                .map(Result.Value::value)
                .toList();
    }

    private static long[] toArray(List<Long> values) {
        return values.stream().mapToLong(it -> it).toArray();
    }

    /// All placings tried.
    private static List<Long> best(Instance city, Tiers rule) {
        var left = new int[city.units()];
        for (var u = 0; u < left.length; u++) {
            left[u] = city.unit(u).seats();
        }
        var children = new java.util.ArrayList<Child>();
        for (var i = 0; i < city.children(); i++) {
            var child = city.child(i);
            if (child.keeps() != null) {
                left[city.findUnit(child.keeps()).orElseThrow()] -= child.seats();
            }
            children.add(child);
        }
        var best = search(city, rule, children, 0, left, new long[rule.tiers().size()], null);
        return LongStream.of(best).boxed().toList();
    }

    private static long[] search(
            Instance city,
            Tiers rule,
            List<Child> children,
            int i,
            int[] left,
            long[] sum,
            long[] best) {
        if (i == children.size()) {
            return best == null || Arrays.compare(sum, best) < 0 ? sum : best;
        }
        var child = children.get(i);
        for (var way : child.ways()) {
            var unit = city.findUnit(way.unit()).orElseThrow();
            var keeps = way.unit().equals(child.keeps());
            if (keeps || child.keeps() == null && left[unit] >= child.seats()) {
                left[unit] -= keeps ? 0 : child.seats();
                best = search(city, rule, children, i + 1, left, plus(sum, rule, child, way), best);
                left[unit] += keeps ? 0 : child.seats();
            }
        }
        return child.keeps() != null
                ? best
                : search(city, rule, children, i + 1, left, plus(sum, rule, child, null), best);
    }

    private static long[] plus(long[] sum, Tiers rule, Child child, Way way) {
        var next = sum.clone();
        for (var t = 0; t < next.length; t++) {
            next[t] +=
                    child.seats()
                            * switch (rule.tiers().get(t)) {
                                case Tier.Right() -> way == null && child.right() ? 1L : 0L;
                                case Tier.Placed() -> way == null ? 1L : 0L;
                                case Tier.Of(var ground) ->
                                        child.ways().stream()
                                                                .anyMatch(it ->
                                                                        it.grounds()
                                                                                .contains(ground))
                                                        && (way == null
                                                                || !way.grounds().contains(ground))
                                                ? 1L
                                                : 0L;
                                case Tier.Metres() -> way == null ? 0L : way.metres();
                                case Tier.Wishes() ->
                                        way == null || !child.wishes().contains(way.unit())
                                                ? child.wishes().size()
                                                : child.wishes().indexOf(way.unit());
                            };
        }
        return next;
    }
}
