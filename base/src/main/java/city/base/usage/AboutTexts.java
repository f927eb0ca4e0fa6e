// SPDX-License-Identifier: EUPL-1.2
package city.base.usage;

import city.base.shared.ResidentId;
import city.base.web.PageTexts;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What uses were about, in words for the person whose data it was. Whoever owns such things (cases, rounds …) has one
/// as a bean, and says who may be told: of whatever is left out, the use stands without it.
public interface AboutTexts {
    /// @param all    of any kind
    /// @param reader whose data was used
    /// @return those of its own kinds of which this reader may be told
    Map<Use.About, Thing> of(Collection<Use.About> all, ResidentId reader, PageTexts texts);

    /// @param text in the reader's language, such as "Case HEL 2026-000123, pre-primary education"
    /// @param path  of a page about it that the reader may open; null where there is none
    record Thing(String text, @Nullable String path) {}
}
