// SPDX-License-Identifier: EUPL-1.2
package city.heart.proposal;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// The child whom the page is about, or the children of one birth who are proposed the same.
///
/// @param all by the child's number
public record Children(List<OfferView> all) {
    public boolean isSeveral() {
        return all.size() > 1;
    }

    /// Whether one answer can be given for all: they are several, and stand alike.
    public boolean isAlike() {
        return isSeveral() && all.stream().map(Children::standing).distinct().count() == 1;
    }

    /// Ids of the others to whom one answer is given; none where they do not stand alike.
    public List<String> alsoAnswered(String id) {
        return isAlike()
                ? all.stream().map(OfferView::id).filter(it -> !it.equals(id)).toList()
                : List.of();
    }

    public String getNames() {
        return all.stream()
                .map(OfferView::child)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    private static List<Object> standing(OfferView it) {
        var mine = it.mine();
        return List.of(it.badge(), it.answers() != null, mine == null ? "" : mine.reply());
    }
}
