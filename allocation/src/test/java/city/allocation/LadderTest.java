// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// School choice on thousands of random cities.
class LadderTest {
    private static final Ladder RULE =
            new Ladder(
                    List.of(
                            new Ladder.Step.Right(),
                            new Ladder.Step.Of(Ground.SPECIAL_REASON),
                            new Ladder.Step.Of(Ground.SIBLING),
                            new Ladder.Step.Metres(250)),
                    List.of(),
                    List.of(),
                    "a published seed");

    @Test
    void no_stable_placing_at_all_is_better_for_any_child() {
        for (var seed = 0; seed < 1500; seed++) {
            var city = Cities.of(new Cities.Shape(5, 3, 2, false, true, 900), seed);
            var result = Allocation.run(city, RULE);
            assertThat(Verifier.verify(city, RULE, result).failures())
                    .as("seed %d", seed)
                    .isEmpty();
            var stable = stable(city);
            assertThat(stable).as("seed %d", seed).contains(new TreeMap<>(result.places()));
            for (var other : stable) {
                // Whoever is elsewhere there is worse off there.
                var mixed = new TreeMap<>(result.places());
                var proof = Verifier.verify(city, RULE, with(result, other));
                assertThat(proof.holds()).isEqualTo(other.equals(mixed));
            }
        }
    }

