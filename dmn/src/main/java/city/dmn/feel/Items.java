// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/// A list of FEEL values. It cannot be changed, and knows how deep and how large it is with all that stands in it: so
/// no list is made that could not be compared or written in bounded time, be it one that holds itself many times over.
public final class Items extends AbstractList<@Nullable Object> implements RandomAccess {
    private final @Nullable Object[] elements;
    private final int size;
    private final Weight weight;

    private Items(@Nullable Object[] elements, int size, Weight weight) {
        this.elements = elements;
        this.size = size;
        this.weight = weight;
    }

    /// A list of these, counted among what a run makes.
    ///
    /// @throws Run.Exhausted where it is too deep or too large
    public static Items of(List<?> list, Run run) {
        return of(list.toArray(), run);
    }

    static Items of(@Nullable Object[] elements, Run run) {
        var bytes = 40L;
        for (var each : elements) {
            bytes += Weight.bytes(each);
        }
        run.hold(bytes);
        var weight = Weight.around(Arrays.asList(elements));
        weight.check(run);
        return new Items(elements, elements.length, weight);
    }

    /// A list of values from outside.
    ///
    /// @throws IllegalArgumentException where it is too deep or too large
    static Items given(List<?> list) {
        var elements = list.toArray();
        var weight = Weight.around(Arrays.asList(elements));
        weight.check();
        return new Items(elements, elements.length, weight);
    }

    Weight weight() {
        return weight;
    }

    @Override
    public @Nullable Object get(int index) {
        if (index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return elements[index];
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Object[] toArray() {
        return Arrays.copyOf(elements, size, Object[].class);
    }

    /// A list that grows at its end; what has been taken of it stays as it was.
    static final class Growing {
        private final Run run;
        private @Nullable Object[] elements = new @Nullable Object[8];
        private int size;
        private int depth = 1;
        private long values = 1;

        Growing(Run run) {
            this.run = run;
            run.hold(64);
        }

        void add(@Nullable Object value) {
            run.hold(Weight.bytes(value));
            depth = Math.max(depth, 1 + Weight.depth(value));
            values += Weight.values(value);
            Weight.check(depth, values, run);
            if (size == elements.length) {
                elements = Arrays.copyOf(elements, size * 2);
            }
            elements[size++] = value;
        }

        /// The list as it is now, without a copy.
        Items now() {
            return new Items(elements, size, new Weight(depth, values));
        }
    }
}
