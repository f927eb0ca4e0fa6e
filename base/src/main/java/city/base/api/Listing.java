// SPDX-License-Identifier: EUPL-1.2
package city.base.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a list. Whoever follows `next` until there is none has each entry once.
///
/// @param items the entries of this part, in the list's stable order
/// @param next address of the next part; null at the end
public record Listing<T>(List<T> items, @Nullable String next) {
    public Listing {
        items = List.copyOf(items);
    }
}
