// SPDX-License-Identifier: EUPL-1.2
package city.heart.capacity;

import city.base.shared.UnitId;
import city.base.subject.FaultList;
import city.heart.placement.SeatCounts;
import city.heart.unit.UnitIssue;
import city.heart.unit.Units;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// What is wrong in the city's own list of units, areas and groups, and what to do about it. It ends when
/// the mended list has been read.
@Component
class UnitFaults {
    private final Capacity capacity;
    private final SeatCounts counts;
    private final Units units;

    UnitFaults(Capacity capacity, SeatCounts counts, Units units) {
        this.capacity = capacity;
        this.counts = counts;
        this.units = units;
    }

    List<FaultList.OpenFault> open() {
        return capacity.issues(counts.unseen()).stream().map(this::fault).toList();
    }

    private FaultList.OpenFault fault(UnitIssue it) {
        var language = it.language();
        var place =
                Stream.of(it.what(), it.other(), it.period() == null ? "" : it.period())
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(", "));
        return FaultList.OpenFault.of(
                        "capacity.issues.source",
                        place,
                        "capacity.issue." + it.kind(),
                        it.amount(),
                        language == null ? "" : language)
                .with(unit(it), List.of());
    }

    private List<FaultList.Link> unit(UnitIssue it) {
        return it.kind() == UnitIssue.Kind.CAPACITY_BELOW_PLACED
                        && units.find(new UnitId(it.what())).isPresent()
                ? List.of(new FaultList.Link("capacity.issues.unit", "/desk/capacity/" + it.what()))
                : List.of();
    }
}
