// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.base.shared.Suppression;
import city.base.signin.RightScope;
import city.base.web.PageTexts;
import city.heart.offer.Funnel.Counts;
import city.heart.offer.Funnels;
import city.heart.placement.Placements;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/// Puts the way from due to decided into a table: everybody, by present early education, by admission
/// area. Groups of fewer than five children stand together.
@Component
class FunnelTexts {
    private static final String UNKNOWN = "unknown";
    private static final List<String> CARE = List.of("municipal", "private", "none", UNKNOWN);

    private final Funnels funnels;
    private final Placements placements;

    FunnelTexts(Funnels funnels, Placements placements) {
        this.funnels = funnels;
        this.placements = placements;
    }

    /// @param all one line, then early education
    /// @param areas by name
    record View(List<Row> all, List<Row> areas) {}

    record Row(String name, Counts counts) {}

    /// @param scope whether families under a non-disclosure order count
    View view(PlacementRound round, RightScope scope, PageTexts page) {
        var funnel = funnels.of(round.service(), round.period(), scope);
        var all = new ArrayList<Row>();
        all.add(new Row(page.text("round.funnel.all"), funnel.all()));
        var byCare = named(funnel.byCare(), it -> CARE.contains(it) ? it : UNKNOWN);
        // Of a rule that does not ask there is one group only: everybody.
        if (byCare.size() > 1) {
            var care = Suppression.fold(byCare, Counts::due, Counts::plus);
            for (var it : CARE) {
                var counts = care.shown().get(it);
                if (counts != null) {
                    all.add(new Row(page.text("round.funnel.care." + it), counts));
                }
            }
            together(care, page, all);
        }
        var areas = new ArrayList<Row>();
        var byArea =
                Suppression.fold(
                        named(funnel.byArea(), it -> area(it, round.period(), page)),
                        Counts::due,
                        Counts::plus);
        byArea.shown().entrySet().stream()
                .map(it -> new Row(it.getKey(), it.getValue()))
                .sorted(Comparator.comparing(Row::name))
                .forEach(areas::add);
        together(byArea, page, areas);
        return new View(all, areas);
    }

    private void together(Suppression.Folded<Counts> folded, PageTexts page, List<Row> rows) {
        var counts = folded.together();
        // Where nothing is shown by itself, this would only repeat the total.
        if (counts != null && !folded.shown().isEmpty()) {
            rows.add(new Row(page.text("round.funnel.small", folded.number()), counts));
        }
    }

    /// Those of one name together.
    private static Map<String, Counts> named(
            Map<String, Counts> groups, UnaryOperator<String> name) {
        Map<String, Counts> all = new TreeMap<>();
        groups.forEach((id, counts) -> all.merge(name.apply(id), counts, Counts::plus));
        return all;
    }

    private String area(String id, String period, PageTexts page) {
        return placements
                .schoolOf(id, period)
                .map(unit -> placements.nameOf(unit, page.language()).orElse(""))
                .orElseGet(() -> page.text("round.funnel.no-area"));
    }
}
