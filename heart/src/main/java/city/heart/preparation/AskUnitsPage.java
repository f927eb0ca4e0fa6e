// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.shared.Language;
import city.base.shared.Suppression;
import city.base.shared.UnitId;
import city.base.signin.SignedIn;
import city.base.web.Choice;
import city.base.web.Form;
import city.base.web.PageTexts;
import city.heart.offer.OfferId;
import city.heart.offer.OfferTexts;
import city.heart.offer.Offers;
import city.heart.offer.ReceivedOffer;
import city.heart.offer.Reply;
import city.heart.offer.ReplyVersion;
import city.heart.placement.Placements;
import city.heart.placement.Room;
import city.heart.unit.MapTexts;
import city.heart.unit.Unit;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

/// A guardian asks for other units in an order of wishes: which there are, how far, in which language, with how much
/// room. The answer is the one on the proposal, with the wishes in it.
@Controller
class AskUnitsPage {
    /// How many units one may wish for.
    static final int MOST = 3;

    /// How many stand in the table and on the map; the fields have all.
    private static final int NEAR = 12;

    /// A child on foot, metres a minute: 4 km/h.
    private static final double PACE = 4000 / 60.0;

    private static final int LONGEST = 2000;

    private final UnitsToAsk units;
    private final Offers offers;
    private final OfferTexts offerTexts;
    private final Placements placements;

    AskUnitsPage(UnitsToAsk units, Offers offers, OfferTexts offerTexts, Placements placements) {
        this.units = units;
        this.offers = offers;
        this.offerTexts = offerTexts;
        this.placements = placements;
    }

    /// @param also other offers to which the same answer is given: of children of one birth
    /// @param children names; null where the register told none
    /// @param unit that is proposed
    /// @param near the first of all: of the child's language before others, of these the nearest
    /// @param more how many others there are
    /// @param map an SVG element; null where there is none
    record View(
            String id,
            List<String> also,
            @Nullable String children,
            String unit,
            List<Row> near,
            int more,
            List<Choice> all,
            List<Integer> ranks,
            boolean withWays,
            @Nullable String map) {}

    /// @param way in words; empty where it is not told
    /// @param language of teaching, in words
    /// @param room how many seats are free, in words
    record Row(String name, String address, String way, String language, String room) {}