    @Test
    void quotas_reserved_seats_and_children_of_one_birth_leave_a_stable_solution_always() {
        for (var seed = 0; seed < 3000; seed++) {
            var random = new Random(seed);
            var city = Cities.of(new Cities.Shape(14, 4, 6, true, true, 900), seed);
            var rule = withKinds(city, random);
            var result = Allocation.run(city, rule);
            assertThat(Verifier.verify(city, rule, result).failures())
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void the_order_of_the_input_makes_no_difference() {
        for (var seed = 0; seed < 300; seed++) {
            var city = Cities.of(new Cities.Shape(60, 8, 9, true, true, 2), seed);
            var rule = withKinds(city, new Random(seed));
            assertThat(Allocation.run(Cities.shuffled(city, new Random(seed)), rule))
                    .isEqualTo(Allocation.run(city, rule));
        }
    }

    @Test
    void lists_longer_than_what_lies_ready_are_followed_to_their_end() {
        var furthest = 0;
        for (var seed = 0; seed < 40; seed++) {
            // Sixty units of at most three seats: many of the 120 children are turned away twenty
            // times and more.
            var city = Cities.of(new Cities.Shape(120, 60, 3, seed % 2 == 0, true, 40), seed);
            var result = Allocation.run(city, RULE);
            assertThat(Verifier.verify(city, RULE, result).failures())
                    .as("seed %d", seed)
                    .isEmpty();
            furthest = Math.max(furthest, furthest(city, result));
        }
        assertThat(furthest).isGreaterThan(Instance.AHEAD);
    }

    /// The rank of the unit that stands furthest down the list of a child who got it.
    private static int furthest(Instance city, Result result) {
        var furthest = 0;
        for (var i = 0; i < city.children(); i++) {
            var child = city.child(i);
            if (child.keeps() == null && result.unitOf(child.id()).isPresent()) {
                furthest = Math.max(furthest, rank(child, result));
            }
        }
        return furthest;
    }

    @Test
    void the_places_are_a_sorted_map_like_any_other() {
        var city = Cities.of(new Cities.Shape(30, 4, 4, true, true, 900), 7);
        var places = Allocation.run(city, RULE).places();
        var plain = new TreeMap<>(Map.copyOf(places));
        assertThat(places).isEqualTo(plain).hasSameHashCodeAs(plain).hasToString(plain.toString());
        assertThat(plain).isEqualTo(places);
        assertThat(places.firstKey()).isEqualTo(plain.firstKey());
        assertThat(places.lastKey()).isEqualTo(plain.lastKey());
        assertThat(places.headMap("c2")).isEqualTo(plain.headMap("c2"));
        assertThat(places.tailMap("c2")).isEqualTo(plain.tailMap("c2"));
        assertThat(places.subMap("c1", "c3")).isEqualTo(plain.subMap("c1", "c3"));
        for (var id : List.of("c0", "c17", "unknown")) {
            assertThat(places.get(id)).isEqualTo(plain.get(id));
            assertThat(places.containsKey(id)).isEqualTo(plain.containsKey(id));
        }
        assertThatThrownBy(() -> places.put("c0", "u0"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void one_seat_more_hurts_no_child() {
        for (var seed = 0; seed < 500; seed++) {
            var city = Cities.of(new Cities.Shape(20, 5, 4, false, false, 900), seed);
            var before = Allocation.run(city, RULE);
            var after = Allocation.run(city.withSeats("u0", city.unit(0).seats() + 1), RULE);
            for (var i = 0; i < city.children(); i++) {
                var child = city.child(i);
                assertThat(rank(child, after)).isLessThanOrEqualTo(rank(child, before));
            }
        }
    }

    @Test
    void a_seat_stays_free_only_before_twins_who_are_next_in_line() {
        var city =
                Instance.builder()
                        .unit("Acorn", 2)
                        .child(Child.of("first").way("Acorn", 100))
                        .child(Child.of("twins").together(2).way("Acorn", 500))
                        .child(Child.of("last").way("Acorn", 900))
                        .build();
        var rule = Ladder.standard("lot");
        var result = Allocation.run(city, rule);
        assertThat(result.places()).containsOnlyKeys("first");
        assertThat(Verifier.verify(city, rule, result).failures()).isEmpty();
    }

    private static Ladder withKinds(Instance city, Random random) {
        var reserves = new ArrayList<Ladder.Reserve>();
        var quotas = new ArrayList<Ladder.Quota>();
        for (var u = 0; u < city.units(); u++) {
            var seats = city.unit(u).seats();
            var reserved = random.nextInt(seats + 1);
            if (random.nextBoolean()) {
                reserves.add(new Ladder.Reserve("u" + u, "music", reserved, random.nextBoolean()));
            }
            if (random.nextBoolean()) {
                quotas.add(new Ladder.Quota("u" + u, "music", reserved + random.nextInt(3)));
            }
            if (random.nextInt(3) == 0) {
                quotas.add(new Ladder.Quota("u" + u, "", random.nextInt(5)));
            }
        }
        return new Ladder(RULE.steps(), reserves, quotas, "lot " + city.units());
    }

    private static int rank(Child child, Result result) {
        var unit = result.unitOf(child.id());
        var list = new ArrayList<>(child.wishes());
        if (child.right() || list.isEmpty()) {
            child.ways().stream()
                    .sorted(java.util.Comparator.comparingInt(Way::metres).thenComparing(Way::unit))
                    .map(Way::unit)
                    .filter(it -> !child.wishes().contains(it))
                    .forEach(list::add);
        }
        return unit.map(list::indexOf).orElse(Integer.MAX_VALUE);
    }

    private static Result with(Result result, TreeMap<String, String> places) {
        return new Result(places, result.tiers(), result.proof());
    }

    /// All placings without a child who wants a seat that is free or held from further back, tried one by
    /// one with nothing but the definition.
    private static List<TreeMap<String, String>> stable(Instance city) {
        var found = new ArrayList<TreeMap<String, String>>();
        all(city, 0, new TreeMap<>(), found);
        return found;
    }

    private static void all(
            Instance city,
            int i,
            TreeMap<String, String> places,
            List<TreeMap<String, String>> found) {
        if (i == city.children()) {
            if (blocked(city, places)) {
                return;
            }
            found.add(new TreeMap<>(places));
            return;
        }
        var child = city.child(i);
        if (child.keeps() != null) {
            places.put(child.id(), child.keeps());
            all(city, i + 1, places, found);
            places.remove(child.id());
            return;
        }
        all(city, i + 1, places, found);
        for (var way : child.ways()) {
            if (child.right() || child.wishes().isEmpty() || child.wishes().contains(way.unit())) {
                places.put(child.id(), way.unit());
                all(city, i + 1, places, found);
                places.remove(child.id());
            }
        }
    }

    private static boolean blocked(Instance city, TreeMap<String, String> places) {
        for (var u = 0; u < city.units(); u++) {
            var unit = city.unit(u);
            var held = new ArrayList<Child>();
            var kept = 0;
            for (var i = 0; i < city.children(); i++) {
                var child = city.child(i);
                if (unit.id().equals(places.get(child.id()))) {
                    held.add(child);
                    kept += child.keeps() != null ? 1 : 0;
                }
            }
            if (held.size() > Math.max(unit.seats(), kept)) {
                return true;
            }
            for (var i = 0; i < city.children(); i++) {
                var child = city.child(i);
                if (child.keeps() != null) {
                    continue;
                }
                var there = new TreeMap<String, String>();
                there.put(child.id(), unit.id());
                var now = rank(child, new Result(places, List.of(), java.util.Optional.empty()));
                var then = rank(child, new Result(there, List.of(), java.util.Optional.empty()));
                if (then >= 0 && then < now) {
                    if (held.size() < unit.seats()) {
                        return true;
                    }
                    for (var other : held) {
                        if (other.keeps() == null && ahead(child, other, unit.id())) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    private static boolean ahead(Child a, Child b, String unit) {
        var one = a.ways().stream().filter(it -> it.unit().equals(unit)).findFirst().orElseThrow();
        var two = b.ways().stream().filter(it -> it.unit().equals(unit)).findFirst().orElseThrow();
        if (a.right() != b.right()) {
            return a.right();
        }
        for (var ground : List.of(Ground.SPECIAL_REASON, Ground.SIBLING)) {
            if (one.grounds().contains(ground) != two.grounds().contains(ground)) {
                return one.grounds().contains(ground);
            }
        }
        if (one.metres() / 250 != two.metres() / 250) {
            return one.metres() / 250 < two.metres() / 250;
        }
        return Long.compareUnsigned(
                        Lot.number(RULE.seed(), a.id()), Lot.number(RULE.seed(), b.id()))
                < 0;
    }
}
