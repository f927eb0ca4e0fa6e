// SPDX-License-Identifier: EUPL-1.2
package city.heart.proposal;

import city.base.shared.Language;
import org.jspecify.annotations.Nullable;

/// What the page behind a one-time link shows: unit, first day, last day. No child's name, no home,
/// no way, no reasons.
///
/// @param together that it is about several children; null where it is about one
/// @param joint that one guardian's yes is enough; null where that is not so, or one guardian decides alone
/// @param translated a notice that the Finnish or Swedish text binds; null where it is one of the two
public record LinkView(
        Language texts,
        @Nullable String translated,
        String title,
        @Nullable String together,
        String ifNothing,
        String unit,
        String address,
        String begins,
        String lead,
        String accept,
        @Nullable String joint,
        String notMyChild,
        String phone) {}
