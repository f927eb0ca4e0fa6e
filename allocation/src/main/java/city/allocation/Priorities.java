// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a `Ladder` says about an instance.
final class Priorities {
    private static final int INDEX_BITS = 23;

    private Priorities() {}

    /// The children in the order of the lot: by the upper 40 bits of their numbers, then by id.
    static int[] drawn(Instance in, String seed) {
        var keys = Lot.numbers(seed, in.childIdText);
        if (keys.length > 1 << INDEX_BITS) {
            throw new IllegalArgumentException("More than 8 million children");
        }
        for (var i = 0; i < keys.length; i++) {
            keys[i] = keys[i] >>> 24 << INDEX_BITS | i;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(it -> (int) (it & (1 << INDEX_BITS) - 1)).toArray();
    }

    /// Reserves and quotas by unit index and kind.
    static Map<Integer, Map<String, Line.Kind>> kinds(Instance in, Ladder rule) {
        if (rule.steps().stream().filter(it -> it instanceof Ladder.Step.Metres).count() > 1
                || rule.steps().size() > 16) {
            throw new IllegalArgumentException("One step may be the way, and 16 are the most");
        }
        var all = new HashMap<Integer, Map<String, Line.Kind>>();
        for (var reserve : rule.reserves()) {
            put(
                    all,
                    index(in, reserve.unit()),
                    null,
                    new Line.Kind(
                            reserve.kind(), reserve.seats(), reserve.kept(), Integer.MAX_VALUE));
        }
        for (var quota : rule.quotas()) {
            var unit = index(in, quota.unit());
            var reserve = all.getOrDefault(unit, Map.of()).get(quota.kind());
            if (reserve != null
                    && (reserve.quota() < Integer.MAX_VALUE || reserve.reserve() > quota.seats())) {
                throw new IllegalArgumentException(
                        "Unit \""
                                + quota.unit()
                                + "\", kind \""
                                + quota.kind()
                                + "\": two quotas, or a quota below the reserve");
            }
            put(
                    all,
                    unit,
                    reserve,
                    reserve == null
                            ? new Line.Kind(quota.kind(), 0, false, quota.seats())
                            : new Line.Kind(
                                    quota.kind(),
                                    reserve.reserve(),
                                    reserve.kept(),
                                    quota.seats()));
        }
        all.forEach((unit, kinds) -> {
            var reserved = kinds.values().stream().mapToLong(Line.Kind::reserve).sum();
            if (reserved > in.unitSeats[unit]) {
                throw new IllegalArgumentException(
                        "Unit \"%s\" keeps %d seats and has %d"
                                .formatted(in.unitIds[unit], reserved, in.unitSeats[unit]));
            }
        });
        return all;
    }

    private static void put(
            Map<Integer, Map<String, Line.Kind>> all,
            int unit,
            Line.@Nullable Kind replaced,
            Line.Kind kind) {
        var old = all.computeIfAbsent(unit, _ -> new HashMap<>()).put(kind.name(), kind);
        if (old != replaced) {
            throw new IllegalArgumentException(
                    "Two reserves or quotas of the kind \"" + kind.name() + "\" in one unit");
        }
    }

    private static int index(Instance in, String unit) {
        return in.findUnit(unit)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "The rule names the unknown unit \"" + unit + "\""));
    }
}
