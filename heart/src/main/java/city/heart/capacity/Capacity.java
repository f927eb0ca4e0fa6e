// SPDX-License-Identifier: EUPL-1.2
package city.heart.capacity;

import city.base.shared.CityTime;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.base.usage.Actor;
import city.heart.placement.ChildNeed;
import city.heart.placement.DeclaredSeats;
import city.heart.placement.Presence;
import city.heart.unit.CareGroup;
import city.heart.unit.Coefficients;
import city.heart.unit.OpenYears;
import city.heart.unit.SchoolYear;
import city.heart.unit.UnitIssue;
import city.heart.unit.Units;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door of capacity: groups of units over time, what they have in seats and staff, how full the
/// staff is, and what is wrong in the city's list of units. Numbers of units only, nothing of a child.
@Service
public class Capacity {
    private final CapacityRepository repository;
    private final Units units;
    private final Presence presence;
    private final DeclaredSeats declared;
    private final GroupSeats seats;
    private final Clock clock;

    Capacity(
            CapacityRepository repository,
            Units units,
            Presence presence,
            DeclaredSeats declared,
            GroupSeats seats,
            @CityTime Clock clock) {
        this.repository = repository;
        this.units = units;
        this.presence = presence;
        this.declared = declared;
        this.seats = seats;
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
        return units.years(unit);
    }

    /// School years for which the city has seats or areas, the earliest first: `2026-27`.
    @Transactional(readOnly = true)
    public List<String> periods() {
        return seats.years().stream().map(SchoolYear::period).toList();
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
    /// @param by the officer who does it
    @Transactional
    public GroupOutcome add(
            UnitId unit,
            String kind,
            String name,
            int places,
            BigDecimal caretakers,
            LocalDate first,
            @Nullable LocalDate last,
            Actor by) {
        if (last != null && last.isBefore(first)) {
            return GroupOutcome.ENDS_BEFORE_IT_BEGINS;
        }
        if (!units.lock(unit).contains(kind)) {
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
    /// @param by the officer who does it
    @Transactional
    public GroupOutcome close(UnitId unit, UUID group, LocalDate last, Actor by) {
        units.lock(unit);
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
        if (units.coefficients().filter(it -> it.needs().containsKey(need.need())).isEmpty()) {
            throw new IllegalArgumentException("Unknown service need " + need.need());
        }
        return presence.need(holder, need);
    }

    /// How full a unit's staff is, month by month of a school year.
    ///
    /// @param drafts children whom the draft of a round places here for the year
    /// @param unseen children whom the reader may not know of: they do not count
    /// @return empty where the city keeps no coefficients, or the unit has no groups of a kind that counts
    @Transactional(readOnly = true)
    public List<OccupancyMonth> months(
            UnitId unit, String period, String kind, int drafts, Set<ResidentId> unseen) {
        var by = units.coefficients().orElse(null);
        var year = SchoolYear.of(period);
        if (by == null || by.need(kind).isEmpty()) {
            return List.of();
        }
        var groups = repository.groups(unit);
        if (groups.isEmpty()) {
            return List.of();
        }
        var bookings = bookings(unit, year, by, unseen);
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
    ///
    /// @param unseen children whom not every reader may know of: they do not count
    @Transactional(readOnly = true)
    public List<UnitIssue> issues(Set<ResidentId> unseen) {
        return Stream.concat(units.issues().stream(), declared.exceeded(unseen).stream()).toList();
    }

    private void follow(UnitId unit, String kind) {
        seats.follow(
                repository.groups(unit).stream().filter(it -> it.kind().equals(kind)).toList());
    }

    /// Of the kinds whose places count for the staff.
    private List<Booking> bookings(
            UnitId unit, SchoolYear year, Coefficients by, Set<ResidentId> unseen) {
        var bookings = new ArrayList<Booking>();
        for (var it : presence.stays(unit, year.first(), year.last())) {
            var need = it.need() == null ? by.need(it.kind()).orElse(null) : it.need();
            if (need != null && !unseen.contains(it.child())) {
                bookings.add(
                        new Booking(
                                Integer.toString(it.child().value()),
                                it.confirmed() ? Stage.CONFIRMED : Stage.PLANNED,
                                it.first(),
                                it.last(),
                                need,
                                it.assistance(),
                                it.youngUntil(),
                                it.familyDayCare()));
            }
        }
        return bookings;
    }

    /// What came of a change to a unit's groups. All are ordinary results.
    public enum GroupOutcome {
        DONE,
        /// There is a group of this name on some of these days.
        OVERLAPS,
        /// The last day is before the first.
        ENDS_BEFORE_IT_BEGINS,
        /// No such unit or group, or the unit has no places of this kind.
        NOT_THERE
    }
}
