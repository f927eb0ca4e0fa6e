// SPDX-License-Identifier: EUPL-1.2
package city.heart.proposal;

import city.base.shared.Language;
import city.base.subject.Subject;
import city.base.web.Choice;
import city.base.web.Form;
import city.heart.offer.OfferTexts.OtherLanguage;
import city.heart.proposal.OfferView.Answers;
import city.heart.proposal.OfferView.Asks;
import city.heart.proposal.OfferView.Badge;
import city.heart.proposal.OfferView.Contact;
import city.heart.proposal.OfferView.Easy;
import city.heart.proposal.OfferView.Mine;
import city.heart.proposal.OfferView.Phrase;
import city.heart.proposal.OfferView.Place;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Every state of an offer's pages, open without sign-in, in the browser tests only: a city's own day
/// never has all of them at once.
@Controller
class OfferGallery {
    private static final List<OtherLanguage> OTHERS =
            List.of(
                    new OtherLanguage("sv", "Svenska"),
                    new OtherLanguage("en", "English"),
                    new OtherLanguage("ru", "Русский"),
                    new OtherLanguage("so", "Soomaali"),
                    new OtherLanguage("ar", "العربية"));
    private static final Contact CONTACT =
            new Contact(
                    "Helsingin kaupunki, kasvatuksen ja koulutuksen toimiala",
                    "09 310 00000",
                    "HEL 2026-000123");
    private static final String MAP =
            """
            <svg class="unit-map" role="img" viewBox="0 0 640 400" xmlns="http://www.w3.org/2000/svg">\
            <title>Kartta: Päiväkoti Käpy</title><path class="area" d="M0 0L300 0L320 200L0 260Z"/>\
            <path class="area-own" d="M120 60L420 40L520 220L400 360L160 320Z"/>\
            <circle class="unit" cx="320" cy="200" r="9"/></svg>\
            """;

    @Bean
    static Subject galleryDeclared() {
        return Subject.named("gallery").open("/gallery/**").declared();
    }

    @GetMapping("/gallery/offer/{state}")
    String offer(@PathVariable String state, Model model) {
        return of(List.of(state.equals("ARABIC") ? arabic() : offer(Badge.valueOf(state))), model);
    }

    /// Children of one birth: two who stand alike, and two of whom one is answered for.
    @GetMapping("/gallery/birth/{state}")
    String birth(@PathVariable String state, Model model) {
        return of(
                List.of(
                        child("a", "Aino Esimerkki", offer(Badge.WAITING)),
                        child("b", "Eino Esimerkki", offer(Badge.valueOf(state)))),
                model);
    }

    private static String of(List<OfferView> children, Model model) {
        model.addAttribute("offer", children.getFirst());
        model.addAttribute("children", new Children(children));
        return "offer/offer";
    }

    private static OfferView child(String id, String name, OfferView like) {
        return new OfferView(
                id,
                like.written(),
                like.badge(),
                like.head(),
                like.replaces(),
                name,
                like.ifNothing(),
                like.place(),
                like.more(),
                like.answers(),
                like.asks(),
                like.mine(),
                like.otherGuardians(),
                like.easy(),
                like.contact(),
                like.decision());
    }

    @GetMapping("/gallery/list")
    String list(Model model) {
        model.addAttribute(
                "offers",
                new OfferListView(
                        List.of(row(Badge.WAITING), row(Badge.REMINDED)),
                        List.of(row(Badge.ACCEPTED), row(Badge.DECIDED)),
                        1));
        model.addAttribute("cards", List.of());
        return "offer/list";
    }

    @GetMapping("/gallery/list-empty")
    String emptyList(Model model) {
        model.addAttribute("offers", new OfferListView(List.of(), List.of(), 0));
        model.addAttribute("cards", List.of());
        return "offer/list";
    }

    @GetMapping("/gallery/decline")
    String decline(Model model) {
        model.addAttribute("form", Form.empty());
        model.addAttribute("decline", declined());
        return "offer/decline";
    }

