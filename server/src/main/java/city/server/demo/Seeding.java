// SPDX-License-Identifier: EUPL-1.2
package city.server.demo;

import city.base.shared.RecordingNumber;
import city.heart.education.EducationFeed;
import city.heart.education.EducationLoad;
import city.heart.population.Population;
import city.heart.register.RegisterFeed;
import city.heart.register.RegisterLoad;
import city.heart.unit.UnitImport;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Brings the registers' extracts into the city, each through the front door of the module that owns
/// the data. Every step finds out by itself whether it was done, so a killed start goes on.
@Component
@Demonstration
class Seeding {
    private static final Map<String, String> STEPS =
            Map.of(
                    "read", "Reading the population register's extract",
                    "relations", "Joining children and guardians",
                    "indexes", "Making indexes");
    private static final RecordingNumber NOTHING = new RecordingNumber(0);

    private final Population population;
    private final RegisterLoad populationLoad;
    private final RegisterFeed populationFeed;
    private final EducationLoad educationLoad;
    private final EducationFeed educationFeed;
    private final UnitImport placement;
    private final ContactSeed contacts;

    Seeding(
            Population population,
            RegisterLoad populationLoad,
            RegisterFeed populationFeed,
            EducationLoad educationLoad,
            EducationFeed educationFeed,
            UnitImport placement,
            ContactSeed contacts) {
        this.population = population;
        this.populationLoad = populationLoad;
        this.populationFeed = populationFeed;
        this.educationLoad = educationLoad;
        this.educationFeed = educationFeed;
        this.placement = placement;
        this.contacts = contacts;
    }

    /// The files of a first load.
    record Extracts(Path population, Path education, Path buildings) {
        List<Path> all() {
            return List.of(population, education, buildings);
        }
    }

    /// Up to which key the extracts hold the registers' changes.
    record Keys(long population, long education) {}

    /// Hears what is done now, in words, and how far it is.
    @FunctionalInterface
    interface Bar {
        void show(String what, double share);
    }

    /// True when all that a first start loads is there; the last step is the education records.
    boolean done() {
        return !population.latest().equals(NOTHING)
                && placement.done()
                && educationFeed.key().isPresent();
    }

    void load(Extracts extracts, Keys keys, Path city, Bar bar) {
        if (population.latest().equals(NOTHING)) {
            populationLoad.load(
                    extracts.population(),
                    keys.population(),
                    (step, share) -> bar.show(STEPS.getOrDefault(step, step), share));
        }
        bar.show("Placing units, admission areas and buildings", 0);
        placement.buildings(extracts.buildings());
        placement.units(city);
        bar.show("Learning phone numbers and e-mail addresses", 0);
        contacts.load(extracts);
        bar.show("Reading the education records", 0);
        if (educationFeed.key().isEmpty()) {
            educationLoad.load(extracts.education(), keys.education());
        }
        bar.show("Reading the education records", 1);
    }

    /// Where the registers answer.
    void connect(URI register) {
        populationFeed.connect(register);
        educationFeed.connect(register);
    }

    /// Takes what the registers tell by now.
    void takeChanges() {
        populationFeed.catchUp();
        educationFeed.catchUp();
    }
}
