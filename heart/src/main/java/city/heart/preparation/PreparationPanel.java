// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.shared.CityTime;
import city.base.web.DeskPanel;
import city.base.web.PageTexts;
import city.heart.casework.CaseAccess;
import city.heart.casework.CaseFilter;
import city.heart.casework.CaseTexts;
import city.heart.offer.State;
import city.heart.population.ChangesOfDay;
import city.heart.population.LifeEvent;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// On the desk's first page: what the register told today, and where the proposals of each service stand.
@Component
class PreparationPanel implements DeskPanel {
    private final ChangesOfDay changes;
    private final DeskOffers offers;
    private final CaseTexts says;
    private final Clock clock;

    PreparationPanel(
            ChangesOfDay changes, DeskOffers offers, CaseTexts says, @CityTime Clock clock) {
        this.changes = changes;
        this.offers = offers;
        this.says = says;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<Table> tables(Set<String> permissions, PageTexts texts) {
        var reads = permissions.contains(CaseAccess.READ);
        var tables = new ArrayList<Table>();
        tables.add(changes(reads, texts));
        for (var service : says.services(texts)) {
            var counts =
                    offers.counts(CaseFilter.of(service.value(), CaseAccess.scope(permissions)));
            tables.add(
                    new Table(
                            service.text(),
                            texts.text("preparation.states.state"),
                            Arrays.stream(State.values())
                                    .filter(counts::containsKey)
                                    .map(it ->
                                            new Row(
                                                    texts.text("offer.state." + it),
                                                    texts.number(counts.getOrDefault(it, 0)),
                                                    reads
                                                            ? "/desk/offers?state="
                                                                    + it
                                                                    + "&service="
                                                                    + service.value()
                                                            : null))
                                    .toList(),
                            texts.text("preparation.states.none"),
                            null));
        }
        return tables;
    }

    private Table changes(boolean reads, PageTexts texts) {
        var learned = changes.count(LocalDate.now(clock));
        return new Table(
                texts.text("preparation.changes.today"),
                texts.text("preparation.changes.kind"),
                Arrays.stream(LifeEvent.Kind.values())
                        .filter(learned::containsKey)
                        .map(it ->
                                new Row(
                                        texts.text("preparation.change." + it),
                                        texts.number(learned.getOrDefault(it, 0)),
                                        reads ? "/desk/changes?kind=" + it : null))
                        .toList(),
                texts.text("preparation.changes.none"),
                reads && !learned.isEmpty()
                        ? new Link(texts.text("preparation.changes.all"), "/desk/changes")
                        : null);
    }
}
