// SPDX-License-Identifier: EUPL-1.2
package city.base.shared;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.shared.Suppression.Folded;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// No group of fewer than five people is shown by itself, nor can it be worked out from the total.
class SuppressionTest {
    private static Folded<Integer> fold(Map<String, Integer> groups) {
        return Suppression.fold(groups, Integer::intValue, Integer::sum);
    }

    @Test
    void groups_of_five_are_all_shown() {
        assertThat(fold(Map.of("a", 5, "b", 7)))
                .isEqualTo(new Folded<>(Map.of("a", 5, "b", 7), null, 0));
    }

    @Test
    void small_groups_stand_together() {
        assertThat(fold(Map.of("a", 3, "b", 4, "c", 9)))
                .isEqualTo(new Folded<>(Map.of("c", 9), 7, 2));
    }

    @Test
    void a_single_small_group_takes_the_next_with_it_else_it_would_follow_from_the_total() {
        assertThat(fold(Map.of("a", 2, "b", 6, "c", 9)))
                .isEqualTo(new Folded<>(Map.of("c", 9), 8, 2));
    }

    @Test
    void small_groups_that_are_few_together_take_the_next_with_them() {
        assertThat(fold(Map.of("a", 1, "b", 2, "c", 8, "d", 9)))
                .isEqualTo(new Folded<>(Map.of("d", 9), 11, 3));
    }
}
