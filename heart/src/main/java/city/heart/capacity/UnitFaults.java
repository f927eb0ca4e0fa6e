// SPDX-License-Identifier: EUPL-1.2
package city.heart.capacity;

import city.base.exchange.Fault;
import city.base.exchange.FaultList;
import city.base.shared.UnitId;
import city.base.web.PageTexts;
import city.heart.unit.UnitIssue;
import city.heart.unit.Units;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What is wrong in the city's own list of units, areas and groups, and what to do about it. It ends when
/// the mended list has been read.
@Component
class UnitFaults implements FaultList {
    private final Capacity capacity;
    private final Units units;

    UnitFaults(Capacity capacity, Units units) {
        this.capacity = capacity;
        this.units = units;
    }

    @Override
    public String subject() {
        return "capacity";
    }

    @Override
    public String permission() {
        return CapacitySubject.ISSUES;
    }

    @Override
    public String title(PageTexts texts) {
        return texts.text("capacity.issues.title");
    }

    @Override
    public String lead(PageTexts texts) {
        return texts.text("capacity.issues.lead");
    }

    @Override
    public List<OpenFault> open(int most, PageTexts texts) {
        return capacity.issues().stream().limit(most).map(it -> fault(it, texts)).toList();
    }

    private OpenFault fault(UnitIssue it, PageTexts texts) {
        var language = it.language();
        var key = "capacity.issue." + it.kind();
        return new OpenFault(
                new Fault(
                        texts.text("capacity.issues.source"),
                        Stream.of(it.what(), it.other(), it.period() == null ? "" : it.period())
                                .filter(text -> !text.isEmpty())
                                .collect(Collectors.joining(", ")),
                        texts.text(
                                key,
                                it.amount(),
                                language == null
                                        ? ""
                                        : language.locale().getDisplayLanguage(texts.locale())),
                        texts.text(key + ".mend")),
                null,
                1,
                0,
                unit(it, texts),
                List.of());
    }

    private @Nullable Link unit(UnitIssue it, PageTexts texts) {
        return it.kind() == UnitIssue.Kind.CAPACITY_BELOW_PLACED
                ? units.find(new UnitId(it.what()))
                        .map(unit ->
                                new Link(
                                        texts.text("capacity.issues.unit"),
                                        "/desk/capacity/" + unit.id().value()))
                        .orElse(null)
                : null;
    }
}
