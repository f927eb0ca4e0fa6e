// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.shared.ResidentId;
import city.base.signin.RightScope;
import city.heart.casework.CaseFile;
import city.heart.offer.State;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A service whose rule fails stops nobody but itself, and for a day.
class ServicesAsideTest extends PreparationScenario {
    @BeforeEach
    void twoServices() {
        prePrimary = world.publish(InventedTerms.of("pre-primary", "p1", 14, null));
    }

    private List<String> servicesOf(ResidentId child) {
        return cases.of(child, RightScope.ALL).stream()
                .map(it -> it.file().key().service())
                .sorted()
                .toList();
    }

    private CaseFile.Handler prePrimary(ResidentId child) {
        return cases.of(child, RightScope.ALL).stream()
                .filter(it -> it.file().key().service().equals("pre-primary"))
                .map(it -> it.file().handler())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void it_rests_and_the_others_open_their_cases_and_send() {
        world.failing.add("pre-primaryp1");
        var child = world.child(1, "west", 11);
        run();
        assertThat(servicesOf(child)).containsExactly("school");
        assertThat(state(child)).isEqualTo(State.OPEN);
        assertThat(world.post()).containsExactly("11 proposal");
        var moved = world.child(2, "west", 12);
        world.movesTo(moved, "west");
        run();
        assertThat(servicesOf(moved)).containsExactly("school");
    }

    @Test
    void what_fails_by_chance_is_done_again_and_nothing_rests() {
        world.failingOnce.add("pre-primaryp1");
        var child = world.child(1, "west", 11);
        run();
        assertThat(servicesOf(child)).containsExactly("pre-primary", "school");
    }

    @Test
    void the_next_day_it_begins_what_it_missed() {
        world.failing.add("pre-primaryp1");
        var child = world.child(1, "west", 11);
        run();
        time.set("2026-01-08T10:00:00");
        run();
        assertThat(servicesOf(child)).containsExactly("school");
        world.failing.clear();
        run();
        assertThat(servicesOf(child)).as("it failed again and rests today").hasSize(1);
        time.set("2026-01-09T10:00:00");
        run();
        assertThat(servicesOf(child)).containsExactly("pre-primary", "school");
    }

    @Test
    void whoever_has_a_case_is_looked_at_again_for_what_happened_meanwhile() {
        var child = world.child(1, "west", 11);
        run();
        assertThat(prePrimary(child)).isNotEqualTo(CaseFile.Handler.CLOSED);
        time.set("2026-01-08T10:00:00");
        world.failing.add("pre-primaryp1");
        world.dies(child);
        run();
        assertThat(prePrimary(child)).isNotEqualTo(CaseFile.Handler.CLOSED);
        time.set("2026-01-09T10:00:00");
        world.failing.clear();
        run();
        assertThat(prePrimary(child)).isEqualTo(CaseFile.Handler.CLOSED);
    }

    @Test
    void a_mended_version_goes_on_at_once() {
        world.failing.add("pre-primaryp1");
        var child = world.child(1, "west", 11);
        run();
        world.publish(InventedTerms.of("pre-primary", "p2", 14, null));
        run();
        assertThat(servicesOf(child)).containsExactly("pre-primary", "school");
    }

    @Test
    void nothing_of_it_is_sent_while_it_rests() {
        world.published.clear();
        world.publish(InventedTerms.of("pre-primary", "p1", 14, null));
        world.child(1, "west", 11);
        sweepOnly();
        world.failing.add("pre-primaryp1");
        run();
        assertThat(world.post()).isEmpty();
        time.set("2026-01-08T10:00:00");
        world.failing.clear();
        run();
        assertThat(world.post()).containsExactly("11 proposal");
    }
}
