// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import static org.assertj.core.api.Assertions.assertThat;

import city.planning.round.OwnSchools.Wanted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnSchoolsTest {
    private static List<Wanted> wanted(int number, String... schools) {
        return Collections.nCopies(number, new Wanted(1, Set.of(schools)));
    }

    @SafeVarargs
    private static List<Wanted> all(List<Wanted>... some) {
        return Arrays.stream(some).flatMap(List::stream).toList();
    }

    @Test
    void a_school_takes_all_children_of_its_own_area_full_or_not() {
        assertThat(OwnSchools.seats(all(wanted(5, "a"), wanted(2, "b")), Map.of("a", 3, "b", 4)))
                .isEqualTo(Map.of("a", 5, "b", 4));
    }

    @Test
    void schools_that_share_an_area_are_filled_before_one_of_them_takes_too_many() {
        assertThat(OwnSchools.seats(wanted(5, "a", "b"), Map.of("a", 3, "b", 4)))
                .isEqualTo(Map.of("a", 3, "b", 4));
        assertThat(OwnSchools.seats(wanted(10, "a", "b"), Map.of("a", 3, "b", 4)))
                .isEqualTo(Map.of("a", 5, "b", 6));
    }

    @Test
    void a_school_that_also_has_an_area_of_its_own_has_seats_for_that_one() {
        assertThat(
                        OwnSchools.seats(
                                all(wanted(5, "a"), wanted(1, "a", "b")), Map.of("a", 1, "b", 10)))
                .isEqualTo(Map.of("a", 5, "b", 10));
    }

    @Test
    void children_of_one_birth_are_so_many_seats() {
        assertThat(OwnSchools.seats(List.of(new Wanted(3, Set.of("a"))), Map.of("a", 1)))
                .isEqualTo(Map.of("a", 3));
    }

    /// Over random cities with one area a school or two schools an area: nobody is left without a seat,
    /// and no school is given more seats than it has while its sister has one left.
    @Test
    void leaves_no_child_without_a_seat() {
        var random = new Random(11);
        for (var round = 0; round < 500; round++) {
            var all = new ArrayList<Wanted>();
            var free = new HashMap<String, Integer>();
            for (var pair = 0; pair < 4; pair++) {
                var a = "a" + pair;
                var b = "b" + pair;
                free.put(a, random.nextInt(8));
                free.put(b, random.nextInt(8));
                all.addAll(
                        random.nextBoolean()
                                ? all(wanted(random.nextInt(9), a), wanted(random.nextInt(9), b))
                                : wanted(random.nextInt(18), a, b));
            }
            var seats = OwnSchools.seats(all, free);
            for (var schools : all.stream().map(Wanted::schools).distinct().toList()) {
                var children = all.stream().filter(it -> it.schools().equals(schools)).count();
                var its = schools.stream().mapToInt(seats::get).sum();
                var had = schools.stream().mapToInt(free::get).sum();
                assertThat(its).isGreaterThanOrEqualTo((int) children);
                assertThat(its).isLessThan((int) Math.max(had, children) + schools.size());
            }
        }
    }
}
