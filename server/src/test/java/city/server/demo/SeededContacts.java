// SPDX-License-Identifier: EUPL-1.2
package city.server.demo;

import city.heart.population.Population;
import city.heart.profile.Profiles;
import java.nio.file.Path;

/// Phone numbers and e-mail addresses of an invented city's guardians, as a first start learns them.
public final class SeededContacts {
    private SeededContacts() {}

    public static void load(
            Population population, Profiles profiles, Path people, Path education, Path buildings) {
        new ContactSeed(population, profiles)
                .load(new Seeding.Extracts(people, education, buildings));
    }
}
