// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Checks a result of `Ladder`. Stable and nothing wasted: of all who want a unit at least as much as
/// what they have, the unit's own choice is exactly those whom it holds. Best for the children: asked anew in
/// rounds, all at once, the same comes out.
final class LadderProof {
    private final Instance in;
    private final Ladder rule;
    private final int[] place;
    private final List<String> proven;
    private final List<String> failures;
    private final byte[][] lots;
    private final List<Map<String, Integer>> keptByKind = new ArrayList<>();

    LadderProof(Instance in, Ladder rule, int[] place, List<String> proven, List<String> failures) {
        this.in = in;
        this.rule = rule;
        this.place = place;
        this.proven = proven;
        this.failures = failures;
        lots = new byte[in.children()][];
        for (var u = 0; u < in.units(); u++) {
            keptByKind.add(new HashMap<>());
        }
        for (var i = 0; i < place.length; i++) {
            if (in.keeps[i] != Instance.NONE) {
                keptByKind.get(in.keeps[i]).merge(in.kinds[i], in.childSeats[i], Integer::sum);
            }
        }
    }

    void check() {
        draw();
        var wanting = new ArrayList<List<Standing>>();
        for (var u = 0; u < in.units(); u++) {
            wanting.add(new ArrayList<>());
        }
        for (var i = 0; i < place.length; i++) {
            if (in.keeps[i] == Instance.NONE) {
                var has = place[i] == in.units() ? Instance.NONE : in.way(i, place[i]);
                for (var way = in.starts[i]; way < in.starts[i + 1]; way++) {
                    var unit = in.wayUnit[way];
                    if (unit == place[i] || listed(i, way) && (has < 0 || dearer(i, way, has))) {
                        wanting.get(unit).add(standing(i, way));
                    }
                }
                if (place[i] < in.units() && !listed(i, in.way(i, place[i]))) {
                    failures.add(
                            "Child %s is in unit %s, which is not on its list."
                                    .formatted(in.childIds[i], in.unitIds[place[i]]));
                }
            }
        }
        for (var u = 0; u < in.units(); u++) {
            compare(u, wanting.get(u));
        }
        if (failures.isEmpty()) {
            proven.add(
                    "Stable: no child wants a seat that is free for it or held by one further back in"
                            + " line.");
            if (Arrays.equals(place, inRounds())) {
                proven.add(
                        "No child can do better in any stable solution; the order of the input made no"
                                + " difference.");
            } else {
                failures.add("Another stable solution is better for some children.");
            }
        }
    }

    private void compare(int unit, List<Standing> wanting) {
        var chosen = choice(unit, wanting);
        for (var it : wanting) {
            var child = it.child();
            var inside = place[child] == unit;
            if (inside != chosen.contains(child)) {
                failures.add(
                        (inside
                                        ? "Unit %s holds child %s, though others who want it stand further"
                                                + " ahead or a limit is passed."
                                        : "Unit %s would take child %s, who wants it, and does not hold it:"
                                                + " a free seat, or one held from further back in line.")
                                .formatted(in.unitIds[unit], in.childIds[child]));
            }
        }
    }

    /// Whether the unit is on the child's list at all.
    private boolean listed(int child, int way) {
        return in.rights[child] || in.wishCount[child] == 0 || in.wayWish[way] > 0;
    }

    private boolean dearer(int child, int way, int than) {
        int a = in.wayWish[way];
        int b = in.wayWish[than];
        if (a > 0 || b > 0) {
            return a > 0 && (b == 0 || a < b);
        }
        return in.wayMetres[way] != in.wayMetres[than]
                ? in.wayMetres[way] < in.wayMetres[than]
                : in.unitIds[in.wayUnit[way]].compareTo(in.unitIds[in.wayUnit[than]]) < 0;
    }

    // --- the unit's choice ---

