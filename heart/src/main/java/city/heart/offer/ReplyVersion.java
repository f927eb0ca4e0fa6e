// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.base.usage.Actor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One version of one guardian's answer. Every version is kept; the latest counts.
///
/// @param version 1, 2, 3 … for each guardian
/// @param text what the guardian wrote beside it; null when nothing
/// @param wishes units that the guardian asked for instead, the most wished for first
/// @param recordedBy the officer who took it by phone or at the desk; null when the guardian did
public record ReplyVersion(
        ResidentId guardian,
        int version,
        Reply reply,
        @Nullable String text,
        List<UnitId> wishes,
        Instant at,
        Medium medium,
        @Nullable Actor recordedBy) {
    public ReplyVersion {
        wishes = List.copyOf(wishes);
    }

    /// What a guardian says in an answer.
    ///
    /// @param wishes as of the version
    public record Content(Reply reply, @Nullable String text, List<UnitId> wishes) {
        public Content {
            wishes = List.copyOf(wishes);
        }
    }

    Content said() {
        return new Content(reply, text, wishes);
    }
}
