// SPDX-License-Identifier: EUPL-1.2
package city.heart.placement;

import city.base.shared.CityTime;
import city.base.shared.Language;
import city.base.shared.Point;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.heart.unit.MapTexts;
import city.heart.unit.Unit;
import city.heart.unit.Units;
import city.heart.unit.WayMeasure;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Places in units. Every call joins the caller's transaction: seat and offer commit
/// together or not at all.
@Service
public class Placements {
    private final PlacementRepository repository;
    private final Clock clock;
    private final WayMeasure ways;
    private final Units units;

    Placements(
            PlacementRepository repository, Units units, @CityTime Clock clock, WayMeasure ways) {
        this.units = units;
        this.repository = repository;
        this.clock = clock;
        this.ways = ways;
    }

    /// The unit that would be chosen now, with nothing reserved.
    @Transactional(readOnly = true)
    public UnitChoice choose(Wish wish) {
        var seats = byUnit(repository.seats(wish.kind(), wish.period()));
        return new Run(List.of(wish)).choose(wish, seats);
    }

    /// Chooses a unit for each wish and reserves its seat, in the order of the list. A holder that has
    /// a seat already keeps it: asking twice changes nothing.
    ///
    /// @return for each holder what was chosen, or why a person must look
    @Transactional
    public Map<UUID, UnitChoice> place(List<Wish> wishes) {
        record Pool(String kind, String period) {}
        var pools =
                wishes.stream()
                        .map(it -> new Pool(it.kind(), it.period()))
                        .distinct()
                        .sorted(Comparator.comparing(Pool::kind).thenComparing(Pool::period))
                        .toList();
        Map<UUID, UnitChoice> choices = new HashMap<>();
        for (var pool : pools) {
            var mine =
                    wishes.stream()
                            .filter(it -> pool.equals(new Pool(it.kind(), it.period())))
                            .toList();
            // Locked before the look at who holds what: a second caller sees what the first did.
            var seats = byUnit(repository.seatsForUpdate(pool.kind(), pool.period()));
            var run = new Run(mine);
            var placed = new ArrayList<Wish>();
            for (var wish : mine) {
                var held = run.heldBy(wish);
                var choice = held.isPresent() ? held.get() : run.choose(wish, seats);
                choices.put(wish.holder(), choice);
                if (held.isEmpty() && choice instanceof UnitChoice.Proposed to) {
                    seats.computeIfPresent(to.unit(), (_, its) -> its.plusOne());
                    run.remember(wish, to);
                    placed.add(wish);
                }
            }
            repository.insert(placed, choices);
        }
        return choices;
    }

    /// The units from which a person may choose for one child, the nearest first, full ones among them.
    /// Reserves nothing.
    ///
    /// @param wish in the language by which the child's admission area is found
    /// @param teaching the language of the place
    @Transactional(readOnly = true)
    public List<Room> rooms(Wish wish, Language teaching) {
        return new Run(List.of(wish))
                .rooms(wish, teaching, byUnit(repository.seats(wish.kind(), wish.period())));
    }

    /// Reserves a seat in the unit that a person chose, and gives back the seat that it stands instead
    /// of; where the choice is not possible, nothing is given back. The same holder twice is one seat.
    ///
    /// @param insteadOf the holder of the seat so far; null where there is none
    @Transactional
    public UnitChoice placeAt(Wish wish, UnitId unit, Language teaching, @Nullable UUID insteadOf) {
        var seats = byUnit(repository.seatsForUpdate(wish.kind(), wish.period()));
        var run = new Run(List.of(wish));
        var held = run.heldBy(wish);
        if (held.isPresent()) {
            return held.get();
        }
        var choice = run.chosen(wish, unit, teaching, insteadOf, seats);
        if (choice instanceof UnitChoice.Proposed) {
            if (insteadOf != null) {
                release(List.of(insteadOf));
            }
            repository.insert(List.of(wish), Map.of(wish.holder(), choice));
        }
        return choice;
    }

    /// Which units are open to each of these children, by holder; a child of whose birth one has a seat
    /// already goes to that unit only. Reserves nothing.
    @Transactional(readOnly = true)
    public Map<UUID, Reach> reach(List<Wish> wishes) {
        var run = new Run(wishes);
        Map<String, Map<UnitId, Seats>> pools = new HashMap<>();
        Map<UUID, Reach> reached = new HashMap<>();
        for (var wish : wishes) {
            var seats =
                    pools.computeIfAbsent(
                            wish.kind() + " " + wish.period(),
                            _ -> byUnit(repository.seats(wish.kind(), wish.period())));
            reached.put(wish.holder(), run.reach(wish, seats));
        }
        return reached;
    }

