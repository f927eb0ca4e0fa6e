// SPDX-License-Identifier: EUPL-1.2
package city.base.api;

import city.base.web.Problem;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/// Which part of a list is asked for. A controller takes it as an argument.
///
/// @param path of the list with its other parameters
/// @param limit entries of a part, 1 to `MOST`
/// @param after key of the last entry that the caller has; null for the first part
public record ListRequest(String path, int limit, @Nullable String after) {
    /// Names of its parameters.
    public static final String LIMIT = "limit";

    public static final String AFTER = "after";

    /// Entries of a part where nobody asks for another number.
    public static final int USUAL = 50;

    /// The most entries of a part.
    public static final int MOST = 200;

    /// Of a list that is at hand whole.
    ///
    /// @param all in an order that does not change
    /// @param key what tells one entry from all others; safe in an URL
    public <T> Listing<T> of(List<T> all, Function<T, String> key) {
        var from = 0;
        if (after != null) {
            while (from < all.size() && !key.apply(all.get(from)).equals(after)) {
                from++;
            }
            if (from == all.size()) {
                throw noSuchPart();
            }
            from++;
        }
        var to = Math.min(all.size(), from + limit);
        var items = all.subList(from, to);
        return new Listing<>(items, to == all.size() ? null : next(key.apply(items.getLast())));
    }

    private String next(String last) {
        return UriComponentsBuilder.fromUriString(path)
                .replaceQueryParam(AFTER, last)
                .build()
                .toUriString();
    }

    static ListRequest parse(String path, @Nullable String limit, @Nullable String after) {
        return new ListRequest(path, limit(limit), after);
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return USUAL;
        }
        if (text.matches("[0-9]{1,3}")) {
            var number = Integer.parseInt(text);
            if (number >= 1 && number <= MOST) {
                return number;
            }
        }
        throw Problem.parameter(LIMIT, "a whole number from 1 to " + MOST);
    }

    private static Problem noSuchPart() {
        return Problem.parameter(AFTER, "as it stands in `next` of the part before");
    }
}
