// SPDX-License-Identifier: EUPL-1.2
package city.heart.profile;

import city.base.shared.ResidentId;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Use;
import city.base.web.OwnData;
import city.base.web.PageTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Numbers and addresses by which the city reaches the person, and what the person has chosen.
@Component
class ContactOwnData implements OwnData {
    private static final String PAGE = "/my/contact";
    private static final Set<String> FACTS =
            Set.of("phone", "e-mail", "chosen channel", "contact language");

    private final Profiles profiles;

    ContactOwnData(Profiles profiles) {
        this.profiles = profiles;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public List<Section> of(ResidentId me, PageTexts texts) {
        var contact =
                profiles.contactOf(
                        me,
                        new Use(
                                Actor.resident(me),
                                "resident",
                                "own-data",
                                Basis.DUTY,
                                null,
                                FACTS));
        var items = new ArrayList<Item>();
        for (var it : contact.points()) {
            items.add(
                    new Item(
                            it.channel() == Channel.SMS ? "phone" : "e-mail",
                            texts.text("profile.own.item." + it.channel()),
                            it.value() + " (" + ContactPage.source(it, texts) + ")",
                            it.since(),
                            PAGE));
        }
        var channel = contact.chosen();
        if (channel != null) {
            items.add(
                    new Item(
                            "chosen-channel",
                            texts.text("profile.own.item.chosen-channel"),
                            texts.text("profile.contact.channel." + channel),
                            contact.chosenOn(),
                            PAGE));
        }
        var language = contact.language();
        if (language != null) {
            items.add(
                    new Item(
                            "chosen-language",
                            texts.text("profile.own.item.chosen-language"),
                            ContactPage.named(language),
                            contact.languageOn(),
                            PAGE));
        }
        return items.isEmpty()
                ? List.of()
                : List.of(
                        new Section(
                                "contact",
                                texts.text("profile.own.contact"),
                                texts.text("profile.own.source.contact"),
                                texts.text("profile.own.mend.contact"),
                                items));
    }
}
