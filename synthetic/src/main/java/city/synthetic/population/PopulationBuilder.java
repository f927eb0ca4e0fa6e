// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.population;

import city.synthetic.CityFolder;
import city.synthetic.Progress;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Makes the whole population: area by area side by side, then, one after another, what crosses
/// areas: guardians who live apart, the families that are not simple, identity codes.
final class PopulationBuilder {

    /// What the areas are made from; read once, shared by all, changed by none.
    record Sources(
            CityFolder folder,
            long seed,
            LocalDate firstDay,
            List<PostalArea> areas,
            AgePyramid pyramid,
            PopulationGrid grid,
            NameLists names,
            Languages languages) {

        static Sources read(CityFolder folder, long seed, LocalDate firstDay) {
            return new Sources(
                    folder,
                    seed,
                    firstDay,
                    PostalArea.read(folder),
                    AgePyramid.read(folder.data("statfin_11re_2019_helsinki.csv")),
                    PopulationGrid.read(folder.data("hsy_population_grid.geojson")),
                    NameLists.read(folder),
                    new Languages(folder.rates()));
        }
    }

    private PopulationBuilder() {}

    static Population build(Sources sources, int wanted, Progress progress) {
        var counts = PopulationCounts.of(sources.areas(), wanted);
        int areas = counts.size();
        var base = new int[areas + 1];
        for (int i = 0; i < areas; i++) {
            base[i + 1] =
                    base[i] + counts.get(i).values().stream().mapToInt(Integer::intValue).sum();
        }
        int residents = base[areas];
        // Guardians elsewhere are about one in a hundred and fifty residents.
        var people = new People(residents + residents / 50 + 500);
        people.size = residents;
        var done = new AtomicInteger();
        var builders =
                IntStream.range(0, areas)
                        .parallel()
                        .mapToObj(i -> {
                            var builder =
                                    new AreaBuilder(
                                                    sources,
                                                    people,
                                                    i,
                                                    base[i],
                                                    base[i + 1] - base[i])
                                            .build(counts.get(i));
                            synchronized (done) {
                                int finished = done.incrementAndGet();
                                progress.report("generate", 0.8 * finished / areas);
                            }
                            return builder;
                        })
                        .toList();
        var buildings = new Buildings();
        int households = 0;
        for (var builder : builders) {
            builder.shift(households, buildings);
            households += builder.households();
        }
        int buildingsOfCity = buildings.size;
        var elsewhere = new Elsewhere(sources, people, buildings);
        var guardianships = new Custody(sources, people, elsewhere, residents).build();
        var families = new NotSimpleFamilies(sources, people, guardianships, elsewhere, residents);
        families.build();
        // Some forty days' deaths.
        double yearly = sources.folder().rates().get("year.deaths") * residents / 1000;
        elsewhere.addDead((int) Math.ceil(yearly * 40 / 365), buildingsOfCity);
        var codes = IdentityCodes.give(sources, people);
        progress.report("generate", 0.95);
        var population =
                new Population(
                        sources,
                        people,
                        buildings,
                        guardianships,
                        residents,
                        codes,
                        families.cases());
        progress.report("generate", 1);
        return population;
    }
}
