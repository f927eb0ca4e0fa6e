// SPDX-License-Identifier: EUPL-1.2
package city.server.desk;

import city.heart.offer.Funnel.Counts;
import city.heart.offer.Funnels;
import city.heart.placement.Placements;
import city.planning.round.PlacementRound;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Puts the way from due to decided into a table: everybody, by present early education, by admission
/// area. Groups of fewer than five children stand together.
@Component
class FunnelWords {
    private static final List<String> CARE = List.of("municipal", "private", "none", "unknown", "");

    private final Funnels funnels;
    private final Placements placements;
    private final DeskWords words;

    FunnelWords(Funnels funnels, Placements placements, DeskWords words) {
        this.funnels = funnels;
        this.placements = placements;
        this.words = words;
    }

    /// @param all one line, then early education
    /// @param areas by name
    record View(List<Row> all, List<Row> areas) {}

    record Row(String name, Counts counts) {}

    /// @param secret also families under a non-disclosure order
    View view(PlacementRound round, boolean secret, Locale locale) {
        var funnel = funnels.of(round.service(), round.period(), secret);
        var all = new ArrayList<Row>();
        all.add(new Row(words.text("desk.funnel.all", locale), funnel.all()));
        var care = SmallGroups.fold(funnel.byCare(), Counts::due);
        for (var it : CARE) {
            var counts = care.shown().get(it);
            if (counts != null) {
                all.add(
                        new Row(
                                words.text(
                                        "desk.funnel.care." + (it.isEmpty() ? "unknown" : it),
                                        locale),
                                counts));
            }
        }
        together(care, locale, all);
        var areas = new ArrayList<Row>();
        var byArea = SmallGroups.fold(funnel.byArea(), Counts::offered);
        byArea.shown().entrySet().stream()
                .map(it -> new Row(area(it, round.period(), locale), it.getValue()))
                .sorted(Comparator.comparing(Row::name))
                .forEach(areas::add);
        together(byArea, locale, areas);
        return new View(all, areas);
    }

    private void together(SmallGroups.Folded folded, Locale locale, List<Row> rows) {
        var counts = folded.together();
        // Where nothing is shown by itself, this would only repeat the total.
        if (counts != null && !folded.shown().isEmpty()) {
            rows.add(new Row(words.text("desk.funnel.small", locale, folded.number()), counts));
        }
    }

    private String area(Map.Entry<String, Counts> it, String period, Locale locale) {
        return placements
                .schoolOf(it.getKey(), period)
                .map(unit -> words.unit(unit, locale))
                .orElseGet(() -> words.text("desk.funnel.no-area", locale));
    }
}
