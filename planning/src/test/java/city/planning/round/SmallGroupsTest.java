// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import static org.assertj.core.api.Assertions.assertThat;

import city.heart.offer.Funnel.Counts;
import city.planning.round.SmallGroups.Folded;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// No group of fewer than five children is shown by itself, nor can it be worked out from the total.
class SmallGroupsTest {
    private static Counts due(int number) {
        return new Counts(number, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    private static Folded fold(Map<String, Integer> groups) {
        var counts = new java.util.HashMap<String, Counts>();
        groups.forEach((name, number) -> counts.put(name, due(number)));
        return SmallGroups.fold(counts, Counts::due);
    }

    @Test
    void groups_of_five_are_all_shown() {
        assertThat(fold(Map.of("a", 5, "b", 7)))
                .isEqualTo(new Folded(Map.of("a", due(5), "b", due(7)), null, 0));
    }

    @Test
    void small_groups_stand_together() {
        assertThat(fold(Map.of("a", 3, "b", 4, "c", 9)))
                .isEqualTo(new Folded(Map.of("c", due(9)), due(7), 2));
    }

    @Test
    void a_single_small_group_takes_the_next_with_it_else_it_would_follow_from_the_total() {
        assertThat(fold(Map.of("a", 2, "b", 6, "c", 9)))
                .isEqualTo(new Folded(Map.of("c", due(9)), due(8), 2));
    }

    @Test
    void small_groups_that_are_few_together_take_the_next_with_them() {
        assertThat(fold(Map.of("a", 1, "b", 2, "c", 8, "d", 9)))
                .isEqualTo(new Folded(Map.of("d", due(9)), due(11), 3));
    }
}
