// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The seats of schools that never refuse the children of their own area (Basic Education Act 628/1998,
/// section 6). A school with an area of its own takes all of them, full or not. Schools that share an area
/// are filled up to their seats first; what is missing over all of them is divided evenly. Plain.
final class OwnSchools {
    /// A child, or children of one birth, and the schools of the home's area.
    record Wanted(int seats, Set<String> schools) {
        Wanted {
            schools = Set.copyOf(schools);
        }
    }

    private OwnSchools() {}

    /// @param free seats that are free, by school
    /// @return the seats to reckon with, never fewer than the free ones, of each school that is wanted
    static Map<String, Integer> seats(List<Wanted> all, Map<String, Integer> free) {
        var seats = new TreeMap<String, Integer>();
        for (var it : all) {
            it.schools().forEach(school -> seats.put(school, free.getOrDefault(school, 0)));
        }
        var only = new HashMap<String, Integer>();
        for (var it : all) {
            if (it.schools().size() == 1) {
                only.merge(it.schools().iterator().next(), it.seats(), Integer::sum);
            }
        }
        only.forEach((school, children) -> seats.merge(school, children, Math::max));
        var open = new TreeSet<>(seats.keySet());
        while (!open.isEmpty()) {
            var together = together(open.first(), all);
            open.removeAll(together);
            var children =
                    all.stream()
                            .filter(it -> together.containsAll(it.schools()))
                            .mapToInt(Wanted::seats)
                            .sum();
            var missing = children - together.stream().mapToInt(seats::get).sum();
            if (missing > 0) {
                var each = (missing + together.size() - 1) / together.size();
                together.forEach(it -> seats.merge(it, each, Integer::sum));
            }
        }
        return seats;
    }

    /// The schools that share children with this one, directly or over others.
    private static Set<String> together(String school, List<Wanted> all) {
        var found = new HashSet<String>();
        var next = new ArrayDeque<String>(List.of(school));
        while (!next.isEmpty()) {
            var at = next.remove();
            if (found.add(at)) {
                all.stream()
                        .filter(it -> it.schools().contains(at))
                        .forEach(it -> next.addAll(it.schools()));
            }
        }
        return found;
    }
}
