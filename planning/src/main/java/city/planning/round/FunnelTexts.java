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
import org.springframework.stereotype.Component;

/// Puts the way from due to decided into a table: everybody, by present early education, by admission
/// area. Groups of fewer than five children stand together.
@Component
class FunnelTexts {
    private static final List<String> CARE = List.of("municipal", "private", "none", "unknown", "");

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
        var care = Suppression.fold(funnel.byCare(), Counts::due, Counts::plus);
        for (var it : CARE) {
            var counts = care.shown().get(it);
            if (counts != null) {
                all.add(
                        new Row(
                                page.text(
                                        "round.funnel.care." + (it.isEmpty() ? "unknown" : it),
                                        page),
                                counts));
            }
        }
        together(care, page, all);
        var areas = new ArrayList<Row>();
        var byArea = Suppression.fold(funnel.byArea(), Counts::offered, Counts::plus);
        byArea.shown().entrySet().stream()
                .map(it -> new Row(area(it, round.period(), page), it.getValue()))
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

    private String area(Map.Entry<String, Counts> it, String period, PageTexts page) {
        return placements
                .schoolOf(it.getKey(), period)
                .map(unit -> placements.nameOf(unit, page.language()).orElse(""))
                .orElseGet(() -> page.text("round.funnel.no-area"));
    }
}