    /// Reserves the seats that a round chose, where they can still be had. The same holder twice is one
    /// seat. All wishes are of one kind and period.
    ///
    /// @param chosen by holder
    /// @return by holder; `ALL_FULL` where the seat is gone, which nothing but an officer's own offer
    ///     in between can bring about. A school takes the children of its own area also when it is full
    @Transactional
    public Map<UUID, UnitChoice> take(List<Wish> wishes, Map<UUID, UnitChoice.Proposed> chosen) {
        if (wishes.isEmpty()) {
            return Map.of();
        }
        var first = wishes.getFirst();
        var seats = byUnit(repository.seatsForUpdate(first.kind(), first.period()));
        var run = new Run(wishes);
        Map<UUID, UnitChoice> choices = new HashMap<>();
        var placed = new ArrayList<Wish>();
        for (var wish : wishes) {
            var held = run.heldBy(wish);
            var choice =
                    held.isPresent()
                            ? held.get()
                            : run.taken(
                                    wish, Objects.requireNonNull(chosen.get(wish.holder())), seats);
            choices.put(wish.holder(), choice);
            if (held.isEmpty() && choice instanceof UnitChoice.Proposed to) {
                seats.computeIfPresent(to.unit(), (_, its) -> its.plusOne());
                run.remember(wish, to);
                placed.add(wish);
            }
        }
        repository.insert(placed, choices);
        return choices;
    }

    /// In which admission area or district each home lies, by holder; absent where there is no known
    /// home or no area. To see whether a move has made another unit the right one. Counts as the address.
    @Transactional(readOnly = true)
    public Map<UUID, String> areasOf(List<Wish> wishes) {
        var run = new Run(wishes);
        Map<UUID, String> areas = new HashMap<>();
        for (var wish : wishes) {
            run.region(wish).ifPresent(it -> areas.put(wish.holder(), it.id()));
        }
        return areas;
    }

    /// These places have been decided: they are no longer only proposed. Said twice it changes nothing.
    @Transactional
    public void confirm(Collection<UUID> holders) {
        repository.confirm(holders, clock.instant());
    }

    /// Gives the seats back. What was given back already stays so.
    @Transactional
    public void release(Collection<UUID> holders) {
        repository.release(holders, clock.instant());
    }

    /// Erases what these held, once nothing of it is kept any longer. The seats stay as they are: their
    /// period is long past.
    ///
    /// @return how many there were
    @Transactional
    public int forget(Collection<UUID> holders) {
        return repository.forget(holders);
    }

    /// @return the unit, or empty when the city's folder has none of this id
    public Optional<Unit> unit(UnitId id) {
        return units.find(id);
    }

    /// A unit's name in a language; empty when the city's folder has none of this id.
    public Optional<String> nameOf(UnitId id, Language language) {
        return units.find(id).map(it -> it.name(language));
    }

    /// The school to which an admission area belongs, of several the first by id; by it people know the area.
    public Optional<UnitId> schoolOf(String area, String period) {
        return units.schoolOf(area, period);
    }

    /// All units of a kind, by id.
    public List<Unit> list(String kind) {
        return units.list(kind);
    }

    /// How full the units are.
    @Transactional(readOnly = true)
    public List<Seats> seats(String kind, String period) {
        return repository.seats(kind, period);
    }

    /// A map of a unit as SVG: see `Units`.
    ///
    /// @param building where the child lives, for whoever lives there too; null on every other map
    public Optional<String> map(
            UnitId id,
            Language teaching,
            String period,
            MapTexts mapTexts,
            @Nullable String building) {
        return units.map(
                id,
                teaching,
                period,
                mapTexts,
                building == null ? null : units.buildings(List.of(building)).get(building));
    }

    /// A map of several units as SVG: see `Units`.
    ///
    /// @param building where the child lives, for whoever lives there too; null for everybody else
    public Optional<String> map(
            List<UnitId> some, String period, MapTexts mapTexts, @Nullable String building) {
        return units.map(
                some,
                period,
                mapTexts,
                building == null ? null : units.buildings(List.of(building)).get(building));
    }

    /// A map of the city's units as SVG, each by how full it is, and whence its children come; never a home. The page says the same in
    /// a table beside it.
    ///
    /// @param title what the picture is called for those who do not see it
    /// @param page in which units are named
    public String map(
            Language teaching,
            String period,
            List<Fill> fill,
            List<Journey> journeys,
            String title,
            Language page) {
        return FillMap.svg(
                units.geography(), teaching, period, fill, journeys, new MapTexts(page, title, ""));
    }

    /// The units, seats and areas of a kind and period as they are, to think of changes to them.
    @Transactional(readOnly = true)
    public Plan plan(String kind, String period) {
        return Plan.of(units.geography(), kind, period, ways, repository.seats(kind, period));
    }

