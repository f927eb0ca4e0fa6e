// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Instances that others published.
class KnownInstancesTest {
    /// Gale and Shapley 1962, example 2 turned to three colleges of one seat: two stable matchings, the asking side
    /// gets its first choices.
    @Test
    void gale_and_shapley_1962_gives_the_asking_side_its_first_choice() {
        var city =
                Instance.builder()
                        .unit("A", 1)
                        .unit("B", 1)
                        .unit("C", 1)
                        .child(
                                Child.of("alpha")
                                        .way("A", 3)
                                        .way("B", 2)
                                        .way("C", 1)
                                        .wishes("A", "B", "C"))
                        .child(
                                Child.of("beta")
                                        .way("A", 1)
                                        .way("B", 3)
                                        .way("C", 2)
                                        .wishes("B", "C", "A"))
                        .child(
                                Child.of("gamma")
                                        .way("A", 2)
                                        .way("B", 1)
                                        .way("C", 3)
                                        .wishes("C", "A", "B"))
                        .build();
        var rule = new Ladder(List.of(new Ladder.Step.Metres(1)), List.of(), List.of(), "unused");
        assertThat(Allocation.run(city, rule).places())
                .isEqualTo(Map.of("alpha", "A", "beta", "B", "gamma", "C"));
    }

    /// 100 residents, 50 hospitals, lists of both sides incomplete (see instances/README.md). The expected matching
    /// is worked out here from the two sides' own lists.
    @Test
    void hospitals_and_residents_issue_159_has_its_resident_optimal_matching() throws IOException {
        var file = read("hospital_resident_issue_159.json");
        var hospitals = file.get("hospitals");
        var residents = file.get("residents");
        var seats = file.get("capacities");
        var builder = Instance.builder();
        hospitals.forEach((id, _) ->
                builder.unit("h" + id, seats == null ? 1 : seats.get(id).getFirst().intValue()));
        residents.forEach((id, list) -> {
            var child = Child.of("r" + id).withoutRight();
            var wishes =
                    list.stream()
                            .filter(it -> hospitals.get("" + it).contains(Long.valueOf(id)))
                            .toList();
            for (var hospital : wishes) {
                child =
                        child.way(
                                "h" + hospital,
                                hospitals.get("" + hospital).indexOf(Long.valueOf(id)));
            }
            builder.child(child.wishes(wishes.stream().map(it -> "h" + it).toArray(String[]::new)));
        });
        var city = builder.build();
        var rule = new Ladder(List.of(new Ladder.Step.Metres(1)), List.of(), List.of(), "unused");
        var result = Allocation.run(city, rule);
        assertThat(Verifier.verify(city, rule, result).failures()).isEmpty();
        assertThat(result.places())
                .hasSizeGreaterThan(10)
                .isEqualTo(residentOptimal(residents, hospitals, city));
        // Nobody would rather swap to a hospital that would rather have it.
        residents.forEach((id, list) -> {
            var at = result.unitOf("r" + id);
            for (var hospital : list) {
                if (at.isPresent() && at.get().equals("h" + hospital)) {
                    break;
                }
                var liking = hospitals.get("" + hospital);
                if (liking.contains(Long.valueOf(id))) {
                    var unit = city.unit(city.findUnit("h" + hospital).orElseThrow());
                    var inside =
                            result.places().entrySet().stream()
                                    .filter(it -> it.getValue().equals(unit.id()))
                                    .map(it -> Long.valueOf(it.getKey().substring(1)))
                                    .toList();
                    assertThat(inside).hasSize(unit.seats());
                    assertThat(inside)
                            .allMatch(it -> liking.indexOf(it) < liking.indexOf(Long.valueOf(id)));
                }
            }
        });
    }

    /// As Gale and Shapley tell it: who is free asks the next on the list; a hospital keeps the best of those it has
    /// and who asks.
    private static Map<String, String> residentOptimal(
            Map<String, List<Long>> residents, Map<String, List<Long>> hospitals, Instance city) {
        var asked = new HashMap<String, Integer>();
        var held = new HashMap<Long, TreeSet<Integer>>();
        var free = new ArrayDeque<>(residents.keySet());
        while (!free.isEmpty()) {
            var resident = free.remove();
            var next = asked.merge(resident, 1, Integer::sum) - 1;
            if (next == residents.get(resident).size()) {
                continue;
            }
            var hospital = residents.get(resident).get(next);
            var liking = hospitals.get("" + hospital);
            var rank = liking.indexOf(Long.valueOf(resident));
            var inside = held.computeIfAbsent(hospital, _ -> new TreeSet<>());
            if (rank < 0) {
                free.add(resident);
                continue;
            }
            inside.add(rank);
            if (inside.size() > city.unit(city.findUnit("h" + hospital).orElseThrow()).seats()) {
                free.add("" + liking.get(inside.removeLast()));
            }
        }
        var places = new HashMap<String, String>();
        held.forEach((hospital, inside) ->
                inside.forEach(rank ->
                        places.put("r" + hospitals.get("" + hospital).get(rank), "h" + hospital)));
        return places;
    }

    private static Map<String, Map<String, List<Long>>> read(String name) throws IOException {
        try (var in = KnownInstancesTest.class.getResourceAsStream("/instances/" + name)) {
            var json =
                    new JsonReader(
                            new InputStreamReader(
                                    Objects.requireNonNull(in), StandardCharsets.UTF_8));
            var all = new HashMap<String, Map<String, List<Long>>>();
            json.object(group -> {
                var its = new java.util.LinkedHashMap<String, List<Long>>();
                json.object(id -> {
                    var value = json.value();
                    its.put(
                            id,
                            value instanceof List<?> list
                                    ? list.stream().map(Long.class::cast).toList()
                                    : List.of((Long) value));
                });
                all.put(group, its);
            });
            return all;
        }
    }
}
