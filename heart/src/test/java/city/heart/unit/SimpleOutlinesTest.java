// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.distance.DiscreteHausdorffDistance;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.util.GeometricShapeFactory;

class SimpleOutlinesTest {
    private static Geometry circle() {
        var shape = new GeometricShapeFactory();
        shape.setSize(2000);
        shape.setNumPoints(4000);
        return GeometryFixer.fix(shape.createCircle());
    }

    @Test
    void an_outline_is_off_by_no_more_than_cannot_be_seen_and_has_fewer_points() {
        var circle = circle();
        for (var metres : new double[] {0.7, 3, 25}) {
            var simple = SimpleOutlines.of(circle, metres);
            assertThat(DiscreteHausdorffDistance.distance(simple, circle)).isBetween(0.0, metres);
            assertThat(simple.getNumPoints()).isLessThan(circle.getNumPoints() / 4);
        }
    }

    @Test
    void maps_of_almost_one_scale_share_an_outline_and_others_do_not() {
        var circle = circle();
        assertThat(SimpleOutlines.of(circle, 5)).isSameAs(SimpleOutlines.of(circle, 7.9));
        assertThat(SimpleOutlines.of(circle, 5)).isNotSameAs(SimpleOutlines.of(circle, 8));
    }

    @Test
    void a_coordinate_has_one_digit_after_the_point() {
        assertThat(UnitMap.number(-0.04)).isEqualTo("0.0");
        assertThat(UnitMap.number(-12.36)).isEqualTo("-12.4");
        assertThat(UnitMap.number(640)).isEqualTo("640.0");
        assertThat(UnitMap.number(0.06)).isEqualTo("0.1");
    }
}
