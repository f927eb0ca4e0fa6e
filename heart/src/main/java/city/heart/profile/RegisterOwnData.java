// SPDX-License-Identifier: EUPL-1.2
package city.heart.profile;

import city.base.shared.ResidentId;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Use;
import city.base.web.OwnData;
import city.base.web.PageTexts;
import city.heart.population.Family;
import city.heart.population.OwnChildren;
import city.heart.population.Population;
import city.heart.population.Resident;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the population register has told the city of the person and of the person's children. Under an order in the
/// family nothing of where anybody lives, and nothing of the other guardian.
@Component
class RegisterOwnData implements OwnData {
    private static final Set<String> FACTS =
            Set.of(
                    "names",
                    "birth date",
                    "home municipality",
                    "address",
                    "mother tongue",
                    "contact language",
                    "non-disclosure order",
                    "guardians");

    private final Population population;
    private final OwnChildren children;

    RegisterOwnData(Population population, OwnChildren children) {
        this.population = population;
        this.children = children;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<Section> of(ResidentId me, PageTexts texts) {
        var use = new Use(Actor.resident(me), "resident", "own-data", Basis.DUTY, null, FACTS);
        var sections = new ArrayList<Section>();
        population
                .find(me, use)
                .ifPresent(it ->
                        sections.add(
                                section(
                                        "register.self",
                                        texts.text("profile.own.self"),
                                        self(it, texts),
                                        texts)));
        for (var family : children.of(me, use)) {
            var names = family.child().names();
            sections.add(
                    section(
                            "register.child",
                            texts.text(
                                    "profile.own.child",
                                    names == null
                                            ? texts.text("profile.own.no-name")
                                            : names.full()),
                            child(family, me, texts),
                            texts));
        }
        return List.copyOf(sections);
    }

    private static Section section(String key, String title, List<Item> items, PageTexts texts) {
        return new Section(
                key,
                title,
                texts.text("profile.own.source.register"),
                texts.text("profile.own.mend.register"),
                items);
    }

    private static List<Item> self(Resident it, PageTexts texts) {
        var items = person(it, texts);
        add(items, "home-municipality", it.municipality(), null, texts);
        var address = it.address();
        if (it.order()) {
            add(items, "address", texts.text("profile.own.withheld"), null, texts);
        } else if (address != null) {
            add(items, "address", ContactPage.line(address, texts), null, texts);
        }
        return items;
    }

    private static List<Item> child(Family family, ResidentId me, PageTexts texts) {
        var items = person(family.child(), texts);
        for (var guardian : family.guardians()) {
            var names = guardian.person().names();
            if (guardian.person().id().equals(me)) {
                add(
                        items,
                        "own-role",
                        texts.text(
                                guardian.decides()
                                        ? "profile.own.role.decides"
                                        : "profile.own.role.informed"),
                        guardian.since(),
                        texts);
            } else if (!family.order() && names != null) {
                add(items, "guardian", names.full(), guardian.since(), texts);
            }
        }
        if (family.order()) {
            add(items, "withheld", texts.text("profile.own.withheld.family"), null, texts);
        } else {
            add(items, "home-municipality", family.child().municipality(), null, texts);
        }
        return items;
    }

    private static List<Item> person(Resident it, PageTexts texts) {
        var items = new ArrayList<Item>();
        var names = it.names();
        add(items, "name", names == null ? null : names.full(), null, texts);
        add(items, "birth-date", it.birth().date().map(texts::day).orElse(null), null, texts);
        add(items, "mother-tongue", named(it.motherTongueCode(), texts), null, texts);
        var contact = it.contactLanguage();
        add(
                items,
                "contact-language",
                contact == null ? null : named(contact.code(), texts),
                null,
                texts);
        return items;
    }

    /// In the language of the page.
    private static @Nullable String named(@Nullable String code, PageTexts texts) {
        return code == null ? null : Locale.of(code).getDisplayLanguage(texts.locale());
    }

    private static void add(
            List<Item> items,
            String key,
            @Nullable String value,
            @Nullable LocalDate since,
            PageTexts texts) {
        if (value != null && !value.isEmpty()) {
            items.add(new Item(key, texts.text("profile.own.item." + key), value, since));
        }
    }
}
