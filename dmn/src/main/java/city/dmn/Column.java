// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One fact of many people, as a primitive array of the width that its values need. The arrays are not copied:
/// whoever made them must not write to them while they are read.
///
/// `nulls` is a bitmap (bit `row % 64` of word `row / 64` set: the value is null); null itself means that nothing is.
@SuppressWarnings("ArrayRecordComponent") // the arrays are the point: they are as long as the city
public sealed interface Column {
    /// Dates as days since 1970-01-01.
    record Dates(int[] epochDays, long @Nullable [] nulls) implements Column {
        @Override
        public @Nullable Object value(int row) {
            return isNull(row) ? null : LocalDate.ofEpochDay(epochDays[row]);
        }

        @Override
        public int size() {
            return epochDays.length;
        }
    }

    /// Numbers: each is `unscaled × 10^-scale`; money in euros is a count of cents with scale 2.
    record Numbers(Whole unscaled, int scale, long @Nullable [] nulls) implements Column {
        @Override
        public @Nullable Object value(int row) {
            return isNull(row) ? null : BigDecimal.valueOf(unscaled.get(row), scale);
        }

        @Override
        public int size() {
            return unscaled.size();
        }
    }

    /// Strings out of a small set: each row holds the position in the dictionary.
    record Codes(Whole codes, List<String> dictionary, long @Nullable [] nulls) implements Column {
        public Codes {
            dictionary = List.copyOf(dictionary);
        }

        @Override
        public @Nullable Object value(int row) {
            return isNull(row) ? null : dictionary.get((int) codes.get(row));
        }

        @Override
        public int size() {
            return codes.size();
        }
    }

    /// Booleans as a bitmap.
    record Booleans(long[] bits, int size, long @Nullable [] nulls) implements Column {
        @Override
        public @Nullable Object value(int row) {
            return isNull(row) ? null : (Object) ((bits[row >> 6] >>> row & 1) != 0);
        }
    }

    /// Any FEEL values, null where there is none: for facts that have no narrower form.
    record Objects(@Nullable Object[] values) implements Column {
        @Override
        public long @Nullable [] nulls() {
            return null;
        }

        @Override
        public @Nullable Object value(int row) {
            return values[row];
        }

        @Override
        public int size() {
            return values.length;
        }
    }

    /// Whole numbers in an array of their width.
    sealed interface Whole {
        /// The number at a row.
        long get(int row);

        int size();

        /// Whether every number fits an int.
        boolean narrow();

        static Whole of(byte[] values) {
            return new Bytes(values);
        }

        static Whole of(short[] values) {
            return new Shorts(values);
        }

        static Whole of(int[] values) {
            return new Ints(values);
        }

        static Whole of(long[] values) {
            return new Longs(values);
        }
    }

    /// −128 to 127.
    record Bytes(byte[] values) implements Whole {
        @Override
        public long get(int row) {
            return values[row];
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public boolean narrow() {
            return true;
        }
    }

    /// −32,768 to 32,767.
    record Shorts(short[] values) implements Whole {
        @Override
        public long get(int row) {
            return values[row];
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public boolean narrow() {
            return true;
        }
    }

    /// 32 bits.
    record Ints(int[] values) implements Whole {
        @Override
        public long get(int row) {
            return values[row];
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public boolean narrow() {
            return true;
        }
    }

    /// 64 bits.
    record Longs(long[] values) implements Whole {
        @Override
        public long get(int row) {
            return values[row];
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public boolean narrow() {
            return false;
        }
    }

    /// The null bitmap; null when no value is null.
    long @Nullable [] nulls();

    /// The FEEL value at a row.
    @Nullable Object value(int row);

    int size();

    default boolean isNull(int row) {
        var nulls = nulls();
        return nulls != null && (nulls[row >> 6] >>> row & 1) != 0;
    }
}