    @GetMapping("/gallery/decline-faults")
    String declineWithFaults(Model model) {
        model.addAttribute("form", Form.of(Map.of()).require("reply", "offer.decline.fault"));
        model.addAttribute("decline", declined());
        return "offer/decline";
    }

    @GetMapping("/gallery/link")
    String link(Model model) {
        model.addAttribute("token", "x");
        model.addAttribute(
                "link",
                new LinkView(
                        Language.FI,
                        null,
                        "Ehdotus esiopetuspaikasta",
                        "Ehdotus koskee 2 lastasi, jotka ovat syntyneet yhtä aikaa.",
                        nothing(),
                        "Päiväkoti Käpy",
                        "Käpytie 1, 00640 Helsinki",
                        "Esiopetus alkaa 11.8.2026. Se on maksutonta.",
                        "Ehdotamme lapsellesi esiopetuspaikkaa. Katso paikka ja vastaa viimeistään 8.4.2026.",
                        "Hyväksyn paikan",
                        "Yhden huoltajan hyväksyntä riittää.",
                        "Tämä ei ole minun lapseni",
                        "09 310 00000"));
        return "offer/link";
    }

    @GetMapping("/gallery/link-done/{what}")
    String linkDone(@PathVariable String what, Model model) {
        model.addAttribute("text", "offer.link." + what);
        return "offer/link-done";
    }

    @GetMapping("/gallery/not-my-child")
    String notMyChild(Model model) {
        model.addAttribute("asked", declined());
        return "offer/not-my-child";
    }

    private static OfferListView.Row row(Badge badge) {
        var open = badge == Badge.WAITING || badge == Badge.REMINDED;
        var decided =
                badge == Badge.DECIDED
                        ? List.of(
                                new OfferListView.Decided("d", "Aino Esimerkki"),
                                new OfferListView.Decided("e", "Eino Esimerkki"))
                        : List.<OfferListView.Decided>of();
        return new OfferListView.Row(
                "x",
                "Ehdotus esiopetuspaikasta",
                badge == Badge.REMINDED
                        ? List.of(
                                new OfferListView.Progress("Aino Esimerkki", 1, badge, decided),
                                new OfferListView.Progress(
                                        "Eino Esimerkki", 1, Badge.ACCEPTED, decided))
                        : List.of(
                                new OfferListView.Progress(
                                        "Aino Esimerkki, Eino Esimerkki", 2, badge, decided)),
                "Päiväkoti Käpy",
                open ? nothing() : null,
                badge == Badge.DECIDED ? null : "8.4.2026");
    }

    private static DeclineView declined() {
        return new DeclineView(
                "x",
                "Aino Esimerkki, Eino Esimerkki",
                true,
                Language.FI,
                "En hyväksy paikkaa",
                "Lapsen täytyy osallistua esiopetukseen. Kerro, miten, jos et ota tätä paikkaa vastaan.",
                "Ehdotettu paikka säilyy lapsella, kunnes asia on ratkaistu.",
                List.of(
                        new Choice("ANOTHER_UNIT", "Haemme toiseen esiopetuspaikkaan Helsingissä"),
                        new Choice("PRIVATE", "Lapsi menee yksityiseen esiopetukseen"),
                        new Choice("OTHER", "Jotain muuta; kerron ihmiselle")));
    }

    private static String nothing() {
        return "Jos et tee mitään, lähetämme 8.4.2026 jälkeen muistutuskirjeen, ja sen jälkeen ihminen ottaa"
                + " sinuun yhteyttä.";
    }

