// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The part of a list that a page shows, and the way to its neighbours.
///
/// @param from first row shown, from 1; 0 where there is none
/// @param to last row shown
/// @param all how many rows there are: a true count, never the length of a page
/// @param previous address of the part before; null at the start
/// @param next address of the part after; null at the end
public record Paging(
        long from, long to, long all, @Nullable String previous, @Nullable String next) {
    /// Rows of a part.
    public static final int ROWS = 50;

    /// How many rows are passed over.
    public int offset() {
        return Math.toIntExact(Math.max(0, from - 1));
    }

    /// The rows of this part, of a list that is read whole.
    public <T> List<T> of(List<T> whole) {
        return whole.subList(offset(), Math.toIntExact(Math.max(offset(), to)));
    }

    /// There are rows that this part does not show.
    public boolean more() {
        return from > 1 || to < all;
    }
}
