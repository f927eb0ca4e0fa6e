// SPDX-License-Identifier: EUPL-1.2
package city.heart.proposal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a resident's first page shows: what waits for an answer, then the rest.
///
/// @param waiting offers that this person can answer, the most urgent first
/// @param rest all others, the newest first
/// @param unreadable how many more there are whose texts cannot be read now
public record OfferListView(List<Row> waiting, List<Row> rest, int unreadable) {
    /// One offer, or those of children of one birth who are proposed the same.
    ///
    /// @param id of the first
    /// @param standings one where all stand alike
    /// @param unit null where it must not be shown or is none
    /// @param ifNothing null once that is past
    /// @param lastDay formatted; null where nothing can be answered
    record Row(
            String id,
            String title,
            List<Progress> standings,
            @Nullable String unit,
            @Nullable String ifNothing,
            @Nullable String lastDay) {}

    /// Where the offers of some children stand.
    ///
    /// @param children names; null where the register told none
    /// @param decisions that may be read
    record Progress(
            @Nullable String children, int count, OfferView.Badge badge, List<Decided> decisions) {}

    /// @param child whose decision it is; null where there is no other beside it
    record Decided(String id, @Nullable String child) {}

    public boolean isEmpty() {
        return waiting.isEmpty() && rest.isEmpty() && unreadable == 0;
    }
}