    /// Where buildings stand, by id; who is not known is left out. Where somebody lives there it counts as
    /// the address.
    @Transactional(readOnly = true)
    public Map<String, Point> buildings(Collection<String> ids) {
        return units.buildings(ids);
    }

    private static Map<UnitId, Seats> byUnit(List<Seats> seats) {
        Map<UnitId, Seats> byUnit = new HashMap<>();
        seats.forEach(it -> byUnit.put(it.unit(), it));
        return byUnit;
    }

    /// What is read once for a list of wishes.
    private final class Run {
        private final Chooser chooser;
        private final Map<String, Point> homes;
        private final List<PlacementRepository.Live> live;

        Run(List<Wish> wishes) {
            chooser = new Chooser(units.geography(), LocalDate.now(clock), ways);
            homes =
                    units.buildings(
                            wishes.stream()
                                    .map(Wish::building)
                                    .filter(Objects::nonNull)
                                    .distinct()
                                    .toList());
            Set<ResidentId> children = new HashSet<>();
            wishes.forEach(it -> {
                children.add(it.child());
                children.addAll(it.sameBirth());
            });
            live = new ArrayList<>(repository.live(children));
        }

        Optional<UnitChoice> heldBy(Wish wish) {
            return live.stream()
                    .filter(it -> it.holder().equals(wish.holder()))
                    .map(it -> (UnitChoice) it.choice())
                    .findFirst();
        }

        Optional<Region> region(Wish wish) {
            return chooser.region(wish, home(wish));
        }

        List<Room> rooms(Wish wish, Language teaching, Map<UnitId, Seats> seats) {
            return chooser.rooms(wish, teaching, home(wish), seats);
        }

        UnitChoice chosen(
                Wish wish,
                UnitId unit,
                Language teaching,
                @Nullable UUID insteadOf,
                Map<UnitId, Seats> seats) {
            return holdsAnother(wish, insteadOf)
                    ? new UnitChoice.NeedsPerson(UnitChoice.Why.HOLDS_ANOTHER_PLACE)
                    : chooser.chosen(wish, unit, teaching, home(wish), seats);
        }

        private boolean holdsAnother(Wish wish, @Nullable UUID but) {
            return live.stream()
                    .anyMatch(it ->
                            it.child().equals(wish.child())
                                    && !it.holder().equals(wish.holder())
                                    && !it.holder().equals(but)
                                    && it.overlaps(wish));
        }

        private @Nullable Point home(Wish wish) {
            return wish.building() == null ? null : homes.get(wish.building());
        }

        UnitChoice choose(Wish wish, Map<UnitId, Seats> seats) {
            if (holdsAnother(wish, null)) {
                return new UnitChoice.NeedsPerson(UnitChoice.Why.HOLDS_ANOTHER_PLACE);
            }
            var home = home(wish);
            return chooser.choose(wish, home, seats, together(wish));
        }

        /// The unit of a child of the same birth.
        private Optional<UnitId> together(Wish wish) {
            return live.stream()
                    .filter(it ->
                            wish.sameBirth().contains(it.child())
                                    && it.kind().equals(wish.kind())
                                    && it.period().equals(wish.period()))
                    .map(it -> it.choice().unit())
                    .min(Comparator.naturalOrder());
        }

        Reach reach(Wish wish, Map<UnitId, Seats> seats) {
            if (holdsAnother(wish, null)) {
                return new Reach.NeedsPerson(UnitChoice.Why.HOLDS_ANOTHER_PLACE);
            }
            var reach = chooser.reach(wish, home(wish), seats);
            var together = together(wish);
            return together.isPresent() && reach instanceof Reach.Units(var area, var how, var ways)
                    ? ways.stream()
                            .filter(it -> it.unit().equals(together.get()))
                            .findFirst()
                            .map(it -> (Reach) new Reach.Units(area, how, List.of(it)))
                            .orElse(reach)
                    : reach;
        }

        UnitChoice taken(Wish wish, UnitChoice.Proposed to, Map<UnitId, Seats> seats) {
            if (holdsAnother(wish, null)) {
                return new UnitChoice.NeedsPerson(UnitChoice.Why.HOLDS_ANOTHER_PLACE);
            }
            var its = seats.get(to.unit());
            var free = its != null && its.free();
            return free || wish.neverRefused()
                    ? new UnitChoice.Proposed(
                            to.unit(), to.ground(), to.wayMetres(), to.method(), to.area(), !free)
                    : new UnitChoice.NeedsPerson(UnitChoice.Why.ALL_FULL);
        }

        void remember(Wish wish, UnitChoice.Proposed to) {
            live.add(
                    new PlacementRepository.Live(
                            wish.holder(),
                            wish.child(),
                            wish.kind(),
                            wish.period(),
                            wish.from(),
                            wish.until(),
                            to));
        }
    }
}
