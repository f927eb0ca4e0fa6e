// SPDX-License-Identifier: EUPL-1.2
package city.heart.placement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Seats follow from groups: a unit with groups has, from the first school year on that begins when it has
/// one, the seats of its groups; before that, and where there are none, what the city's folder says.
record GroupSeats(CapacityRepository repository, UnitsWriter writer) {
    private record Pool(UnitId unit, String kind) {
        static Pool of(CareGroup it) {
            return new Pool(it.unit(), it.kind());
        }
    }

    /// @param groups all of a unit and kind, or of none
    void follow(List<CareGroup> groups) {
        var years = repository.years();
        var capacities = new ArrayList<UnitsFolder.Capacity>();
        for (var pool : groups.stream().map(Pool::of).distinct().toList()) {
            var its = groups.stream().filter(it -> Pool.of(it).equals(pool)).toList();
            var begins =
                    its.stream().map(CareGroup::first).min(Comparator.naturalOrder()).orElseThrow();
            var open = repository.open(pool.unit()).orElseThrow();
            years.stream()
                    .filter(it -> !it.first().isBefore(begins) && open.open(it))
                    .forEach(it ->
                            capacities.add(
                                    new UnitsFolder.Capacity(
                                            pool.unit(),
                                            pool.kind(),
                                            it,
                                            CareGroup.seats(its, it))));
        }
        writer.capacities(capacities);
    }
}
