// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Random small cities, the same for the same seed.
final class Cities {
    /// What a random city may hold.
    record Shape(int children, int units, int seats, boolean twins, boolean kept, int metres) {}

    private Cities() {}

    static List<Child> children(Shape shape, Random random) {
        var kept = new int[shape.units()];
        var all = new ArrayList<Child>();
        for (var i = 0; i < shape.children(); i++) {
            var child = Child.of("c" + i);
            var units = new ArrayList<String>();
            for (var u = 0; u < shape.units(); u++) {
                if (random.nextInt(4) > 0) {
                    var metres = random.nextInt(shape.metres());
                    child =
                            switch (random.nextInt(8)) {
                                case 0 -> child.way("u" + u, metres, Ground.SIBLING);
                                case 1 -> child.way("u" + u, metres, Ground.SPECIAL_REASON);
                                default -> child.way("u" + u, metres);
                            };
                    units.add("u" + u);
                }
            }
            if (random.nextInt(3) == 0) {
                child = child.withoutRight();
            }
            if (random.nextInt(3) == 0) {
                child = child.ofKind("music");
            }
            if (shape.twins() && random.nextInt(4) == 0) {
                child = child.together(2 + random.nextInt(5) / 4);
            }
            if (shape.kept() && !units.isEmpty() && random.nextInt(5) == 0) {
                child = child.keeping(units.get(random.nextInt(units.size())));
            }
            Collections.shuffle(units, random);
            child =
                    child.wishes(
                            units.subList(0, Math.min(units.size(), random.nextInt(4)))
                                    .toArray(String[]::new));
            all.add(child);
        }
        return all;
    }

    static Instance of(Shape shape, long seed) {
        var random = new Random(seed);
        var children = children(shape, random);
        var builder = Instance.builder();
        for (var u = 0; u < shape.units(); u++) {
            builder.unit("u" + u, random.nextInt(shape.seats() + 1));
        }
        children.forEach(builder::child);
        return builder.build();
    }

    /// The same city told in another order.
    static Instance shuffled(Instance city, Random random) {
        var children = new ArrayList<Child>();
        for (var i = 0; i < city.children(); i++) {
            var child = city.child(i);
            var ways = new ArrayList<>(child.ways());
            Collections.shuffle(ways, random);
            children.add(
                    new Child(
                            child.id(),
                            child.seats(),
                            child.right(),
                            child.kind(),
                            child.keeps(),
                            child.wishes(),
                            ways));
        }
        Collections.shuffle(children, random);
        var builder = Instance.builder();
        for (var u = city.units() - 1; u >= 0; u--) {
            builder.unit(city.unit(u).id(), city.unit(u).seats());
        }
        children.forEach(builder::child);
        return builder.build();
    }
}
