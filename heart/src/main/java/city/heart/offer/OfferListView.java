// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a resident's first page shows: what waits for an answer, then the rest.
///
/// @param waiting offers that this person can answer, the most urgent first
/// @param rest all others, the newest first
/// @param unreadable how many more there are whose texts cannot be read now
public record OfferListView(List<Row> waiting, List<Row> rest, int unreadable) {
    /// One offer.
    ///
    /// @param child names; null where the register told none
    /// @param unit null where it must not be shown or is none
    /// @param ifNothing null once that is past
    /// @param lastDay formatted; null where nothing can be answered
    /// @param decision id of the decision that may be read, if there is one
    record Row(
            String id,
            String title,
            @Nullable String child,
            @Nullable String unit,
            OfferView.Badge badge,
            @Nullable String ifNothing,
            @Nullable String lastDay,
            @Nullable String decision) {}

    public boolean isEmpty() {
        return waiting.isEmpty() && rest.isEmpty() && unreadable == 0;
    }
}