    private static OfferView offer(Badge badge) {
        var answerable =
                switch (badge) {
                    case WITH_PERSON, DECIDED, WITHDRAWN, REPLACED, PASSED, INFORMED -> false;
                    default -> true;
                };
        return new OfferView(
                "x",
                new OfferView.Written(Language.FI, null, OTHERS),
                badge,
                new OfferView.Head(
                        "Ehdotus esiopetuspaikasta",
                        answerable
                                ? new Phrase(
                                        "Ehdotamme lapsellesi esiopetuspaikkaa. Katso paikka ja vastaa viimeistään"
                                                + " 8.4.2026.",
                                        Language.FI)
                                : null,
                        "Esiopetus alkaa 11.8.2026. Se on maksutonta."),
                false,
                "Aino Esimerkki",
                badge == Badge.WAITING || badge == Badge.REMINDED
                        ? new Phrase(nothing(), Language.FI)
                        : null,
                new Place(
                        "Päiväkoti Käpy",
                        "Käpytie 1, 00640 Helsinki",
                        "09 310 00001",
                        "Oman alueesi esiopetuspaikka",
                        MAP,
                        true),
                List.of(
                        "Esiopetusta annetaan suomeksi ja ruotsiksi. Kaksikielisessä kodissa voitte valita"
                                + " kumman tahansa.",
                        "Jos lapsi tarvitsee varhaiskasvatusta esiopetuksen lisäksi, sitä haetaan erikseen."),
                answerable
                        ? new Answers(
                                "Hyväksyn paikan",
                                "En hyväksy paikkaa",
                                "Haluan toisen esiopetuspaikan",
                                "Tämä ei ole minun lapseni",
                                new Phrase(
                                        "Yhden huoltajan hyväksyntä riittää. Kerromme vastauksesta muille"
                                                + " huoltajille, ja he voivat vastustaa 8.4.2026 asti.",
                                        Language.FI),
                                "Voit muuttaa vastaustasi 8.4.2026 asti.")
                        : null,
                new Asks("Haluan puhua ihmisen kanssa", "Tarvitsen tulkin"),
                mine(badge),
                badge == Badge.WAITING
                        ? List.of()
                        : List.of("Toinen huoltaja ei ole vielä vastannut."),
                badge == Badge.WAITING
                        ? new Easy(
                                "Selkosuomeksi",
                                "Lapsesi saa esiopetuspaikan.\nPaikka on Päiväkoti Käpy.\nVastaa viimeistään"
                                        + " 8.4.2026.",
                                "Jos et vastaa, saat kirjeen. Sitten ihminen soittaa sinulle.")
                        : null,
                CONTACT,
                badge == Badge.DECIDED ? "d" : null);
    }

    private static @Nullable Mine mine(Badge badge) {
        return switch (badge) {
            case ACCEPTED -> new Mine(true, "Hyväksyn paikan", "20.3.2026", null, List.of());
            case DECLINED, DIFFERENT ->
                    new Mine(
                            false,
                            "Haemme toiseen esiopetuspaikkaan",
                            "20.3.2026",
                            "Isovanhemmat asuvat Kumpulassa.",
                            List.of("Kumpulan koulu", "Vallilan koulu"));
            default -> null;
        };
    }

    private static OfferView arabic() {
        var base = offer(Badge.WAITING);
        return new OfferView(
                "x",
                new OfferView.Written(
                        new Language("ar"), "ترجمة. النص الفنلندي أو السويدي هو الملزم.", OTHERS),
                base.badge(),
                new OfferView.Head(
                        "اقتراح مكان في التعليم التمهيدي",
                        new Phrase(
                                "نقترح لطفلك مكانًا في التعليم التمهيدي. يُرجى الرد في موعد أقصاه 8.4.2026.",
                                new Language("ar")),
                        "يبدأ التعليم في 11.8.2026."),
                base.replaces(),
                base.child(),
                new Phrase(
                        "إذا لم تفعل شيئًا، فسنرسل إليك رسالة تذكير بالبريد بعد 8.4.2026، ثم يتصل بك أحد الموظفين.",
                        new Language("ar")),
                base.place(),
                List.of(),
                base.answers(),
                base.asks(),
                null,
                List.of(),
                base.easy(),
                CONTACT,
                null);
    }
}
