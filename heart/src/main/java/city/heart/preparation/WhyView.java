// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why, or why not: what the rule said, and on what.
///
/// @param back address of the page this belongs to
/// @param answer key of the sentence that says what came out
/// @param reasons in words, each with its section of the law or none
/// @param facts that led to the answer and may be told, one line each; empty where there are none
/// @param day on which the rule was asked, formatted
/// @param nextChange when the answer can be another one and why, in words; null for never, or unknown
/// @param turns what would have given the other answer, a sentence each; empty where nothing is known
/// @param ruleSha256 so that anybody can check which rule it was
/// @param unit why this unit
record WhyView(
        String back,
        String title,
        String answer,
        List<Reason> reasons,
        List<String> facts,
        String day,
        @Nullable String nextChange,
        List<String> turns,
        String ruleSha256,
        String engine,
        PlaceReasons.Reason unit) {
    /// @param section empty where it rests on none
    record Reason(String text, String section) {}
}
