// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.allocation.Child;
import city.allocation.Instance;
import city.allocation.Result;
import city.allocation.Way;
import city.base.shared.UnitId;
import city.heart.casework.WaitingRepository.LeftToPerson;
import city.heart.placement.Reach;
import city.heart.placement.Seats;
import city.heart.placement.UnitChoice;
import city.heart.preparation.WaitingCases.WaitingChild;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The inputs of one run, from who waits and what is free: a round's instance under pseudonyms, and whom
/// the machine leaves to a person. Plain.
///
/// @param pseudonyms by case; one for children of one birth in one home
/// @param left for whom no unit can be chosen
record Drawing(
        Instance instance,
        Map<UUID, String> pseudonyms,
        Map<UUID, WaitingChild> waiting,
        Map<UUID, Reach.Units> reach,
        List<LeftToPerson> left) {

    /// @param known pseudonyms of earlier runs of this round, by case: a child keeps its own
    /// @param fresh draws a new pseudonym
    static Drawing of(
            List<WaitingChild> waiting,
            Map<UUID, Reach> reach,
            List<Seats> seats,
            Map<UUID, String> known,
            Supplier<String> fresh) {
        Map<UUID, WaitingChild> drawn = new HashMap<>();
        Map<UUID, Reach.Units> open = new HashMap<>();
        var left = new ArrayList<LeftToPerson>();
        var sorted =
                waiting.stream()
                        .sorted(Comparator.comparingInt(it -> it.wish().child().value()))
                        .toList();
        for (var it : sorted) {
            switch (reach.get(it.caseId().value())) {
                case Reach.Units units -> {
                    drawn.put(it.caseId().value(), it);
                    open.put(it.caseId().value(), units);
                }
                case Reach.NeedsPerson(var why) ->
                        left.add(new LeftToPerson(it.caseId(), why.name(), false));
                case null -> throw new IllegalStateException("A wish without an answer");
            }
        }
        var births =
                births(
                        sorted.stream()
                                .filter(it -> drawn.containsKey(it.caseId().value()))
                                .toList());
        Map<UUID, String> pseudonyms = new HashMap<>();
        var free = new HashMap<String, Integer>();
        for (var it : seats) {
            free.put(it.unit().value(), Math.max(0, it.capacity() - it.taken()));
        }
        var builder = Instance.builder();
        var taken = new HashSet<String>();
        var wanted = new ArrayList<OwnSchools.Wanted>();
        var used = new TreeSet<String>();
        for (var birth : births) {
            var first = birth.getFirst();
            var name = known.get(first.caseId().value());
            if (name == null || !taken.add(name)) {
                name = fresh.get();
                taken.add(name);
            }
            for (var it : birth) {
                pseudonyms.put(it.caseId().value(), name);
            }
            var ways = Objects.requireNonNull(open.get(first.caseId().value())).units();
            var near =
                    birth.stream()
                            .flatMap(it -> it.siblings().stream())
                            .collect(Collectors.toSet());
            builder.child(child(name, birth.size(), ways, near));
            var its = ways.stream().map(it -> it.unit().value()).collect(Collectors.toSet());
            wanted.add(new OwnSchools.Wanted(birth.size(), its));
            used.addAll(its);
        }
        var neverRefused = !sorted.isEmpty() && sorted.getFirst().wish().neverRefused();
        var reckoned = neverRefused ? OwnSchools.seats(wanted, free) : free;
        used.forEach(it -> builder.unit(it, reckoned.getOrDefault(it, 0)));
        return new Drawing(builder.build(), pseudonyms, drawn, open, left);
    }

    private static Child child(String name, int seats, List<Reach.Way> ways, Set<UnitId> siblings) {
        return new Child(
                name,
                seats,
                true,
                "",
                null,
                List.of(),
                ways.stream()
                        .map(it ->
                                new Way(
                                        it.unit().value(),
                                        it.metres(),
                                        RoundRule.grounds(it, siblings)))
                        .toList());
    }

    /// Children of one birth in one home together, everybody else alone.
    private static List<List<WaitingChild>> births(List<WaitingChild> sorted) {
        var births = new ArrayList<List<WaitingChild>>();
        Map<Integer, List<WaitingChild>> byChild = new HashMap<>();
        for (var it : sorted) {
            var mine =
                    it.wish().sameBirth().stream()
                            .map(other -> byChild.get(other.value()))
                            .filter(Objects::nonNull)
                            .filter(birth ->
                                    Objects.equals(
                                            birth.getFirst().wish().building(),
                                            it.wish().building()))
                            .findFirst()
                            .orElse(null);
            if (mine == null) {
                mine = new ArrayList<>();
                births.add(mine);
            }
            mine.add(it);
            byChild.put(it.wish().child().value(), mine);
        }
        return births;
    }

    /// What a result means for each case.
    List<DraftPlace> places(Result result) {
        return waiting.values().stream()
                .sorted(Comparator.comparingInt(it -> it.wish().child().value()))
                .map(it -> place(it, result))
                .toList();
    }

    private DraftPlace place(WaitingChild it, Result result) {
        var units = Objects.requireNonNull(reach.get(it.caseId().value()));
        var unit =
                result.unitOf(Objects.requireNonNull(pseudonyms.get(it.caseId().value())))
                        .map(UnitId::new)
                        .orElse(null);
        if (unit == null) {
            return new DraftPlace(it.caseId(), it.wish().child(), null, 0);
        }
        var way =
                units.units().stream()
                        .filter(its -> its.unit().equals(unit))
                        .findFirst()
                        .orElseThrow();
        // The school of an area of its own is no question of the way.
        var own = it.wish().neverRefused() && units.units().size() == 1;
        var choice =
                new UnitChoice.Proposed(
                        unit,
                        way.ownArea()
                                ? UnitChoice.Ground.AREA
                                : way.goesOn()
                                        ? UnitChoice.Ground.CONTINUITY
                                        : UnitChoice.Ground.WAY,
                        own ? null : way.metres(),
                        units.method(),
                        units.area(),
                        false);
        return new DraftPlace(it.caseId(), it.wish().child(), choice, way.metres());
    }
}