    /// Whom the unit takes of these, as `Ladder` states it.
    private Set<Integer> choice(int unit, List<Standing> wanting) {
        var kept = keptByKind.get(unit);
        var total =
                Math.max(0, in.unitSeats[unit] - kept.values().stream().mapToInt(it -> it).sum());
        var apart = new HashMap<String, Integer>();
        var locked = new HashSet<String>();
        var left = total;
        var reserves = new ArrayList<>(rule.reserves());
        reserves.removeIf(it -> !it.unit().equals(in.unitIds[unit]));
        reserves.sort(Comparator.comparing(Ladder.Reserve::kind));
        for (var it : reserves) {
            var seats = Math.max(0, it.seats() - kept.getOrDefault(it.kind(), 0));
            apart.put(it.kind(), Math.min(left, seats));
            left -= Math.min(left, seats);
            if (it.kept()) {
                locked.add(it.kind());
            }
        }
        var most = new HashMap<String, Integer>();
        for (var it : rule.quotas()) {
            if (it.unit().equals(in.unitIds[unit])) {
                most.put(it.kind(), Math.max(0, it.seats() - kept.getOrDefault(it.kind(), 0)));
            }
        }
        wanting.sort(this::ahead);
        var line = new ArrayList<Integer>();
        for (var it : wanting) {
            var kind = in.kinds[it.child()];
            var rest = total;
            for (var other : locked) {
                rest -= other.equals(kind) ? 0 : apart.getOrDefault(other, 0);
            }
            if (in.childSeats[it.child()] <= Math.min(most.getOrDefault(kind, total), rest)) {
                line.add(it.child());
            }
        }
        var open = total;
        for (var kind : apart.keySet()) {
            var asked = 0;
            for (int child : line) {
                asked += in.kinds[child].equals(kind) ? in.childSeats[child] : 0;
            }
            int held = apart.getOrDefault(kind, 0);
            open -= locked.contains(kind) ? held : Math.min(held, asked);
        }
        var chosen = new HashSet<Integer>();
        var counts = new HashMap<String, Integer>();
        for (int child : line) {
            var kind = in.kinds[child];
            int count = counts.merge(kind, in.childSeats[child], Integer::sum);
            var needed = 0;
            for (var it : counts.entrySet()) {
                needed +=
                        Math.min(most.getOrDefault(it.getKey(), it.getValue()), it.getValue())
                                - Math.min(apart.getOrDefault(it.getKey(), 0), it.getValue());
            }
            if (count <= most.getOrDefault(kind, count)
                    && (count <= apart.getOrDefault(kind, 0) || needed <= open)) {
                chosen.add(child);
            }
        }
        return chosen;
    }

    /// Where a child stands by the steps of the ladder, the smaller the further ahead.
    private record Standing(int child, int[] steps) {}

    private Standing standing(int child, int way) {
        var steps = new int[rule.steps().size()];
        for (var s = 0; s < steps.length; s++) {
            steps[s] =
                    switch (rule.steps().get(s)) {
                        case Ladder.Step.Right() -> in.rights[child] ? 0 : 1;
                        case Ladder.Step.Of(var ground) ->
                                (in.wayGrounds[way] & in.bit(ground)) != 0 ? 0 : 1;
                        case Ladder.Step.Metres(var band) -> in.wayMetres[way] / band;
                    };
        }
        return new Standing(child, steps);
    }

    private int ahead(Standing a, Standing b) {
        var by = Arrays.compare(a.steps(), b.steps());
        by = by != 0 ? by : Arrays.compareUnsigned(lots[a.child()], lots[b.child()]);
        return by != 0 ? by : in.childIds[a.child()].compareTo(in.childIds[b.child()]);
    }

    private void draw() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var i = 0; i < lots.length; i++) {
                var text = rule.seed() + "|" + in.childIds[i];
                lots[i] = Arrays.copyOf(digest.digest(text.getBytes(StandardCharsets.UTF_8)), 5);
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    // --- asked anew ---

    private int[] inRounds() {
        var last = new int[place.length];
        Arrays.fill(last, Instance.NONE);
        var at = in.keeps.clone();
        var ended = new boolean[place.length];
        Map<Integer, List<Standing>> asked = new HashMap<>();
        var changed = new TreeSet<Integer>();
        do {
            changed.clear();
            for (var i = 0; i < place.length; i++) {
                if (at[i] == Instance.NONE && !ended[i]) {
                    var way = next(i, last[i]);
                    ended[i] = way == Instance.NONE;
                    if (!ended[i]) {
                        last[i] = way;
                        asked.computeIfAbsent(in.wayUnit[way], _ -> new ArrayList<>())
                                .add(standing(i, way));
                        changed.add(in.wayUnit[way]);
                    }
                }
            }
            for (int unit : changed) {
                var line = asked.getOrDefault(unit, new ArrayList<>());
                var chosen = choice(unit, line);
                for (var it : line) {
                    var child = it.child();
                    if (chosen.contains(child)) {
                        at[child] = unit;
                    } else if (at[child] == unit) {
                        at[child] = Instance.NONE;
                    }
                }
            }
        } while (!changed.isEmpty());
        return Arrays.stream(at).map(it -> it == Instance.NONE ? in.units() : it).toArray();
    }

    /// The way that the child likes best of those on its list that it likes less than the last.
    private int next(int child, int last) {
        var best = Instance.NONE;
        for (var way = in.starts[child]; way < in.starts[child + 1]; way++) {
            if (listed(child, way)
                    && (last == Instance.NONE || dearer(child, last, way))
                    && (best == Instance.NONE || dearer(child, way, best))) {
                best = way;
            }
        }
        return best;
    }
}
