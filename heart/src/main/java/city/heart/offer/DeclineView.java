// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.Language;
import city.base.web.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the page asks of somebody who does not accept: how the duty will be met instead.
///
/// @param lead the service's own words
/// @param keeps what happens to the place meanwhile and who else answers
public record DeclineView(
        String id,
        Language texts,
        String title,
        String lead,
        @Nullable String keeps,
        List<Choice> replies) {}
