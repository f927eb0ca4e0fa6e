// SPDX-License-Identifier: EUPL-1.2
package city.base.shared;

import static city.base.shared.Lifecycle.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifecycleTest {
    enum Light implements Lifecycle.Explained {
        RED,
        GREEN,
        BROKEN;

        @Override
        public String text() {
            return "";
        }
    }

    enum Event implements Lifecycle.Explained {
        SWITCHED,
        HIT;

        @Override
        public String text() {
            return "";
        }
    }

    @Test
    void a_row_says_where_what_happens_leads_and_anything_else_changes_nothing() {
        var table =
                new Lifecycle<>(
                        Light.RED,
                        List.of(
                                row(EnumSet.of(Light.RED), Event.SWITCHED, Light.GREEN, "in turn"),
                                row(
                                        EnumSet.of(Light.RED, Light.GREEN),
                                        Event.HIT,
                                        Light.BROKEN,
                                        "glass")));
        assertThat(table.after(Light.RED, Event.SWITCHED)).contains(Light.GREEN);
        assertThat(table.after(Light.GREEN, Event.HIT)).contains(Light.BROKEN);
        assertThat(table.after(Light.GREEN, Event.SWITCHED)).isEmpty();
        assertThat(table.isLast(Light.BROKEN)).isTrue();
        assertThat(table.isLast(Light.GREEN)).isFalse();
    }

    @Test
    void two_rows_for_the_same_are_refused() {
        assertThatThrownBy(() ->
                        new Lifecycle<>(
                                Light.RED,
                                List.of(
                                        row(
                                                EnumSet.of(Light.RED),
                                                Event.HIT,
                                                Light.BROKEN,
                                                "glass"),
                                        row(
                                                EnumSet.allOf(Light.class),
                                                Event.HIT,
                                                Light.RED,
                                                "lies"))))
                .hasMessage("Two rows for RED and HIT");
    }
}
