// SPDX-License-Identifier: EUPL-1.2
package city.guards;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What is told of a page that is not the one made from the code.
class KeptTest {
    @Test
    void only_the_lines_that_differ_are_told() {
        assertThat(Kept.difference("# Head\n\none\ntwo\n", "# Head\n\none\n\nthree\n"))
                .containsExactly("- two", "+ three");
    }

    @Test
    void of_many_lines_the_first_are_told_and_the_rest_is_counted() {
        assertThat(Kept.difference("", "line\n".repeat(25))).last().isEqualTo("… and 5 lines more");
    }

    @Test
    void the_same_lines_in_another_order_are_told_as_that() {
        assertThat(Kept.difference("one\ntwo\n", "two\none\n"))
                .containsExactly("the same lines in another order");
    }
}
