// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.signin.SignedIn;
import city.base.web.PageTexts;
import city.heart.offer.OfferId;
import city.heart.offer.Offers;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/// Why a guardian's child was offered a place, and why in this unit. Who is no recipient finds nothing here.
@Controller
class WhyPage {
    private final Offers offers;
    private final WhyTexts whys;

    WhyPage(Offers offers, WhyTexts whys) {
        this.offers = offers;
        this.whys = whys;
    }

    @GetMapping("/my/offers/{id}/why")
    String why(@PathVariable UUID id, SignedIn.Resident me, PageTexts texts, Model model) {
        var seen =
                offers.find(new OfferId(id), me.id())
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("why", whys.offer(seen, texts.language()));
        return "preparation/why";
    }
}
