// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.units;

import city.synthetic.CityFolder;
import city.synthetic.Dice;
import city.synthetic.Progress;
import city.synthetic.SyntheticCity;
import city.synthetic.population.Population;
import city.synthetic.population.StreetNames;
import city.synthetic.record.RegisterPerson;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/// Plans the invented city's schools and pre-primary units, with their admission areas, for the
/// children of the full-size city, and writes them into its folder. Run by hand when seed, first day
/// or data change; what it writes is data and is committed.
public final class UnitPlanner {
    /// First-graders of one Finnish and one Swedish school, children of one pre-primary unit.
    private static final int FINNISH_SCHOOL = 66;

    private static final int SWEDISH_SCHOOL = 22;
    private static final int PRE_PRIMARY = 21;

    /// Places beyond the children who live there today: 7 in 100.
    private static final double SPARE = 1.07;

    private static final int LONG_AGO = 2019;

    private final Population population;
    private final int year;
    private final Squares squares;
    private final Dice dice;
    private final List<Unit> units = new ArrayList<>();
    private final List<AdmissionArea> areas = new ArrayList<>();
    private int[] homeIn = {};
    private int place;

    private UnitPlanner(Population population) {
        this.population = population;
        this.year = population.firstDay().getYear();
        this.squares = Squares.covering(population.areas());
        this.dice = Dice.of(population.seed(), "units", 0);
    }

    /// Plans the units of a city.
    ///
    /// @param arguments the city's folder
    public static void main(String[] arguments) {
        var folder = CityFolder.read(Path.of(arguments[0]));
        var city =
                SyntheticCity.generate(folder, folder.seed(), folder.firstDay(), 0, Progress.NONE);
        var planner = new UnitPlanner(city.population());
        planner.plan("fi", FINNISH_SCHOOL);
        planner.plan("sv", SWEDISH_SCHOOL);
        UnitsFile.write(folder.path().resolve("units/units.geojson"), planner.units);
        AdmissionArea.write(folder.path().resolve("units/admission-areas.geojson"), planner.areas);
        new PrintStream(System.out, true, StandardCharsets.UTF_8)
                .printf(
                        "%d units, %d admission areas%n",
                        planner.units.size(), planner.areas.size());
    }

    private void plan(String language, int schoolSize) {
        var forSchool = demand(language, year - 7);
        var forPrePrimary = demand(language, year - 6);
        var both = new double[squares.size()];
        for (int i = 0; i < both.length; i++) {
            both[i] = (forSchool[i] + forPrePrimary[i]) / 2;
        }
        var all = IntStream.range(0, squares.size()).toArray();
        double total = IntStream.of(all).mapToDouble(i -> both[i]).sum();
        int schools = (int) Math.round(total / schoolSize);
        var sites = new Sites(squares, all, both, schools, dice);
        // Until the last school opens the others share its area.
        areas(language, year - 1, sites.balance(schools - 1, 120), schools - 1);
        var owner = sites.balance(schools, 250);
        areas(language, year, owner, schools);
        var firstGraders = sites.loads(owner, forSchool, schools);
        for (int school = 0; school < schools; school++) {
            int mine = school;
            int at = nearestHome(sites.east[school], sites.north[school]);
            boolean isNew = school == schools - 1;
            units.add(
                    unit(
                            Unit.Kind.SCHOOL,
                            language,
                            id("school", language, school),
                            id("school", language, school),
                            at,
                            true,
                            isNew ? year : LONG_AGO,
                            (int) Math.ceil(firstGraders[school] * SPARE)));
            prePrimary(
                    language,
                    school,
                    at,
                    IntStream.range(0, owner.length).filter(i -> owner[i] == mine).toArray(),
                    forPrePrimary);
            place++;
        }
    }

