// SPDX-License-Identifier: EUPL-1.2
package city.dmn.column;

import city.dmn.Column;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Per row the code of its answer, in an array that grows in width with the number of answers.
final class AnswerCodes {
    private final int size;
    private byte @Nullable [] bytes;
    private int @Nullable [] ints;

    AnswerCodes(int size) {
        this.size = size;
        this.bytes = new byte[size];
    }

    /// Makes room for so many different codes.
    void reserve(int values) {
        var narrow = bytes;
        if (values > 128 && narrow != null) {
            var wide = new int[size];
            for (var i = 0; i < size; i++) {
                wide[i] = narrow[i];
            }
            ints = wide;
            bytes = null;
        }
    }

    void set(int row, int code) {
        if (bytes != null) {
            bytes[row] = (byte) code;
        } else if (ints != null) {
            ints[row] = code;
        }
    }

    /// Sets a code for some of 64 rows.
    ///
    /// @param rows as bits, from the first on
    void set(int first, long rows, int code) {
        if (bytes != null && rows == -1L) {
            Arrays.fill(bytes, first, first + 64, (byte) code);
            return;
        }
        for (var rest = rows; rest != 0; rest &= rest - 1) {
            set(first + Long.numberOfTrailingZeros(rest), code);
        }
    }

    Column.Whole whole() {
        return bytes != null
                ? Column.Whole.of(bytes)
                : Column.Whole.of(Objects.requireNonNull(ints));
    }
}
