// SPDX-License-Identifier: EUPL-1.2
package city.server.desk;

import static city.server.desk.DeskPermissions.HANDLE;
import static city.server.desk.DeskPermissions.secret;

import city.base.shared.UnitId;
import city.base.signin.SignedIn;
import city.base.web.Choice;
import city.base.web.Form;
import city.heart.casework.CaseId;
import city.heart.decision.WholeCase;
import city.heart.decision.WholeCases;
import city.heart.offer.Choosing;
import city.heart.offer.OfferId;
import city.heart.offer.Offering;
import city.heart.offer.OfficerOffers;
import city.heart.placement.Room;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// An officer proposes a unit of the officer's own choice, with a reason. A case of a family under an
/// order is there only for those who may handle it, and nothing of it goes out.
@Controller
class OtherUnitPage {
    private static final int LONGEST = 2000;

    private final WholeCases cases;
    private final OfficerOffers offers;
    private final DeskWords words;

    OtherUnitPage(WholeCases cases, OfficerOffers offers, DeskWords words) {
        this.cases = cases;
        this.offers = offers;
        this.words = words;
    }

    /// What the page shows.
    ///
    /// @param title key of what the officer is about to do
    /// @param instead the present offer as this page saw it; empty where there is none
    /// @param present the unit proposed now; null where none is
    /// @param rooms units with a seat, the nearest first
    /// @param full how many units are left out because they are full
    /// @param sends false where an order stands: nothing goes out
    /// @param refusal key of the sentence that says why no proposal can be made; null where one can
    record View(
            String title,
            String caseId,
            String child,
            String service,
            String instead,
            @Nullable String present,
            List<Choice> rooms,
            int full,
            boolean sends,
            @Nullable String refusal) {}

    @GetMapping("/desk/cases/{id}/other-unit")
    String form(@PathVariable UUID id, SignedIn.Officer officer, Locale locale, Model model) {
        officer.mustBeAbleTo(HANDLE);
        return show(id, Form.empty(), officer, locale, model);
    }

    @PostMapping("/desk/cases/{id}/other-unit")
    String make(
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            SignedIn.Officer officer,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        officer.mustBeAbleTo(HANDLE);
        var form =
                Form.of(sent)
                        .check("unit", OtherUnitPage::isUnit, "desk.other-unit.unit.fault")
                        .require("reason", "desk.other-unit.reason.fault")
                        .atMost("reason", LONGEST, "desk.other-unit.reason.long");
        if (!form.isOk()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(id, form, officer, locale, model);
        }
        var came =
                offers.make(
                                new CaseId(id),
                                instead(form.value("instead")),
                                new UnitId(form.value("unit")),
                                form.value("reason"),
                                officer.id(),
                                secret(officer))
                        .orElseThrow(CasePage::notThere);
        return switch (came) {
            case Offering.Sent _ -> done(id, "desk.notice.other-unit.sent", next);
            case Offering.ForPerson _ -> done(id, "desk.notice.other-unit.for-person", next);
            default -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield show(id, form.check("unit", _ -> false, key(came)), officer, locale, model);
            }
        };
    }

    private static String done(UUID id, String notice, RedirectAttributes next) {
        next.addFlashAttribute("notice", notice);
        return "redirect:/desk/cases/" + id;
    }

    private static String key(Offering refused) {
        return switch (refused) {
            case Offering.Full _ -> "desk.other-unit.full";
            case Offering.OtherLanguage _ -> "desk.other-unit.language";
            case Offering.NotSuitable _ -> "desk.other-unit.not-suitable";
            case Offering.HoldsAnotherPlace _ -> "desk.other-unit.another-place";
            case Offering.Decided _ -> "desk.other-unit.decided";
            case Offering.NotDue _ -> "desk.other-unit.not-due";
            case Offering.NobodyToAsk _ -> "desk.other-unit.nobody";
            case Offering.MovedOn _ -> "desk.other-unit.moved-on";
            case Offering.Sent _, Offering.ForPerson _ ->
                    throw new IllegalArgumentException("This is no refusal");
        };
    }

    private static boolean isUnit(String value) {
        try {
            return !new UnitId(value).value().isEmpty();
        } catch (IllegalArgumentException notAUnit) {
            return false;
        }
    }

    private static @Nullable OfferId instead(String value) {
        try {
            return value.isEmpty() ? null : new OfferId(UUID.fromString(value));
        } catch (IllegalArgumentException tampered) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    private String show(UUID id, Form form, SignedIn.Officer officer, Locale locale, Model model) {
        var seen = cases.find(new CaseId(id), secret(officer)).orElseThrow(CasePage::notThere);
        var choosing =
                offers.choosing(seen.file().id(), officer.id(), secret(officer))
                        .orElseThrow(CasePage::notThere);
        model.addAttribute("form", form);
        model.addAttribute("other", view(seen, choosing, officer, locale));
        return "desk/other-unit";
    }

    private View view(WholeCase seen, Choosing choosing, SignedIn.Officer officer, Locale locale) {
        var people =
                words.people(
                        List.of(seen.file().key().child()),
                        DeskWords.use(officer, "desk-case", seen.file().key().service()));
        var open = choosing.rooms().stream().filter(Room::open).toList();
        return new View(
                choosing.instead() == null ? "desk.other-unit.first" : "desk.other-unit.title",
                seen.file().id().value().toString(),
                words.name(people, seen.file().key().child(), locale),
                words.service(seen.file().key().service(), locale),
                choosing.instead() == null ? "" : choosing.instead().value().toString(),
                seen.offers().stream()
                        .filter(it -> it.id().equals(choosing.instead()))
                        .map(it -> words.unit(it.choice().unit(), locale))
                        .findFirst()
                        .orElse(null),
                open.stream().map(it -> choice(it, locale)).toList(),
                choosing.rooms().size() - open.size(),
                choosing.sends(),
                choosing.refusal() == null ? null : key(choosing.refusal()));
    }

    private Choice choice(Room room, Locale locale) {
        var seats =
                room.left() > 0
                        ? words.text("desk.other-unit.left", locale, room.left())
                        : words.text("desk.other-unit.own-area", locale);
        var way =
                room.wayMetres() == null
                        ? ""
                        : " " + words.text("desk.other-unit.way", locale, room.wayMetres());
        return new Choice(
                room.unit().value(), words.unit(room.unit(), locale) + ": " + seats + way);
    }
}
