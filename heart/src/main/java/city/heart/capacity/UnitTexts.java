// SPDX-License-Identifier: EUPL-1.2
package city.heart.capacity;

import city.base.shared.CityTime;
import city.base.shared.UnitId;
import city.base.signin.SignedIn;
import city.base.usage.ActorTexts;
import city.base.web.Choice;
import city.base.web.PageTexts;
import city.heart.placement.DraftedChildren;
import city.heart.placement.SeatCounts;
import city.heart.service.Services;
import city.heart.unit.CareGroup;
import city.heart.unit.OpenYears;
import city.heart.unit.Unit;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Puts a unit into words and tables.
@Component
class UnitTexts {
    private final SeatCounts counts;
    private final Capacity capacity;
    private final ObjectProvider<DraftedChildren> drafts;
    private final Services services;
    private final Clock clock;
    private final ActorTexts actors;

    UnitTexts(
            SeatCounts counts,
            Capacity capacity,
            ObjectProvider<DraftedChildren> drafts,
            Services services,
            ActorTexts actors,
            @CityTime Clock clock) {
        this.actors = actors;
        this.counts = counts;
        this.capacity = capacity;
        this.drafts = drafts;
        this.services = services;
        this.clock = clock;
    }

    UnitView view(
            Unit unit,
            String period,
            List<String> periods,
            SignedIn.Officer officer,
            PageTexts texts) {
        var unseen = counts.unseenBy(officer);
        var kinds = unit.kinds().stream().sorted().toList();
        var address = unit.addressLine(texts.language());
        return new UnitView(
                unit.id().value(),
                unit.name(texts.language()),
                kinds.stream().map(it -> kind(it, texts)).collect(Collectors.joining(", ")),
                CapacityPage.languages(unit, texts),
                unit.municipal(),
                capacity.years(unit.id()).map(it -> years(it, texts)).orElse(null),
                address.isEmpty() ? null : address,
                kinds.stream()
                        .flatMap(kind ->
                                periods.stream()
                                        .flatMap(it -> seats(unit, kind, it, officer, texts)))
                        .toList(),
                capacity.groups(unit.id()).stream().map(it -> group(it, texts)).toList(),
                periods,
                period,
                period.isEmpty()
                        ? List.of()
                        : kinds.stream()
                                .flatMap(it ->
                                        capacity
                                                .months(
                                                        unit.id(),
                                                        period,
                                                        it,
                                                        drafts(unit.id(), it, period),
                                                        unseen)
                                                .stream())
                                .map(it -> month(it, texts))
                                .toList(),
                capacity.steps(unit.id()).stream().map(it -> step(it, texts)).toList(),
                kinds.stream().map(it -> new Choice(it, kind(it, texts))).toList(),
                texts.day(LocalDate.now(clock)),
                officer.may(CapacitySubject.CHANGE));
    }

    private Stream<UnitView.SeatRow> seats(
            Unit unit, String kind, String period, SignedIn.Officer officer, PageTexts texts) {
        return counts.of(kind, period, officer).stream()
                .filter(it -> it.unit().equals(unit.id()))
                .map(it ->
                        new UnitView.SeatRow(
                                kind(kind, texts),
                                period,
                                it.seats(),
                                it.children(),
                                it.beyond(),
                                it.free()));
    }

    private UnitView.GroupRow group(CareGroup it, PageTexts texts) {
        var last = it.last();
        return new UnitView.GroupRow(
                it.id().toString(),
                it.name(),
                it.seats(),
                number(it.caretakers(), texts),
                texts.day(it.first()),
                texts.dayOrNull(last),
                last == null ? "" : last.toString(),
                it.on(LocalDate.now(clock)));
    }

    private static UnitView.MonthRow month(OccupancyMonth it, PageTexts texts) {
        return new UnitView.MonthRow(
                it.month().getMonth().getDisplayName(TextStyle.FULL_STANDALONE, texts.locale())
                        + " "
                        + it.month().getYear(),
                it.openDays(),
                number(it.caretakers(), texts),
                percent(it.confirmed(), texts),
                percent(it.planned(), texts),
                percent(it.draft(), texts));
    }

    private UnitView.StepRow step(GroupStep it, PageTexts texts) {
        var last = texts.dayOrNull(it.last());
        return new UnitView.StepRow(
                texts.text(
                        "capacity.step." + it.what(),
                        it.group(),
                        it.seats(),
                        number(it.caretakers(), texts),
                        texts.day(it.first()),
                        last == null ? "–" : last),
                texts.moment(it.at()),
                actors.forOfficer(it.by(), texts));
    }

    private @Nullable String years(OpenYears it, PageTexts texts) {
        var last = it.last();
        return last != null
                ? texts.text("capacity.closes", Integer.toString(last + 1))
                : it.first() > LocalDate.now(clock).getYear() - 1
                        ? texts.text("capacity.opens", Integer.toString(it.first()))
                        : null;
    }

    /// A kind of place by the service that gives it.
    private String kind(String kind, PageTexts texts) {
        return services.published().stream()
                .filter(it -> it.units().kind().equals(kind))
                .map(it -> it.name(texts.language()))
                .collect(Collectors.joining(", "));
    }

    /// Children whom drafts place here.
    private int drafts(UnitId unit, String kind, String period) {
        return drafts.stream().mapToInt(it -> it.in(unit, kind, period)).sum();
    }

    private static String number(BigDecimal value, PageTexts texts) {
        return NumberFormat.getInstance(texts.locale()).format(value);
    }

    private static String percent(@Nullable BigDecimal value, PageTexts texts) {
        if (value == null) {
            return "–";
        }
        var format = NumberFormat.getInstance(texts.locale());
        format.setMinimumFractionDigits(1);
        return format.format(value) + " %";
    }
}
