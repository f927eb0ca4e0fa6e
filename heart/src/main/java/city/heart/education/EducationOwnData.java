// SPDX-License-Identifier: EUPL-1.2
package city.heart.education;

import city.base.shared.ResidentId;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Use;
import city.base.web.OwnData;
import city.base.web.PageTexts;
import city.heart.population.Family;
import city.heart.population.OwnChildren;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// What the city's education records say of a guardian's children. The bare sign that a person must look is secret and
/// not here; of a family under an order nothing is, since a unit tells where a child is.
@Component
class EducationOwnData implements OwnData {
    private static final Set<String> FACTS =
            Set.of(
                    "early education",
                    "start decision",
                    "compulsory education begun",
                    "place elsewhere");

    private final EducationRecords records;
    private final OwnChildren children;

    EducationOwnData(EducationRecords records, OwnChildren children) {
        this.records = records;
        this.children = children;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public List<Section> of(ResidentId me, PageTexts texts) {
        var use = new Use(Actor.resident(me), "guardian", "own-data", Basis.DUTY, null, FACTS);
        var mine =
                children.of(me, use).stream()
                        .filter(it -> !it.order())
                        .collect(Collectors.toMap(it -> it.child().id(), it -> it));
        if (mine.isEmpty()) {
            return List.of();
        }
        var sections = new ArrayList<Section>();
        records.ofAll(mine.keySet(), use)
                .forEach((child, record) -> {
                    var family = mine.get(child);
                    if (family != null) {
                        sections.add(section(family, record, texts));
                    }
                });
        return List.copyOf(sections);
    }

    private static Section section(Family family, EducationRecord record, PageTexts texts) {
        var names = family.child().names();
        var items = new ArrayList<Item>();
        items.add(
                item(
                        "provision",
                        texts.text("education.own.provision." + record.provision()),
                        texts));
        items.add(item("start", texts.text("education.own.start." + record.start()), texts));
        if (record.begunEarly()) {
            items.add(item("begun-early", texts.text("education.own.yes"), texts));
        }
        if (record.placeElsewhere()) {
            items.add(item("place-elsewhere", texts.text("education.own.yes"), texts));
        }
        return new Section(
                "education.child",
                texts.text("education.own.title", names == null ? "–" : names.full()),
                texts.text("education.own.source"),
                texts.text("education.own.mend"),
                items);
    }

    private static Item item(String key, String value, PageTexts texts) {
        return new Item(key, texts.text("education.own.item." + key), value, null);
    }
}
