// SPDX-License-Identifier: EUPL-1.2
package city.demo;

import city.population.Population;
import city.population.PopulationFeed;
import city.population.PopulationLoad;
import city.shared.RecordingNumber;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Brings the registers' extracts into the city, each through the front door of the module that owns
/// the data, and takes the changes that come after.
@Component
@Demonstration
class Seeding {
    private static final Map<String, String> STEPS =
            Map.of(
                    "read", "Reading the population register's extract",
                    "relations", "Joining children and guardians",
                    "indexes", "Making indexes");

    private final Population population;
    private final PopulationLoad populationLoad;
    private final PopulationFeed populationFeed;

    Seeding(Population population, PopulationLoad populationLoad, PopulationFeed populationFeed) {
        this.population = population;
        this.populationLoad = populationLoad;
        this.populationFeed = populationFeed;
    }

    /// The files of a first load.
    record Extracts(Path population, Path education, Path buildings) {
        List<Path> all() {
            return List.of(population, education, buildings);
        }
    }

    /// Hears what is done now, in words, and how far it is.
    @FunctionalInterface
    interface Bar {
        void show(String what, double share);
    }

    /// True when all that a first start loads is there.
    boolean done() {
        return !population.latest().equals(new RecordingNumber(0));
    }

    void load(Extracts extracts, long registerKey, Bar bar) {
        if (population.latest().equals(new RecordingNumber(0))) {
            populationLoad.load(
                    extracts.population(),
                    registerKey,
                    (step, share) -> bar.show(STEPS.getOrDefault(step, step), share));
        }
    }

    void connect(URI register) {
        populationFeed.connect(register);
    }

    void takeChanges() {
        populationFeed.catchUp();
    }
}