    /// The pre-primary units of a school's area: one beside the school, the others among the homes; in
    /// some larger areas the last one is private.
    private void prePrimary(
            String language, int school, int schoolAt, int[] area, double[] demand) {
        double children = IntStream.of(area).mapToDouble(i -> demand[i]).sum();
        int count = Math.max(1, (int) Math.round(children / PRE_PRIMARY));
        var sites = new Sites(squares, area, demand, count, dice);
        var owner = sites.balance(count, 120);
        var load = sites.loads(owner, demand, count);
        int beside = nearest(sites, count, schoolAt);
        for (int i = 0; i < count; i++) {
            boolean isPrivate = i != beside && i == (beside == count - 1 ? 0 : count - 1);
            isPrivate &= count >= 3 && school % 2 == 0;
            place++;
            units.add(
                    unit(
                            Unit.Kind.PRE_PRIMARY,
                            language,
                            id("pre-primary", language, school) + "-" + (i + 1),
                            id("school", language, school),
                            i == beside ? schoolAt : nearestHome(sites.east[i], sites.north[i]),
                            !isPrivate,
                            LONG_AGO,
                            Math.max(8, (int) Math.ceil(load[i] * SPARE))));
        }
    }

    private int nearest(Sites sites, int count, int at) {
        int best = 0;
        for (int i = 1; i < count; i++) {
            if (distance(at, sites.east[i], sites.north[i])
                    < distance(at, sites.east[best], sites.north[best])) {
                best = i;
            }
        }
        return best;
    }

    private Unit unit(
            Unit.Kind kind,
            String language,
            String id,
            String school,
            int building,
            boolean municipal,
            int firstYear,
            int places) {
        boolean isSchool = kind == Unit.Kind.SCHOOL;
        var fi = StreetNames.placeGenitive(place) + (isSchool ? " koulu" : " päiväkoti");
        var sv = StreetNames.placeSwedish(place) + (isSchool ? "skolan" : " daghem");
        return new Unit(
                id,
                kind,
                Map.of("fi", fi, "sv", sv, "en", language.equals("sv") ? sv : fi),
                language,
                municipal,
                population.easting(building),
                population.northing(building),
                school,
                firstYear,
                places);
    }

    private void areas(String language, int schoolYear, int[] owner, int count) {
        for (int school = 0; school < count; school++) {
            var shapes = new ArrayList<Geometry>();
            for (int i = 0; i < owner.length; i++) {
                if (owner[i] == school) {
                    shapes.add(squares.shape(i));
                }
            }
            areas.add(
                    new AdmissionArea(
                            id("school", language, school),
                            language,
                            schoolYear,
                            UnaryUnionOp.union(shapes)));
        }
    }

    private static String id(String kind, String language, int number) {
        return "%s-%s-%03d".formatted(kind, language, number + 1);
    }

    /// Children born in that year by square. All but Swedish-speaking children are taken as pupils of
    /// the Finnish schools.
    private double[] demand(String language, int bornIn) {
        var demand = new double[squares.size()];
        var person = new RegisterPerson();
        for (int i = 0; i < population.residents(); i++) {
            if (population.building(i) < 0 || population.bornYear(i) != bornIn) {
                continue;
            }
            boolean swedish = population.fill(person, i).language.equals("sv");
            if (swedish == language.equals("sv")) {
                int building = population.building(i);
                demand[squares.at(population.easting(building), population.northing(building))]++;
            }
        }
        return demand;
    }

    private int nearestHome(double east, double north) {
        if (homeIn.length == 0) {
            homeIn =
                    IntStream.range(0, population.buildingCount())
                            .filter(i -> population.easting(i) != 0 && population.dwellings(i) > 10)
                            .toArray();
        }
        int best = homeIn[0];
        for (int building : homeIn) {
            if (distance(building, east, north) < distance(best, east, north)) {
                best = building;
            }
        }
        return best;
    }

    private double distance(int building, double east, double north) {
        return Math.hypot(
                population.easting(building) - east, population.northing(building) - north);
    }
}
