// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// The two ways of giving places, told in small cities.
class PlacesTest {
    private static final Tiers LEAST_WAY = Tiers.standard("2026-27");
    private static final Ladder CHOICE = Ladder.standard("2026-27");

    /// Acorn and Birch have one seat each.
    private static Instance oneSeatEach(Child... children) {
        var builder = Instance.builder().unit("Acorn", 1).unit("Birch", 1);
        for (var child : children) {
            builder.child(child);
        }
        return builder.build();
    }

    @Test
    void all_children_together_have_the_least_way() {
        // Aino lives nearer to Acorn than Eino, but Eino has nowhere else near.
        var city =
                oneSeatEach(
                        Child.of("Aino").way("Acorn", 200).way("Birch", 400),
                        Child.of("Eino").way("Acorn", 300).way("Birch", 3000));
        assertThat(Allocation.run(city, LEAST_WAY).places())
                .isEqualTo(Map.of("Aino", "Birch", "Eino", "Acorn"));
        assertThat(Allocation.run(city, LEAST_WAY).values())
                .containsEntry("placed", 0L)
                .containsEntry("metres", 700L);
    }

    @Test
    void school_choice_gives_the_seat_to_the_nearer_child() {
        var city =
                oneSeatEach(
                        Child.of("Aino").way("Acorn", 200).way("Birch", 400),
                        Child.of("Eino").way("Acorn", 300).way("Birch", 3000));
        assertThat(Allocation.run(city, CHOICE).places())
                .isEqualTo(Map.of("Aino", "Acorn", "Eino", "Birch"));
    }

    @Test
    void a_sibling_goes_before_the_way_of_others() {
        var city =
                oneSeatEach(
                        Child.of("near").way("Acorn", 100).way("Birch", 5000),
                        Child.of("sibling").way("Acorn", 2000, Ground.SIBLING).way("Birch", 100));
        var expected = Map.of("sibling", "Acorn", "near", "Birch");
        assertThat(Allocation.run(city, LEAST_WAY).places()).isEqualTo(expected);
        // Under school choice the child asks for what it likes: its wish.
        var wished =
                city.toBuilder()
                        .child(
                                Child.of("sibling")
                                        .way("Acorn", 2000, Ground.SIBLING)
                                        .way("Birch", 100)
                                        .wishes("Acorn"))
                        .build();
        assertThat(Allocation.run(wished, CHOICE).places()).isEqualTo(expected);
    }

    @Test
    void more_children_with_a_place_go_before_everything_else() {
        var city =
                oneSeatEach(
                        Child.of("Aino").way("Acorn", 100, Ground.SIBLING).way("Birch", 9000),
                        Child.of("Eino").way("Acorn", 9000));
        assertThat(Allocation.run(city, LEAST_WAY).places())
                .isEqualTo(Map.of("Aino", "Birch", "Eino", "Acorn"));
    }

    @Test
    void children_of_one_birth_go_together() {
        var city =
                Instance.builder()
                        .unit("Acorn", 2)
                        .unit("Birch", 2)
                        .child(Child.of("twins").together(2).way("Acorn", 100).way("Birch", 150))
                        .child(Child.of("single").way("Acorn", 100).way("Birch", 2000))
                        .build();
        var expected = Map.of("twins", "Birch", "single", "Acorn");
        assertThat(Allocation.run(city, LEAST_WAY).places()).isEqualTo(expected);
    }

    @Test
    void a_child_with_a_right_is_not_left_out_because_its_list_was_short() {
        var city =
                Instance.builder()
                        .unit("Acorn", 1)
                        .unit("Birch", 1)
                        .unit("Cedar", 1)
                        .child(Child.of("near").way("Acorn", 100).wishes("Acorn"))
                        .child(
                                Child.of("right")
                                        .way("Acorn", 900)
                                        .way("Birch", 800)
                                        .way("Cedar", 700)
                                        .wishes("Acorn"))
                        .child(
                                Child.of("none")
                                        .withoutRight()
                                        .way("Acorn", 900)
                                        .way("Birch", 800)
                                        .wishes("Acorn"))
                        .build();
        assertThat(Allocation.run(city, CHOICE).places())
                .isEqualTo(Map.of("near", "Acorn", "right", "Cedar"));
    }

    @Test
    void a_kept_place_is_not_taken_away() {
        var city =
                oneSeatEach(
                        Child.of("far").way("Acorn", 4000).way("Birch", 100).keeping("Acorn"),
                        Child.of("near").way("Acorn", 50).way("Birch", 4000));
        for (var rule : new Rule[] {LEAST_WAY, CHOICE}) {
            assertThat(Allocation.run(city, rule).places())
                    .isEqualTo(Map.of("far", "Acorn", "near", "Birch"));
        }
    }

    @Test
    void reserved_seats_wait_for_their_kind_and_open_when_nobody_comes() {
        var builder =
                Instance.builder()
                        .unit("Acorn", 2)
                        .child(Child.of("a").way("Acorn", 100))
                        .child(Child.of("b").way("Acorn", 200))
                        .child(Child.of("swim").ofKind("swimming").way("Acorn", 9000));
        var reserve = new Ladder.Reserve("Acorn", "swimming", 1, false);
        var rule =
                new Ladder(CHOICE.steps(), java.util.List.of(reserve), java.util.List.of(), "lot");
        assertThat(Allocation.run(builder.build(), rule).places())
                .isEqualTo(Map.of("a", "Acorn", "swim", "Acorn"));
        assertThat(Allocation.run(builder.without("swim").build(), rule).places())
                .isEqualTo(Map.of("a", "Acorn", "b", "Acorn"));
    }
}
