// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.ResidentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One version of one guardian's answer. Every version is kept; the latest counts.
///
/// @param version 1, 2, 3 … for each guardian
/// @param text what the guardian wrote beside it; null when nothing
/// @param recordedBy the officer who took it by phone or at the desk; null when the guardian did
public record ReplyVersion(
        ResidentId guardian,
        int version,
        Reply reply,
        @Nullable String text,
        Instant at,
        Medium medium,
        @Nullable String recordedBy) {}
