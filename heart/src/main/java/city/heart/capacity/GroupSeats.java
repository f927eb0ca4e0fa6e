// SPDX-License-Identifier: EUPL-1.2
package city.heart.capacity;

import city.base.shared.UnitId;
import city.heart.placement.DeclaredSeats;
import city.heart.unit.CareGroup;
import city.heart.unit.SchoolYear;
import city.heart.unit.UnitPlaces;
import city.heart.unit.Units;
import city.heart.unit.UnitsListener;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Seats follow from groups: a unit with groups has, from the first school year on that begins when it has
/// one, the seats of its groups; before that, and where there are none, what the city's folder says.
@Component
class GroupSeats implements UnitsListener {
    private static final Logger log = LoggerFactory.getLogger(GroupSeats.class);

    private final CapacityRepository repository;
    private final Units units;
    private final DeclaredSeats seats;

    GroupSeats(CapacityRepository repository, Units units, DeclaredSeats seats) {
        this.repository = repository;
        this.units = units;
        this.seats = seats;
    }

    private record Pool(UnitId unit, String kind) {
        static Pool of(CareGroup it) {
            return new Pool(it.unit(), it.kind());
        }
    }

    @Override
    public void unitsRead(List<UnitPlaces> places, List<CareGroup> groups) {
        repository.replace(groups);
        seats.replace(places);
        follow(repository.groups());
        seats.exceeded(List.of())
                .forEach(it -> log.warn("The city's units: {}. See /desk/faults", it));
    }

    /// School years for which the city has seats or areas, the earliest first.
    List<SchoolYear> years() {
        var years = new TreeSet<SchoolYear>();
        units.periods().forEach(it -> years.add(SchoolYear.of(it)));
        seats.periods().forEach(it -> years.add(SchoolYear.of(it)));
        return List.copyOf(years);
    }

    /// @param groups all of a unit and kind, or of none
    void follow(List<CareGroup> groups) {
        var years = years();
        var capacities = new ArrayList<UnitPlaces>();
        for (var pool : groups.stream().map(Pool::of).distinct().toList()) {
            var its = groups.stream().filter(it -> Pool.of(it).equals(pool)).toList();
            var begins =
                    its.stream().map(CareGroup::first).min(Comparator.naturalOrder()).orElseThrow();
            var open = units.years(pool.unit()).orElseThrow();
            years.stream()
                    .filter(it -> !it.first().isBefore(begins) && open.open(it))
                    .forEach(it ->
                            capacities.add(
                                    new UnitPlaces(
                                            pool.unit(),
                                            pool.kind(),
                                            it,
                                            CareGroup.seats(its, it))));
        }
        seats.set(capacities);
    }
}
