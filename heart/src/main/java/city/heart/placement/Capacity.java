// SPDX-License-Identifier: EUPL-1.2
package city.heart.placement;

import city.base.shared.CityTime;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door of capacity: groups of units over time, what they have in seats and staff, how full the
/// staff is, and what is wrong in the city's list of units. Numbers of units only, nothing of a child.
@Service
public class Capacity {
    private final CapacityRepository repository;
    private final PlacementRepository placements;
    private final GroupSeats seats;
    private final Clock clock;

    Capacity(
            CapacityRepository repository,
            PlacementRepository placements,
            JdbcClient jdbc,
            @CityTime Clock clock) {
        this.repository = repository;
        this.placements = placements;
        this.seats = new GroupSeats(repository, new UnitsWriter(jdbc));
        this.clock = clock;
    }

    /// A unit's groups, past and future ones among them.
    @Transactional(readOnly = true)
    public List<CareGroup> groups(UnitId unit) {
        return repository.groups(unit);
    }

    /// When a unit is open; empty where there is no such unit.
    @Transactional(readOnly = true)
    public Optional<OpenYears> years(UnitId unit) {
        return repository.open(unit);
    }

    /// School years for which the city has seats or areas, the earliest first: `2026-27`.
    @Transactional(readOnly = true)
    public List<String> periods() {
        return repository.years().stream().map(SchoolYear::period).toList();
    }

    /// Who changed the groups of a unit, the latest first.
    @Transactional(readOnly = true)
    public List<GroupStep> steps(UnitId unit) {
        return repository.steps(unit);
    }

    /// A new group, or one that goes on with other seats or caretakers after it was closed. The unit's
    /// seats follow.
    ///
    /// @param name of the group, 1 to 100 characters
    /// @param last null where no last day is known
    /// @param by an officer's id
    @Transactional
    public GroupOutcome add(
            UnitId unit,
            String kind,
            String name,
            int places,
            BigDecimal caretakers,
            LocalDate first,
            @Nullable LocalDate last,
            String by) {
        if (last != null && last.isBefore(first)) {
            return GroupOutcome.ENDS_BEFORE_IT_BEGINS;
        }
        if (!repository.lock(unit).contains(kind)) {
            return GroupOutcome.NOT_THERE;
        }
        var fresh =
                new CareGroup(UUID.randomUUID(), unit, kind, name, places, caretakers, first, last);
        var overlaps =
                repository.groups(unit).stream()
                        .filter(it -> it.kind().equals(kind) && it.name().equals(name))
                        .anyMatch(it -> it.on(first) || fresh.on(it.first()));
        if (overlaps) {
            return GroupOutcome.OVERLAPS;
        }
        repository.insert(fresh);
        repository.step(fresh, GroupStep.What.ADDED, clock.instant(), by);
        follow(unit, kind);
        return GroupOutcome.DONE;
    }

    /// Sets a group's last day, or another one. The unit's seats follow; nobody who holds one loses it.
    ///
    /// @param by an officer's id
    @Transactional
    public GroupOutcome close(UnitId unit, UUID group, LocalDate last, String by) {
        repository.lock(unit);
        var groups = repository.groups(unit);
        var its = groups.stream().filter(it -> it.id().equals(group)).findFirst().orElse(null);
        if (its == null) {
            return GroupOutcome.NOT_THERE;
        }
        if (last.isBefore(its.first())) {
            return GroupOutcome.ENDS_BEFORE_IT_BEGINS;
        }
        var overlaps =
                groups.stream()
                        .filter(it -> it != its && it.kind().equals(its.kind()))
                        .filter(it -> it.name().equals(its.name()))
                        .anyMatch(
                                it -> it.first().isAfter(its.first()) && !it.first().isAfter(last));
        if (overlaps) {
            return GroupOutcome.OVERLAPS;
        }
        repository.close(group, last);
        repository.step(
                new CareGroup(
                        group,
                        unit,
                        its.kind(),
                        its.name(),
                        its.seats(),
                        its.caretakers(),
                        its.first(),
                        last),
                GroupStep.What.CLOSED,
                clock.instant(),
                by);
        follow(unit, its.kind());
        return GroupOutcome.DONE;
    }

    /// What a child who holds a place means for the staff.
    ///
    /// @return false where nobody of this number holds a place
    @Transactional
    public boolean counts(UUID holder, ChildNeed need) {
        if (rules().occupancy().filter(it -> it.needs().containsKey(need.need())).isEmpty()) {
            throw new IllegalArgumentException("Unknown service need " + need.need());
        }
        return repository.counts(holder, need) > 0;
    }

    /// How full a unit's staff is, month by month of a school year.
    ///
    /// @param drafts children whom the draft of a round places here for the year
    /// @return empty where the city keeps no coefficients, or the unit has no groups of a kind that counts
    @Transactional(readOnly = true)
    public List<OccupancyMonth> months(UnitId unit, String period, String kind, int drafts) {
        var by = rules().occupancy().orElse(null);
        var year = SchoolYear.of(period);
        if (by == null || by.need(kind).isEmpty()) {
            return List.of();
        }
        var groups = repository.groups(unit);
        if (groups.isEmpty()) {
            return List.of();
        }
        var bookings = new ArrayList<>(repository.bookings(unit, year.first(), year.last(), by));
        for (var i = 0; i < drafts; i++) {
            bookings.add(
                    new Booking(
                            "draft " + i,
                            Stage.DRAFT,
                            year.first(),
                            year.last(),
                            by.need(kind).orElseThrow(),
                            BigDecimal.ONE,
                            null,
                            false));
        }
        return new Occupancy(by)
                .months(
                        YearMonth.from(year.first()),
                        YearMonth.from(year.last()),
                        bookings,
                        day -> CareGroup.caretakers(groups, day));
    }

    /// What is wrong in the city's list of units: what its last reading found, and units with more children
    /// than seats as it is now.
    @Transactional(readOnly = true)
    public List<UnitIssue> issues() {
        return Stream.concat(repository.issues().stream(), repository.below().stream()).toList();
    }

    private void follow(UnitId unit, String kind) {
        seats.follow(
                repository.groups(unit).stream().filter(it -> it.kind().equals(kind)).toList());
    }

    private UnitRules rules() {
        return placements.rules();
    }
}
