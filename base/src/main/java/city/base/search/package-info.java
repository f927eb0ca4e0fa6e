// SPDX-License-Identifier: EUPL-1.2
/// Finding the city's own pages by word: an index of what the subjects declare (`Subject.documents`), read anew at the
/// start and when a subject says that its pages changed, and one page on which everybody searches. Words are found by
/// their stem in Finnish, Swedish and English, while they are typed halfway, within compound words and by what people
/// call a thing besides; where no page has them, the nearest names are shown. What was asked is kept nowhere. Owns the
/// schema `search`.
@ApplicationModule(
        id = "search",
        displayName = "Search",
        allowedDependencies = {"database", "shared", "subject", "web"})
@NullMarked
package city.base.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
