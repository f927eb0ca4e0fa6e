// SPDX-License-Identifier: EUPL-1.2
package city.heart.proposal;

import city.base.shared.Language;
import org.jspecify.annotations.Nullable;

/// What the page behind a one-time link shows: unit, first day, last day. No child's name, no home,
/// no way, no reasons.
///
/// @param together that it is about several children; null where it is about one
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
        String othersAreTold,
        String notMyChild,
        String phone) {}
