// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.shared.UnitId;
import city.base.signin.SignedIn;
import city.base.usage.Actor;
import city.base.web.Choice;
import city.base.web.Form;
import city.base.web.PageTexts;
import city.heart.casework.CaseAccess;
import city.heart.casework.CaseId;
import city.heart.casework.CaseTexts;
import city.heart.offer.OfferId;
import city.heart.placement.Room;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
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

    private final DeskOffers cases;
    private final OfficerOffers offers;
    private final CaseTexts says;

    OtherUnitPage(DeskOffers cases, OfficerOffers offers, CaseTexts says) {
        this.cases = cases;
        this.offers = offers;
        this.says = says;
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
    String form(@PathVariable UUID id, SignedIn.Officer officer, PageTexts texts, Model model) {
        officer.mustBeAbleTo(CaseAccess.HANDLE);
        return show(id, Form.empty(), officer, texts, model);
    }

    @PostMapping("/desk/cases/{id}/other-unit")
    String make(
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            SignedIn.Officer officer,
            PageTexts texts,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        officer.mustBeAbleTo(CaseAccess.HANDLE);
        var form =
                Form.of(sent)
                        .check("unit", OtherUnitPage::isUnit, "preparation.other-unit.unit.fault")
                        .require("reason", "preparation.other-unit.reason.fault")
                        .atMost("reason", LONGEST, "preparation.other-unit.reason.long");
        if (!form.isOk()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(id, form, officer, texts, model);
        }
        var came =
                offers.make(
                                new CaseId(id),
                                instead(form.value("instead")),
                                new UnitId(form.value("unit")),
                                form.value("reason"),
                                Actor.officer(officer.id()),
                                CaseAccess.scope(officer))
                        .orElseThrow(OtherUnitPage::notThere);
        return switch (came) {
            case OfficerOffers.OfferOutcome.Sent _ ->
                    done(id, "preparation.notice.other-unit.sent", next);
            case OfficerOffers.OfferOutcome.ForPerson _ ->
                    done(id, "preparation.notice.other-unit.for-person", next);
            default -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield show(id, form.check("unit", _ -> false, key(came)), officer, texts, model);
            }
        };
    }

    private static String done(UUID id, String notice, RedirectAttributes next) {
        next.addFlashAttribute("notice", notice);
        return "redirect:/desk/cases/" + id;
    }

    private static String key(OfficerOffers.OfferOutcome refused) {
        return switch (refused) {
            case OfficerOffers.OfferOutcome.Full _ -> "preparation.other-unit.full";
            case OfficerOffers.OfferOutcome.OtherLanguage _ -> "preparation.other-unit.language";
            case OfficerOffers.OfferOutcome.NotSuitable _ -> "preparation.other-unit.not-suitable";
            case OfficerOffers.OfferOutcome.HoldsAnotherPlace _ ->
                    "preparation.other-unit.another-place";
            case OfficerOffers.OfferOutcome.Decided _ -> "preparation.other-unit.decided";
            case OfficerOffers.OfferOutcome.NotDue _ -> "preparation.other-unit.not-due";
            case OfficerOffers.OfferOutcome.NobodyToAsk _ -> "preparation.other-unit.nobody";
            case OfficerOffers.OfferOutcome.MovedOn _ -> "preparation.other-unit.moved-on";
            case OfficerOffers.OfferOutcome.Sent _, OfficerOffers.OfferOutcome.ForPerson _ ->
                    throw new IllegalArgumentException("This is no refusal");
        };
    }

    private static boolean isUnit(String value) {
        return UnitId.find(value).isPresent();
    }

    private static @Nullable OfferId instead(String value) {
        try {
            return value.isEmpty() ? null : new OfferId(UUID.fromString(value));
        } catch (IllegalArgumentException tampered) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    private String show(
            UUID id, Form form, SignedIn.Officer officer, PageTexts texts, Model model) {
        var seen =
                cases.find(new CaseId(id), CaseAccess.scope(officer))
                        .orElseThrow(OtherUnitPage::notThere);
        var choosing =
                offers.choosing(
                                seen.file().id(),
                                Actor.officer(officer.id()),
                                CaseAccess.scope(officer))
                        .orElseThrow(OtherUnitPage::notThere);
        model.addAttribute("form", form);
        model.addAttribute("other", view(seen, choosing, officer, texts));
        return "preparation/other-unit";
    }

    private View view(
            DeskOffers.OfferedCase seen,
            OfficerOffers.Options choosing,
            SignedIn.Officer officer,
            PageTexts texts) {
        var people =
                says.people(
                        List.of(seen.file().key().child()),
                        CaseTexts.useOfCase(officer, "desk-case", seen.file()));
        var open = choosing.rooms().stream().filter(Room::open).toList();
        return new View(
                choosing.instead() == null
                        ? "preparation.other-unit.first"
                        : "preparation.other-unit.title",
                seen.file().id().value().toString(),
                says.name(people, seen.file().key().child(), texts),
                says.service(seen.file().key().service(), texts),
                choosing.instead() == null ? "" : choosing.instead().value().toString(),
                seen.offers().stream()
                        .filter(it -> it.id().equals(choosing.instead()))
                        .map(it -> says.unit(it.choice().unit(), texts))
                        .findFirst()
                        .orElse(null),
                open.stream().map(it -> choice(it, texts)).toList(),
                choosing.rooms().size() - open.size(),
                choosing.sends(),
                choosing.refusal() == null ? null : key(choosing.refusal()));
    }

    private Choice choice(Room room, PageTexts texts) {
        var seats =
                room.left() > 0
                        ? texts.text("preparation.other-unit.left", room.left())
                        : texts.text("preparation.other-unit.own-area");
        var way =
                room.wayMetres() == null
                        ? ""
                        : " " + texts.text("preparation.other-unit.way", room.wayMetres());
        return new Choice(room.unit().value(), says.unit(room.unit(), texts) + ": " + seats + way);
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
