// SPDX-License-Identifier: EUPL-1.2
package city.heart.decision;

import city.base.shared.ResidentId;
import city.base.web.OwnData;
import city.base.web.PageTexts;
import city.heart.offer.OfferTexts;
import java.util.List;
import org.springframework.stereotype.Component;

/// The decisions that a guardian may read.
@Component
class DecisionOwnData implements OwnData {
    private final MyDecisions mine;
    private final OfferTexts says;

    DecisionOwnData(MyDecisions mine, OfferTexts says) {
        this.mine = mine;
        this.says = says;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public List<Section> of(ResidentId me, PageTexts texts) {
        var items = mine.list(me).stream().map(it -> item(it, me, texts)).toList();
        return items.isEmpty()
                ? List.of()
                : List.of(
                        new Section(
                                "decisions",
                                texts.text("decision.own.title"),
                                texts.text("decision.own.source"),
                                texts.text("decision.own.mend"),
                                items));
    }

    private Item item(Decision it, ResidentId me, PageTexts texts) {
        var language = texts.language();
        var child = says.childName(it.key().child(), it.key().service(), me);
        return new Item(
                "decision",
                says.service(it.key().service(), it.serviceVersion(), language)
                        .orElse(it.key().service()),
                texts.text(
                        "decision.own.value",
                        child == null ? "–" : child,
                        says.unit(it.unit(), language).orElse("–")),
                it.on(),
                "/my/decisions/" + it.id().value());
    }
}