    @GetMapping("/my/offers/{id}/units")
    String show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") List<UUID> also,
            SignedIn.Resident me,
            PageTexts texts,
            Model model,
            RedirectAttributes next) {
        var closed = closed(id, me, next);
        if (closed.isPresent()) {
            return closed.get();
        }
        var found = find(id, me);
        return show(found, also(found, also, me), begun(found.offer()), texts, model);
    }

    @PostMapping("/my/offers/{id}/units")
    String ask(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") List<UUID> also,
            @RequestParam Map<String, String> sent,
            SignedIn.Resident me,
            PageTexts texts,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var closed = closed(id, me, next);
        if (closed.isPresent()) {
            return closed.get();
        }
        var found = find(id, me);
        var together = also(found, also, me);
        var form =
                checked(Form.of(sent), found).atMost("text", LONGEST, "preparation.ask.text.long");
        if (!form.isOk()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(found, together, form, texts, model);
        }
        var text = form.value("text");
        var said =
                new ReplyVersion.Content(
                        Reply.ANOTHER_UNIT, text.isEmpty() ? null : text, wishes(form));
        var outcome =
                offers.answer(
                                Stream.concat(Stream.of(found.offer()), together.stream())
                                        .map(ReceivedOffer::id)
                                        .toList(),
                                me.id(),
                                said)
                        .orElseThrow(AskUnitsPage::notThere);
        next.addFlashAttribute(
                "notice",
                outcome instanceof Offers.ReplyOutcome.Recorded
                        ? "preparation.ask.notice"
                        : outcome.notice());
        return "redirect:/my/offers/" + id;
    }

    /// What was wished for before stands in the fields.
    private static Form begun(ReceivedOffer offer) {
        var mine = offer.mine();
        if (mine == null) {
            return Form.empty();
        }
        return Form.of(
                IntStream.range(0, Math.min(MOST, mine.wishes().size()))
                        .boxed()
                        .collect(
                                Collectors.toMap(
                                        it -> field(it + 1), it -> mine.wishes().get(it).value())));
    }

    private static Form checked(Form form, UnitsToAsk.Units found) {
        var checked = form.require(field(1), "preparation.ask.wish.fault");
        var before = new HashSet<String>();
        for (var rank = 1; rank <= MOST; rank++) {
            var wish = form.value(field(rank));
            if (!wish.isEmpty()) {
                var isFirst = before.add(wish);
                checked =
                        checked.check(field(rank), _ -> isFirst, "preparation.ask.wish.twice")
                                .check(
                                        field(rank),
                                        it -> UnitId.find(it).flatMap(found::room).isPresent(),
                                        "preparation.ask.wish.unknown");
            }
        }
        return checked;
    }

    private static List<UnitId> wishes(Form form) {
        return IntStream.rangeClosed(1, MOST)
                .mapToObj(it -> form.value(field(it)))
                .filter(it -> !it.isEmpty())
                .map(UnitId::new)
                .toList();
    }

    private static String field(int rank) {
        return "wish" + rank;
    }

    private String show(
            UnitsToAsk.Units found,
            List<ReceivedOffer> also,
            Form form,
            PageTexts texts,
            Model model) {
        model.addAttribute("form", form);
        model.addAttribute("ask", view(found, also, texts));
        return "preparation/ask-units";
    }

    private View view(UnitsToAsk.Units found, List<ReceivedOffer> also, PageTexts texts) {
        var near = found.rooms().stream().limit(NEAR).toList();
        var all = new ArrayList<ReceivedOffer>(List.of(found.offer()));
        all.addAll(also);
        var page = texts.language();
        var choices = new ArrayList<Choice>();
        found.rooms().forEach(it -> choices.add(new Choice(it.unit().value(), choice(it, texts))));
        return new View(
                found.offer().id().value().toString(),
                also.stream().map(it -> it.id().value().toString()).toList(),
                offerTexts.childNames(all),
                offerTexts.unit(found.offer().place().unit(), page).orElse(""),
                near.stream().map(it -> row(it, texts)).toList(),
                found.rooms().size() - near.size(),
                choices,
                IntStream.rangeClosed(1, MOST).boxed().toList(),
                found.building() != null,
                placements
                        .map(
                                near.stream().map(Room::unit).toList(),
                                found.offer().about().period(),
                                new MapTexts(
                                        page,
                                        texts.text("preparation.ask.map.title"),
                                        texts.text("offer.map.home")),
                                found.building())
                        .orElse(null));
    }

    private Row row(Room it, PageTexts texts) {
        var unit = placements.unit(it.unit());
        var page = texts.language();
        return new Row(
                unit.map(one -> one.name(page)).orElse(""),
                unit.map(one -> one.addressLine(page)).orElse(""),
                way(it, texts),
                unit.map(one -> languages(one, page)).orElse(""),
                room(it, texts));
    }

    private String choice(Room it, PageTexts texts) {
        var row = row(it, texts);
        return Stream.of(row.name(), row.language(), row.way(), row.room())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String way(Room it, PageTexts texts) {
        var metres = it.wayMetres();
        return metres == null
                ? ""
                : texts.text(
                        "preparation.ask.way", metres, (int) Math.max(1, Math.ceil(metres / PACE)));
    }

    /// Few free seats are not told apart: from them and a unit's seats it could be told that a child has come or gone.
    private static String room(Room it, PageTexts texts) {
        if (it.left() == 0) {
            return texts.text("preparation.ask.room.none");
        }
        return it.left() < Suppression.LEAST
                ? texts.text("preparation.ask.room.few", Suppression.LEAST)
                : texts.text("preparation.ask.room", it.left());
    }

    private static String languages(Unit unit, Language page) {
        return unit.languages().stream()
                .map(it -> it.locale().getDisplayLanguage(page.locale()).toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /// Leads back to the proposal and says why, where it can no longer be answered.
    private Optional<String> closed(UUID id, SignedIn.Resident me, RedirectAttributes next) {
        return offers.find(new OfferId(id), me.id())
                .flatMap(ReceivedOffer::whyNoAnswer)
                .map(why -> {
                    next.addFlashAttribute("notice", why);
                    return "redirect:/my/offers/" + id;
                });
    }

    private UnitsToAsk.Units find(UUID id, SignedIn.Resident me) {
        return units.of(new OfferId(id), me.id()).orElseThrow(AskUnitsPage::notThere);
    }

    /// Only those that this guardian can answer and that propose the same.
    private List<ReceivedOffer> also(
            UnitsToAsk.Units found, List<UUID> also, SignedIn.Resident me) {
        return also.stream()
                .distinct()
                .map(OfferId::new)
                .filter(it -> !it.equals(found.offer().id()))
                .map(it -> offers.find(it, me.id()))
                .flatMap(Optional::stream)
                .filter(ReceivedOffer::canAnswer)
                .filter(it -> it.place().unit().equals(found.offer().place().unit()))
                .filter(it -> it.about().service().equals(found.offer().about().service()))
                .toList();
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
