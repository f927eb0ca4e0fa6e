// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.heart.population.Address;
import city.heart.population.Population;
import city.heart.population.Resident;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Reads them from the register; the look is recorded as a use.
@Component
class RegisterAddressees implements Addressees {
    private final Population population;

    RegisterAddressees(Population population) {
        this.population = population;
    }

    @Override
    @Transactional
    public Map<ResidentId, Addressee> read(
            Collection<ResidentId> people,
            Language language,
            String purpose,
            @Nullable String service) {
        Map<ResidentId, Addressee> found = new HashMap<>();
        population
                .findAll(people, DeliveryUse.ofAddresses(purpose, service))
                .forEach((id, resident) -> found.put(id, addressee(resident, language)));
        return found;
    }

    private static Addressee addressee(Resident resident, Language language) {
        var names = resident.names();
        var address = resident.address();
        List<String> lines =
                names == null || address == null || address.postalCode() == null
                        ? List.of()
                        : lines(names.full(), address, language);
        return new Addressee(lines, resident.order(), resident.died() != null);
    }

    private static List<String> lines(String name, Address address, Language language) {
        return Stream.of(name, address.street(language), address.post(language))
                .filter(it -> !it.isEmpty())
                .toList();
    }
}
