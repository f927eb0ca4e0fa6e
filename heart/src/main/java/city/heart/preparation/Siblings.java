// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.heart.casework.CaseKey;
import city.heart.casework.Register;
import city.heart.casework.Terms;
import city.heart.placement.Placements;
import city.heart.placement.Presence;
import city.heart.population.Home;
import city.heart.unit.Unit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Where a child would be with a brother or sister of the same home in the school year: units where one has a place,
/// where a younger one is in early education and stays there, and units from which children go on to one's school.
@Component
class Siblings {
    /// Who turns six in the year in which the school year begins leaves early education for pre-primary.
    private static final int PRE_PRIMARY_AGE = 6;

    private final Register register;
    private final Presence presence;
    private final Placements placements;

    Siblings(Register register, Presence presence, Placements placements) {
        this.register = register;
        this.presence = presence;
        this.placements = placements;
    }

    /// @return units by child; whoever has no sibling anywhere is left out
    Map<ResidentId, Set<UnitId>> units(Terms terms, String period, Collection<Home> homes) {
        var all =
                homes.stream()
                        .flatMap(it -> it.siblings().stream().map(Home.Sibling::id))
                        .distinct()
                        .toList();
        if (all.isEmpty()) {
            return Map.of();
        }
        var days = terms.days();
        var year = days.first(period).getYear();
        var small =
                homes.stream()
                        .flatMap(it -> it.siblings().stream())
                        .filter(it -> it.born() != null && it.born() > year - PRE_PRIMARY_AGE)
                        .map(Home.Sibling::id)
                        .distinct()
                        .toList();
        Map<ResidentId, Set<UnitId>> where = new HashMap<>();
        presence.units(all, days.first(period), days.last(period))
                .forEach((child, units) -> where.put(child, new HashSet<>(units)));
        register.presentUnits(small, terms.service())
                .forEach((child, unit) ->
                        where.computeIfAbsent(child, _ -> new HashSet<>()).add(unit));
        var kind = placements.list(terms.kind());
        Map<ResidentId, Set<UnitId>> near = new HashMap<>();
        for (var home : homes) {
            var theirs =
                    home.siblings().stream()
                            .flatMap(it -> where.getOrDefault(it.id(), Set.of()).stream())
                            .collect(Collectors.toSet());
            if (!theirs.isEmpty()) {
                near.put(home.child(), withLinks(theirs, kind));
            }
        }
        return near;
    }

    /// Whether one child would be with a brother or sister in a unit.
    boolean in(Terms terms, CaseKey key, UnitId unit) {
        var homes = register.homes(List.of(key.child()), terms.service());
        return units(terms, key.period(), homes.values())
                .getOrDefault(key.child(), Set.of())
                .contains(unit);
    }

    private static Set<UnitId> withLinks(Set<UnitId> theirs, List<Unit> kind) {
        var units = new HashSet<>(theirs);
        kind.stream()
                .filter(it -> it.schools().stream().anyMatch(theirs::contains))
                .map(Unit::id)
                .forEach(units::add);
        return units;
    }
}
