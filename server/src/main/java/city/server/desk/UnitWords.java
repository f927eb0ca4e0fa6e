// SPDX-License-Identifier: EUPL-1.2
package city.server.desk;

import city.base.shared.UnitId;
import city.base.web.Choice;
import city.heart.capacity.Capacity;
import city.heart.capacity.GroupStep;
import city.heart.capacity.OccupancyMonth;
import city.heart.placement.Placements;
import city.heart.service.Services;
import city.heart.unit.CareGroup;
import city.heart.unit.OpenYears;
import city.heart.unit.Unit;
import city.planning.round.PlacementRound;
import city.planning.round.RoundState;
import city.planning.round.Rounds;
import city.planning.round.Run;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts a unit into words and tables.
@Component
class UnitWords {
    /// States of a round in which its latest run is a draft: nothing has been offered by it.
    private static final Set<RoundState> DRAFT =
            EnumSet.of(RoundState.OPEN, RoundState.PUT_FORWARD, RoundState.SIGNED);

    private final Placements placements;
    private final Capacity capacity;
    private final Rounds rounds;
    private final Services services;
    private final DeskWords words;

    UnitWords(
            Placements placements,
            Capacity capacity,
            Rounds rounds,
            Services services,
            DeskWords words) {
        this.placements = placements;
        this.capacity = capacity;
        this.rounds = rounds;
        this.services = services;
        this.words = words;
    }

    UnitView view(Unit unit, String period, List<String> periods, boolean changes, Locale locale) {
        var kinds = unit.kinds().stream().sorted().toList();
        var address = unit.addressLine(DeskWords.language(locale));
        return new UnitView(
                unit.id().value(),
                unit.name(DeskWords.language(locale)),
                kinds.stream().map(it -> kind(it, locale)).collect(Collectors.joining(", ")),
                CapacityPage.languages(unit, locale),
                unit.municipal(),
                capacity.years(unit.id()).map(it -> years(it, locale)).orElse(null),
                address.isEmpty() ? null : address,
                kinds.stream()
                        .flatMap(kind ->
                                periods.stream().flatMap(it -> seats(unit, kind, it, locale)))
                        .toList(),
                capacity.groups(unit.id()).stream().map(it -> group(it, locale)).toList(),
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
                                                        drafts(unit.id(), it, period))
                                                .stream())
                                .map(it -> month(it, locale))
                                .toList(),
                capacity.steps(unit.id()).stream().map(it -> step(it, locale)).toList(),
                kinds.stream().map(it -> new Choice(it, kind(it, locale))).toList(),
                changes);
    }

    private Stream<UnitView.SeatRow> seats(Unit unit, String kind, String period, Locale locale) {
        return placements.seats(kind, period).stream()
                .filter(it -> it.unit().equals(unit.id()))
                .map(it ->
                        new UnitView.SeatRow(
                                kind(kind, locale),
                                period,
                                it.declared(),
                                it.taken() + it.over(),
                                it.beyond(),
                                Math.max(0, it.capacity() - it.taken())));
    }

    private UnitView.GroupRow group(CareGroup it, Locale locale) {
        var last = it.last();
        return new UnitView.GroupRow(
                it.id().toString(),
                it.name(),
                it.seats(),
                number(it.caretakers(), locale),
                city.base.web.Dates.numbers(it.first()),
                DeskWords.day(last),
                last == null ? "" : last.toString(),
                it.on(words.today()));
    }

    private static UnitView.MonthRow month(OccupancyMonth it, Locale locale) {
        return new UnitView.MonthRow(
                it.month().getMonth().getDisplayName(TextStyle.FULL_STANDALONE, locale)
                        + " "
                        + it.month().getYear(),
                it.openDays(),
                number(it.caretakers(), locale),
                percent(it.confirmed(), locale),
                percent(it.planned(), locale),
                percent(it.draft(), locale));
    }

    private UnitView.StepRow step(GroupStep it, Locale locale) {
        var last = DeskWords.day(it.last());
        return new UnitView.StepRow(
                words.text(
                        "desk.capacity.step." + it.what(),
                        locale,
                        it.group(),
                        it.seats(),
                        number(it.caretakers(), locale),
                        city.base.web.Dates.numbers(it.first()),
                        last == null ? "–" : last),
                words.moment(it.at()),
                it.by());
    }

    private @Nullable String years(OpenYears it, Locale locale) {
        var last = it.last();
        return last != null
                ? words.text("desk.capacity.closes", locale, Integer.toString(last + 1))
                : it.first() > words.today().getYear() - 1
                        ? words.text("desk.capacity.opens", locale, Integer.toString(it.first()))
                        : null;
    }

    /// A kind of place by the service that gives it.
    private String kind(String kind, Locale locale) {
        return services.published().stream()
                .filter(it -> it.units().kind().equals(kind))
                .map(it -> it.name(DeskWords.language(locale)))
                .collect(Collectors.joining(", "));
    }

    /// Children whom the rounds of the school year place here in their latest drafts.
    private int drafts(UnitId unit, String kind, String period) {
        return services.published().stream()
                .filter(it -> it.units().kind().equals(kind))
                .flatMap(it -> rounds.find(it.id(), period).stream())
                .filter(it -> DRAFT.contains(it.state()))
                .mapToInt(it -> drafts(it, unit))
                .sum();
    }

    private int drafts(PlacementRound round, UnitId unit) {
        return rounds.runs(round.id()).stream()
                .filter(it -> it.state() == Run.State.DONE)
                .max(
                        Comparator.comparing((Run it) -> it.id().equals(round.chosen()))
                                .thenComparing(Run::number))
                .map(run ->
                        rounds.units(run.id()).stream()
                                .filter(it -> it.unit().equals(unit))
                                .mapToInt(it -> it.filled())
                                .sum())
                .orElse(0);
    }

    private static String number(BigDecimal value, Locale locale) {
        return NumberFormat.getInstance(locale).format(value);
    }

    private static String percent(@Nullable BigDecimal value, Locale locale) {
        if (value == null) {
            return "–";
        }
        var format = NumberFormat.getInstance(locale);
        format.setMinimumFractionDigits(1);
        return format.format(value) + " %";
    }
}
