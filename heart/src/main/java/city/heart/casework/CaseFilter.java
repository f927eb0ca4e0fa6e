// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.base.database.Sql;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.base.signin.RightScope;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an officer narrows a list of cases to. A statement takes it whole (`params(filter.places())`), for the
/// rows as for their number, so that a count is always that of the list:
///
/// ```sql
/// where (:service::text is null or c.service = :service)
///   and (not :byUnit or c.unit_id = any(:inUnits))
///   and (not :byPerson or c.child_id = any(:people))
///   and (:secret or not c.protected)
/// ```
///
/// @param service null for all
/// @param units of the place that is proposed or decided; null for all, and for those without one
/// @param people the children; null for all
/// @param scope what the officer may see: without a right to families under an order such cases are not there
public record CaseFilter(
        @Nullable String service,
        @Nullable Set<UnitId> units,
        @Nullable Collection<ResidentId> people,
        RightScope scope) {
    public CaseFilter {
        units = units == null ? null : Set.copyOf(units);
        people = people == null ? null : List.copyOf(people);
    }

    /// Everything that the officer may see.
    public static CaseFilter all(RightScope scope) {
        return new CaseFilter(null, null, null, scope);
    }

    /// Of one service.
    public static CaseFilter of(String service, RightScope scope) {
        return new CaseFilter(service, null, null, scope);
    }

    /// The same for these children only.
    public CaseFilter among(Collection<ResidentId> some) {
        return new CaseFilter(service, units, some, scope);
    }

    /// What stands for the places of the statement.
    public Map<String, Object> places() {
        var places = new HashMap<String, Object>(scope.places());
        places.put("service", service);
        places.put("byUnit", units != null);
        places.put(
                "inUnits",
                units == null
                        ? new String[0]
                        : units.stream().map(UnitId::value).toArray(String[]::new));
        places.put("byPerson", people != null);
        places.put("people", Sql.numbers(people == null ? List.of() : people));
        return places;
    }
}
