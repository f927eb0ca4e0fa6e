// SPDX-License-Identifier: EUPL-1.2
package city.heart.proposal;

import city.base.shared.Language;
import city.base.signin.SignedIn;
import city.base.web.Cards;
import city.base.web.Form;
import city.base.web.LanguageChoice;
import city.base.web.PageTexts;
import city.heart.offer.OfferId;
import city.heart.offer.OfferLinks;
import city.heart.offer.Offers;
import city.heart.offer.ReceivedOffer;
import city.heart.offer.Reply;
import city.heart.offer.ReplyVersion;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
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

/// A guardian's offers: read, accept, say what instead, ask for a person or an interpreter. Who is no
/// recipient finds nothing here.
@Controller
class OfferPage {
    private static final int LONGEST = 2000;

    private final Offers offers;
    private final Births births;
    private final OfferPageTexts offerPageTexts;
    private final ProposalTexts says;
    private final List<OfferLinks> links;
    private final Cards cards;

    OfferPage(
            Offers offers,
            Births births,
            List<OfferLinks> links,
            Cards cards,
            OfferPageTexts offerPageTexts,
            ProposalTexts says) {
        this.cards = cards;
        this.links = links;
        this.offers = offers;
        this.births = births;
        this.offerPageTexts = offerPageTexts;
        this.says = says;
    }

    @GetMapping("/my")
    String list(SignedIn.Resident me, PageTexts texts, Model model) {
        model.addAttribute(
                "offers",
                offerPageTexts.list(
                        births.grouped(offers.list(me.id()), me.id()), texts.language()));
        model.addAttribute("cards", cards.of(me.id(), texts));
        return "offer/list";
    }

    @GetMapping("/my/offers/{id}")
    String show(
            @PathVariable UUID id,
            HttpServletRequest request,
            SignedIn.Resident me,
            Locale locale,
            Model model) {
        var wanted = LanguageChoice.wanted(request);
        var children =
                find(id, true, me).stream()
                        .map(it -> offerPageTexts.offer(it, language(locale), wanted))
                        .toList();
        model.addAttribute(
                "offer",
                children.stream()
                        .filter(it -> it.id().equals(id.toString()))
                        .findFirst()
                        .orElseThrow());
        model.addAttribute("children", new Children(children));
        model.addAttribute(
                "links",
                links.stream().flatMap(it -> it.of(new OfferId(id), me.id()).stream()).toList());
        return "offer/offer";
    }

    /// @param together whether the answer is for all children of one birth who are proposed the same
    @PostMapping("/my/offers/{id}/accept")
    String accept(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean together,
            SignedIn.Resident me,
            RedirectAttributes next) {
        return answer(id, together, me, Reply.ACCEPT, null, next);
    }

    @GetMapping("/my/offers/{id}/decline")
    String decline(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reply,
            @RequestParam(defaultValue = "false") boolean together,
            SignedIn.Resident me,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        return decline(
                find(id, together, me), Form.of(Map.of("reply", reply)), locale, model, next);
    }

    @PostMapping("/my/offers/{id}/decline")
    String decline(
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            @RequestParam(defaultValue = "false") boolean together,
            SignedIn.Resident me,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var form =
                Form.of(sent)
                        .check("reply", OfferPage::isOtherThanYes, "offer.decline.fault")
                        .atMost("text", LONGEST, "offer.decline.text.long");
        if (form.value("reply").equals(Reply.OTHER.name())) {
            form = form.require("text", "offer.decline.text.fault");
        }
        if (!form.isOk()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return decline(find(id, together, me), form, locale, model, next);
        }
        var said = form.value("text");
        return answer(
                id,
                together,
                me,
                Reply.valueOf(form.value("reply")),
                said.isEmpty() ? null : said,
                next);
    }

    @PostMapping("/my/offers/{id}/person")
    String person(@PathVariable UUID id, SignedIn.Resident me, RedirectAttributes next) {
        return ask(id, me, false, next);
    }

    @PostMapping("/my/offers/{id}/interpreter")
    String interpreter(@PathVariable UUID id, SignedIn.Resident me, RedirectAttributes next) {
        return ask(id, me, true, next);
    }

    private String ask(
            UUID id, SignedIn.Resident me, boolean interpreter, RedirectAttributes next) {
        if (offers.askForPerson(new OfferId(id), me.id(), interpreter, null).isEmpty()) {
            throw notThere().get();
        }
        next.addFlashAttribute(
                "notice", interpreter ? "offer.notice.interpreter" : "offer.notice.person");
        return "redirect:/my/offers/" + id;
    }

    @GetMapping("/my/offers/{id}/not-my-child")
    String notMyChild(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean together,
            SignedIn.Resident me,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        var all = find(id, together, me);
        // First of all, whether this release can tell of it at all.
        var asked = says.decline(all, language(locale));
        var closed = closed(all, next);
        if (closed.isPresent()) {
            return closed.get();
        }
        model.addAttribute("asked", asked);
        return "offer/not-my-child";
    }

    @PostMapping("/my/offers/{id}/not-my-child")
    String notMyChild(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean together,
            SignedIn.Resident me,
            RedirectAttributes next) {
        if (!offers.notMyChild(ids(id, together, me), me.id())) {
            throw notThere().get();
        }
        next.addFlashAttribute("notice", "offer.notice.not-mine");
        return "redirect:/my";
    }

    private String answer(
            UUID id,
            boolean together,
            SignedIn.Resident me,
            Reply reply,
            @Nullable String said,
            RedirectAttributes next) {
        var outcome =
                offers.answer(
                                ids(id, together, me),
                                me.id(),
                                new ReplyVersion.Content(reply, said, List.of()))
                        .orElseThrow(notThere());
        next.addFlashAttribute("notice", outcome.notice());
        return "redirect:/my/offers/" + id;
    }

    private String decline(
            List<ReceivedOffer> all,
            Form form,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        var asked = says.decline(all, language(locale));
        var closed = closed(all, next);
        if (closed.isPresent()) {
            return closed.get();
        }
        model.addAttribute("form", form);
        model.addAttribute("decline", asked);
        return "offer/decline";
    }

    /// Leads back to the proposal and says why, where one of these can no longer be answered.
    private static Optional<String> closed(List<ReceivedOffer> all, RedirectAttributes next) {
        return all.stream()
                .filter(it -> it.whyNoAnswer().isPresent())
                .findFirst()
                .map(it -> {
                    next.addFlashAttribute("notice", it.whyNoAnswer().orElseThrow());
                    return "redirect:/my/offers/" + it.id().value();
                });
    }

    /// @param together with those that belong to it
    private List<ReceivedOffer> find(UUID id, boolean together, SignedIn.Resident me) {
        var offer = new OfferId(id);
        var found =
                together
                        ? births.of(offer, me.id())
                        : offers.find(offer, me.id()).stream().toList();
        if (found.isEmpty()) {
            throw notThere().get();
        }
        return found;
    }

    private List<OfferId> ids(UUID id, boolean together, SignedIn.Resident me) {
        return together
                ? find(id, true, me).stream().map(ReceivedOffer::id).toList()
                : List.of(new OfferId(id));
    }

    private static boolean isOtherThanYes(String reply) {
        return !reply.equals(Reply.ACCEPT.name())
                && Arrays.stream(Reply.values()).anyMatch(it -> it.name().equals(reply));
    }

    static Supplier<ResponseStatusException> notThere() {
        return () -> new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    static Language language(Locale locale) {
        return new Language(locale.getLanguage());
    }
}
