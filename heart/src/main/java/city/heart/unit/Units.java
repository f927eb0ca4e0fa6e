// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import city.base.database.LookedUpOnce;
import city.base.shared.Language;
import city.base.shared.Point;
import city.base.shared.UnitId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The front door of `unit`: units, and where they stand. Public data of the city.
@Service
public class Units {
    private final UnitRepository repository;
    private final LookedUpOnce<Geography> looked = new LookedUpOnce<>();
    private volatile @Nullable Geography known;

    Units(UnitRepository repository) {
        this.repository = repository;
    }

    /// @return the unit, or empty when the city's folder has none of this id
    public Optional<Unit> find(UnitId id) {
        return Optional.ofNullable(geography().unit(id));
    }

    /// All, by id.
    public List<Unit> list() {
        return geography().units().values().stream()
                .sorted(Comparator.comparing(Unit::id))
                .toList();
    }

    /// All units of a kind, by id.
    public List<Unit> list(String kind) {
        return list().stream().filter(it -> it.kinds().contains(kind)).toList();
    }

    /// The kinds of unit that there are, by name.
    public List<String> kinds() {
        return list().stream().flatMap(it -> it.kinds().stream()).distinct().sorted().toList();
    }

    /// The school to which an admission area belongs, of several the first by id; by it people know the area.
    public Optional<UnitId> schoolOf(String area, String period) {
        return geography().list().stream()
                .filter(it -> it.id().equals(area) && it.period().equals(period))
                .flatMap(it -> it.units().stream())
                .min(Comparator.naturalOrder());
    }

    /// A map of a unit as SVG: its admission area, the areas and units around it, and the unit. The page says the same
    /// in words beside it.
    ///
    /// @param home of the child, for whoever lives there; null on every other map
    /// @return the `svg` element, or empty where the unit is unknown
    public Optional<String> map(
            UnitId id, Language teaching, String period, MapTexts mapTexts, @Nullable Point home) {
        var geography = geography();
        return Optional.ofNullable(geography.unit(id))
                .map(unit -> UnitMap.svg(geography, unit, teaching, period, mapTexts, home));
    }

    /// A map of several units as SVG, each with its name where there is room.
    ///
    /// @param some whose names matter most first
    /// @param home of the child, for whoever lives there; null on every other map
    /// @return the `svg` element, or empty where no unit is known
    public Optional<String> map(
            List<UnitId> some, String period, MapTexts mapTexts, @Nullable Point home) {
        var geography = geography();
        var known = some.stream().flatMap(it -> Stream.ofNullable(geography.unit(it))).toList();
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(UnitMap.svg(geography, known, period, mapTexts, home));
    }

    /// Where buildings stand, by id; who is not known is left out. Where somebody lives there it counts as
    /// the address.
    @Transactional(readOnly = true)
    public Map<String, Point> buildings(Collection<String> ids) {
        return repository.buildings(ids);
    }

    /// When a unit is open; empty where there is no such unit.
    @Transactional(readOnly = true)
    public Optional<OpenYears> years(UnitId unit) {
        return repository.open(unit);
    }

    /// School years for which the city has admission areas, the earliest first: `2026-27`.
    @Transactional(readOnly = true)
    public List<String> periods() {
        return repository.periods();
    }

    /// Whoever changes groups or seats of a unit waits here for whoever does so already.
    ///
    /// @return the kinds of the unit; none where there is no such unit
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<String> lock(UnitId unit) {
        return repository.lock(unit);
    }

    /// By what the city counts how full its staff is; empty where it does not.
    @Transactional(readOnly = true)
    public Optional<Coefficients> coefficients() {
        return repository.rules().occupancy();
    }

    /// What the last reading of the city's folder found wrong in it.
    @Transactional(readOnly = true)
    public List<UnitIssue> issues() {
        return repository.issues();
    }

    /// The units that stand in a part of the city.
    ///
    /// @param outline well-known text, EPSG:3067
    public Set<UnitId> within(String outline) {
        try {
            var part = PreparedGeometryFactory.prepare(new WKTReader().read(outline));
            return list().stream()
                    .filter(it ->
                            part.covers(
                                    GeoFile.GEOMETRY.createPoint(
                                            new Coordinate(it.eastMetres(), it.northMetres()))))
                    .map(Unit::id)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (ParseException e) {
            throw new IllegalArgumentException("That is no outline", e);
        }
    }

    /// All of it, to choose by. Read again only after a file was read again.
    public Geography geography() {
        return looked.get(this::read);
    }

    private Geography read() {
        var sha = repository.stamp();
        var now = known;
        if (now == null || !now.sha256().equals(sha)) {
            now = repository.geography(sha);
            known = now;
        }
        return now;
    }

    /// The transaction under way has changed units.
    void changed() {
        looked.forget();
    }
}
