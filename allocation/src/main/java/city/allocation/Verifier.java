// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Proves a result anew, from instance, rule and result alone. Shares no code with the solvers: it knows
/// the instance and reads certificates, and for the lot and the ladder it has code of its own.
///
/// Proves for every result: each child has one allowed unit or none, kept places are kept, no unit holds
/// more than its seats. For `Tiers`: the stated values; by the prices, that no tier can be better; that
/// no other solution is as good in all tiers, the lot included, so that the order of the input cannot have
/// mattered. For `Ladder`: no child wants a seat that is free for it or held by one further back in line
/// (stable, nothing wasted), and none can do better in any such solution (asked anew in rounds).
public final class Verifier {
    private final Instance in;
    private final List<String> proven = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    /// Unit index per child; the number of units for none.
    private final int[] place;

    private Verifier(Instance in) {
        this.in = in;
        place = new int[in.children()];
    }

    public static Verdict verify(Instance instance, Rule rule, Result result) {
        var verifier = new Verifier(instance);
        verifier.read(result);
        if (verifier.failures.isEmpty()) {
            verifier.feasible();
        }
        if (verifier.failures.isEmpty()) {
            switch (rule) {
                case Tiers tiers ->
                        new TierProof(
                                        instance,
                                        tiers,
                                        verifier.place,
                                        verifier.proven,
                                        verifier.failures)
                                .check(result);
                case Ladder ladder ->
                        new LadderProof(
                                        instance,
                                        ladder,
                                        verifier.place,
                                        verifier.proven,
                                        verifier.failures)
                                .check();
            }
        }
        return new Verdict(verifier.proven, verifier.failures);
    }

    private void read(Result result) {
        java.util.Arrays.fill(place, in.units());
        for (Map.Entry<String, String> it : result.places().entrySet()) {
            var child = in.findChild(it.getKey());
            var unit = in.findUnit(it.getValue());
            if (child.isEmpty() || unit.isEmpty()) {
                failures.add(
                        "Child %s is placed in unit %s, and the instance does not know %s."
                                .formatted(
                                        it.getKey(),
                                        it.getValue(),
                                        child.isEmpty() ? "the child" : "the unit"));
            } else {
                place[child.getAsInt()] = unit.getAsInt();
            }
        }
    }

    private void feasible() {
        var held = new int[in.units()];
        var kept = new int[in.units()];
        for (var i = 0; i < place.length; i++) {
            var child = in.childIds[i];
            if (place[i] < in.units()) {
                held[place[i]] += in.childSeats[i];
                if (in.way(i, place[i]) == Instance.NONE) {
                    failures.add(
                            "Child %s is in unit %s, which is not allowed for it."
                                    .formatted(child, in.unitIds[place[i]]));
                }
            }
            if (in.keeps[i] != Instance.NONE) {
                kept[in.keeps[i]] += in.childSeats[i];
                if (place[i] != in.keeps[i]) {
                    failures.add(
                            "Child %s had the place in unit %s to keep and lost it."
                                    .formatted(child, in.unitIds[in.keeps[i]]));
                }
            }
        }
        for (var u = 0; u < held.length; u++) {
            if (held[u] > Math.max(in.unitSeats[u], kept[u])) {
                failures.add(
                        "Unit %s has %d seats and holds %d children."
                                .formatted(in.unitIds[u], in.unitSeats[u], held[u]));
            }
        }
        if (failures.isEmpty()) {
            proven.add("Each child has one allowed unit or none; no unit holds too many.");
        }
    }
}
