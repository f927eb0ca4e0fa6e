// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import city.base.shared.ResidentId;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Service;

/// Whose facts a change at some people can touch: themselves, who lives with them, their children,
/// and the children of their guardians. Numbers only: no fact about anybody is told, so it is no use
/// of anybody's data.
@Service
public class Concerned {
    private final FamilyOrders orders;

    Concerned(FamilyOrders orders) {
        this.orders = orders;
    }

    /// @return in the order of their numbers; none for none
    public Set<ResidentId> by(Collection<ResidentId> touched) {
        var concerned = new TreeSet<>(Comparator.comparingInt(ResidentId::value));
        if (!touched.isEmpty()) {
            orders.concerned(touched.stream().map(ResidentId::value).toList())
                    .forEach(it -> concerned.add(new ResidentId(it)));
        }
        return concerned;
    }
}
