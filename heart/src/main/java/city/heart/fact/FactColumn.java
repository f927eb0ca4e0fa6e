// SPDX-License-Identifier: EUPL-1.2
package city.heart.fact;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/// One fact of the whole city: a resident's number is the index. The arrays are those of the owner's
/// columns, shared by all readers: never write to them.
@SuppressWarnings("ArrayRecordComponent") // the arrays are the point: they are as long as the city
public sealed interface FactColumn {
    /// Of one resident; null where it is unknown.
    @Nullable Object value(int resident);

    /// Yes and no, as a bitmap (bit `resident % 64` of word `resident / 64`); beyond its end all is no.
    record Flags(long[] bits) implements FactColumn {
        @Override
        public Object value(int resident) {
            var word = resident >> 6;
            return word < bits.length && (bits[word] >>> resident & 1) != 0;
        }
    }

    /// Yes for everybody.
    record Always() implements FactColumn {
        @Override
        public Object value(int resident) {
            return true;
        }
    }

    /// Whole numbers.
    ///
    /// @param unknown stands where there is none
    record Shorts(short[] values, short unknown) implements FactColumn {
        @Override
        public @Nullable Object value(int resident) {
            return values[resident] == unknown ? null : BigDecimal.valueOf(values[resident]);
        }
    }

    /// Small whole numbers, known of everybody.
    record Bytes(byte[] values) implements FactColumn {
        @Override
        public Object value(int resident) {
            return BigDecimal.valueOf(values[resident]);
        }
    }

    /// Words out of a small set.
    ///
    /// @param code position in the words, of each resident; `UNKNOWN` where it is unknown
    record Codes(IntUnaryOperator code, List<String> values) implements FactColumn {
        /// No word.
        public static final int UNKNOWN = -1;

        public Codes {
            values = List.copyOf(values);
        }

        @Override
        public @Nullable Object value(int resident) {
            var at = code.applyAsInt(resident);
            return at == UNKNOWN ? null : values.get(at);
        }
    }
}
