// SPDX-License-Identifier: EUPL-1.2
package city.heart.proposal;

import city.base.shared.Language;
import city.base.web.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the page asks of somebody who does not accept: how the duty will be met instead.
///
/// @param children names; null where the register told none
/// @param together the answer is given for all children of one birth
/// @param lead the service's own words
/// @param keeps what happens to the place meanwhile and who else answers
public record DeclineView(
        String id,
        @Nullable String children,
        boolean together,
        Language texts,
        String title,
        String lead,
        @Nullable String keeps,
        List<Choice> replies) {}
