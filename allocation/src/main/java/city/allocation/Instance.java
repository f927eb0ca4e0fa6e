// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;

/// Children, units and ways of one round, in canonical order: children and units by id, ways by unit,
/// whatever the order they came in. Children and units are asked by index in that order.
public final class Instance {
    /// The longest way that is accepted, in metres.
    public static final int LONGEST_WAY = 1_000_000;

    /// No unit: the child has none.
    public static final int NONE = -1;

    /// How many entries of a child's list lie ready.
    static final int AHEAD = 16;

    final String[] unitIds;
    final int[] unitSeats;
    final String[] childIds;

    /// The children's ids once more, for the lot.
    final Lot.Ids childIdText;

    final int[] childSeats;
    final boolean[] rights;
    final String[] kinds;
    final int[] keeps;
    final int[] wishCount;
    final int[] starts;
    final int[] wayUnit;
    final int[] wayMetres;

    /// Bit g: ground number g.
    final byte[] wayGrounds;

    /// 0: not wished; 1: the first wish.
    final byte[] wayWish;

    final List<Ground> grounds;

    /// Per child the first `AHEAD` entries of its list, packed as `Preferences` says, `NONE` beyond its end.
    final long[] ahead;

    private Instance(List<Child> children, List<Unit> units) {
        unitIds = units.stream().map(Unit::id).toArray(String[]::new);
        unitSeats = units.stream().mapToInt(Unit::seats).toArray();
        var index = new HashMap<String, Integer>();
        for (var u = 0; u < unitIds.length; u++) {
            index.put(unitIds[u], u);
        }
        grounds = groundsOf(children);
        var n = children.size();
        childIds = new String[n];
        childSeats = new int[n];
        rights = new boolean[n];
        kinds = new String[n];
        keeps = new int[n];
        wishCount = new int[n];
        starts = new int[n + 1];
        for (var i = 0; i < n; i++) {
            starts[i + 1] = Math.addExact(starts[i], children.get(i).ways().size());
        }
        wayUnit = new int[starts[n]];
        wayMetres = new int[starts[n]];
        wayGrounds = new byte[starts[n]];
        wayWish = new byte[starts[n]];
        for (var i = 0; i < n; i++) {
            fill(i, children.get(i), index);
        }
        childIdText = Lot.Ids.of(childIds);
        ahead = Preferences.ahead(this);
    }

    private Instance(Instance of, int[] unitSeats, int[] keeps) {
        unitIds = of.unitIds;
        this.unitSeats = unitSeats;
        childIds = of.childIds;
        childIdText = of.childIdText;
        childSeats = of.childSeats;
        rights = of.rights;
        kinds = of.kinds;
        this.keeps = keeps;
        wishCount = of.wishCount;
        starts = of.starts;
        wayUnit = of.wayUnit;
        wayMetres = of.wayMetres;
        wayGrounds = of.wayGrounds;
        wayWish = of.wayWish;
        grounds = of.grounds;
        ahead = of.ahead;
    }

    private static List<Ground> groundsOf(List<Child> children) {
        var all = new TreeMap<String, Ground>();
        for (var child : children) {
            for (var way : child.ways()) {
                if (way.grounds().isEmpty()) {
                    continue;
                }
                for (var ground : way.grounds()) {
                    var other = all.putIfAbsent(ground.name(), ground);
                    if (other != null && !other.equals(ground)) {
                        throw new IllegalArgumentException(
                                "The ground \"" + ground.name() + "\" is confidential and is not");
                    }
                }
            }
        }
        if (all.size() > 8) {
            throw new IllegalArgumentException("More than 8 grounds: " + all.keySet());
        }
        return List.copyOf(all.values());
    }

    private void fill(int i, Child child, Map<String, Integer> index) {
        childIds[i] = child.id();
        childSeats[i] = child.seats();
        rights[i] = child.right();
        kinds[i] = child.kind().intern();
        wishCount[i] = child.wishes().size();
        if (child.wishes().size() > 100 || new TreeSet<>(child.wishes()).size() < wishCount[i]) {
            throw new IllegalArgumentException(
                    "Child \"" + child.id() + "\" wishes a unit twice, or more than 100 units");
        }
        var sorted = new ArrayList<>(child.ways());
        sorted.sort(Comparator.comparing(Way::unit));
        var at = starts[i];
        var next = 0;
        for (var way : sorted) {
            // Mostly the unit after the last one.
            var unit =
                    next < unitIds.length && unitIds[next].equals(way.unit())
                            ? Integer.valueOf(next)
                            : index.get(way.unit());
            if (unit == null || (at > starts[i] && wayUnit[at - 1] == unit)) {
                throw new IllegalArgumentException(
                        "Child \"%s\": the unit \"%s\" %s"
                                .formatted(
                                        child.id(),
                                        way.unit(),
                                        unit == null ? "is unknown" : "stands twice"));
            }
            next = unit + 1;
            wayUnit[at] = unit;
            wayMetres[at] = way.metres();
            for (var ground : way.grounds()) {
                wayGrounds[at] |= (byte) (1 << grounds.indexOf(ground));
            }
            at++;
        }
        for (var rank = 0; rank < child.wishes().size(); rank++) {
            wayWish[wayTo(i, child, child.wishes().get(rank), index)] = (byte) (rank + 1);
        }
        keeps[i] = NONE;
        if (child.keeps() != null) {
            keeps[i] = wayUnit[wayTo(i, child, child.keeps(), index)];
        }
    }

