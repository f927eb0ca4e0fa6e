// SPDX-License-Identifier: EUPL-1.2
package city.base.subject;

import java.util.List;

/// What an owner tells whoever wants to follow: rows numbered by position, never changed. A consumer keeps
/// the position it has taken in the transaction of its own work (`StreamPositions`).
///
/// @param name `<subject>.<what>`
/// @param after the rows after a position, in order, so many at most; the same rows again when asked again
public record Stream<T>(String name, After<T> after) {
    /// @param <T> a row
    public interface After<T> {
        List<Row<T>> rows(long position, int limit);
    }

    /// @param position greater than that of every row before
    public record Row<T>(long position, T value) {}
}
