// SPDX-License-Identifier: EUPL-1.2
package city.base.subject;

import java.util.List;
import java.util.function.ToLongFunction;

/// What an owner tells whoever wants to follow: rows numbered by position, never changed. A consumer keeps
/// the position it has taken in the transaction of its own work (`StreamPositions`).
///
/// @param name `<subject>.<what>`
/// @param after the rows after a position, in order, so many at most; the same rows again when asked again
public record Stream<T>(String name, After<T> after) {
    /// Of rows that know their own position.
    ///
    /// @param after the values after a position, in order, so many at most
    public static <T> Stream<T> of(String name, Values<T> after, ToLongFunction<T> position) {
        return new Stream<>(
                name,
                (from, limit) ->
                        after.values(from, limit).stream()
                                .map(it -> new Row<>(position.applyAsLong(it), it))
                                .toList());
    }

    /// @param <T> a row
    public interface Values<T> {
        List<T> values(long position, int limit);
    }

    /// @param <T> a row
    public interface After<T> {
        List<Row<T>> rows(long position, int limit);
    }

    /// @param position greater than that of every row before
    public record Row<T>(long position, T value) {}
}