    private int wayTo(int i, Child child, String unit, Map<String, Integer> index) {
        var way = index.containsKey(unit) ? way(i, index.get(unit)) : NONE;
        if (way == NONE) {
            throw new IllegalArgumentException(
                    "Child \"%s\" wishes or keeps the unit \"%s\", to which it has no way"
                            .formatted(child.id(), unit));
        }
        return way;
    }

    public static Builder builder() {
        return new Builder();
    }

    /// How many children (cases: children of one birth are one).
    public int children() {
        return childIds.length;
    }

    public int units() {
        return unitIds.length;
    }

    /// The child as it was given, ways in the order of unit ids.
    public Child child(int child) {
        var wishes = new String[wishCount[child]];
        var ways = new ArrayList<Way>();
        for (var way = starts[child]; way < starts[child + 1]; way++) {
            var has = new java.util.HashSet<Ground>();
            for (var g = 0; g < grounds.size(); g++) {
                if ((wayGrounds[way] >> g & 1) == 1) {
                    has.add(grounds.get(g));
                }
            }
            ways.add(new Way(unitIds[wayUnit[way]], wayMetres[way], has));
            if (wayWish[way] > 0) {
                wishes[wayWish[way] - 1] = unitIds[wayUnit[way]];
            }
        }
        return new Child(
                childIds[child],
                childSeats[child],
                rights[child],
                kinds[child],
                keeps[child] == NONE ? null : unitIds[keeps[child]],
                Arrays.asList(wishes),
                ways);
    }

    public Unit unit(int unit) {
        return new Unit(unitIds[unit], unitSeats[unit]);
    }

    /// @return the child's index, or empty if there is none of this id
    public OptionalInt findChild(String id) {
        var at = Arrays.binarySearch(childIds, id);
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(at);
    }

    /// @return the unit's index, or empty if there is none of this id
    public OptionalInt findUnit(String id) {
        var at = Arrays.binarySearch(unitIds, id);
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(at);
    }

    /// All grounds that some child has, by name.
    public List<Ground> grounds() {
        return grounds;
    }

    /// The same with another number of seats in one unit: 0 closes it. Children who keep a place there
    /// keep it.
    public Instance withSeats(String unit, int seats) {
        var changed = unitSeats.clone();
        changed[findUnit(unit).orElseThrow(() -> unknown(unit))] = new Unit(unit, seats).seats();
        return new Instance(this, changed, keeps);
    }

    /// The same where every child placed in this result keeps the place, besides those who kept one
    /// already: what comes later moves nobody who was offered a place.
    public Instance keeping(Result result) {
        var kept = keeps.clone();
        result.places()
                .forEach((child, unit) -> {
                    var at = findChild(child);
                    if (at.isPresent()) {
                        var u = findUnit(unit).orElse(NONE);
                        if (u == NONE || way(at.getAsInt(), u) == NONE) {
                            throw unknown(unit);
                        }
                        kept[at.getAsInt()] = u;
                    }
                });
        return new Instance(this, unitSeats, kept);
    }

    /// The same where these children keep no place: the rule of the round says that they may be moved.
    public Instance releasing(Collection<String> children) {
        var kept = keeps.clone();
        for (var child : children) {
            findChild(child).ifPresent(it -> kept[it] = NONE);
        }
        return new Instance(this, unitSeats, kept);
    }

    /// A builder that holds all of this instance, to add or to replace.
    public Builder toBuilder() {
        var builder = new Builder();
        for (var u = 0; u < units(); u++) {
            builder.unit(unitIds[u], unitSeats[u]);
        }
        for (var i = 0; i < children(); i++) {
            builder.child(child(i));
        }
        return builder;
    }

    /// The index of the way of a child to a unit, or `NONE` if the unit is not allowed for it.
    int way(int child, int unit) {
        var at = Arrays.binarySearch(wayUnit, starts[child], starts[child + 1], unit);
        return at < 0 ? NONE : at;
    }

    /// The bit of a ground in `wayGrounds`; 0 if no child has it.
    int bit(Ground ground) {
        var at = grounds.indexOf(ground);
        return at < 0 ? 0 : 1 << at;
    }

    private static IllegalArgumentException unknown(String unit) {
        return new IllegalArgumentException("The unit \"" + unit + "\" is unknown or not allowed");
    }

    /// Collects children and units in any order.
    public static final class Builder {
        private final Map<String, Child> children = new TreeMap<>();
        private final Map<String, Unit> units = new TreeMap<>();

        private Builder() {}

        /// Adds a unit; one of the same id is replaced.
        public Builder unit(String id, int seats) {
            units.put(id, new Unit(id, seats));
            return this;
        }

        /// Adds a child; one of the same id is replaced.
        public Builder child(Child child) {
            children.put(child.id(), child);
            return this;
        }

        /// Takes a child out again, if it is there.
        public Builder without(String child) {
            children.remove(child);
            return this;
        }

        /// @throws IllegalArgumentException if something does not fit together; the message says what
        public Instance build() {
            return new Instance(List.copyOf(children.values()), List.copyOf(units.values()));
        }
    }
}
