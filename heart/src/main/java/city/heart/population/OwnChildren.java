// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import city.base.shared.ResidentId;
import city.base.usage.Use;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The children whose data somebody who is signed in may read today: for whom the person decides, or about whom the
/// person is entitled to know (Act on Child Custody and Right of Access 361/1983).
@Component
public class OwnChildren {
    private final Population population;

    OwnChildren(Population population) {
        this.population = population;
    }

    /// @return families as they are known; where an order stands in one (`Family.order`), nothing that is derived from an
    ///     address, and nothing of another guardian, may be shown of it
    @Transactional
    public List<Family> of(ResidentId me, Use use) {
        return population.families(population.childrenOf(me, use), use).values().stream()
                .filter(family ->
                        family.guardians().stream()
                                .anyMatch(it ->
                                        it.person().id().equals(me)
                                                && (it.decides() || it.informed())))
                .toList();
    }
}
