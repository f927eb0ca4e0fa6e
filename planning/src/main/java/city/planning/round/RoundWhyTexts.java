// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.base.shared.Language;
import city.base.shared.UnitId;
import city.heart.offer.OfferId;
import city.heart.preparation.PlaceReasons;
import city.planning.round.RoundReasons.RoundWhy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Puts into words why a round placed a child where it did.
@Component
class RoundWhyTexts implements PlaceReasons {
    private final RoundReasons reasons;
    private final RoundNames names;
    private final MessageSource texts;

    RoundWhyTexts(RoundReasons reasons, RoundNames names, MessageSource texts) {
        this.reasons = reasons;
        this.names = names;
        this.texts = texts;
    }

    @Override
    public Optional<Reason> why(OfferId id, Language page) {
        return reasons.why(id.value()).map(it -> reason(it, page));
    }

    private Reason reason(RoundWhy why, Language page) {
        var aims =
                why.aims().stream()
                        .map(aim -> text("round.why.aim." + aim, page))
                        .collect(Collectors.joining("; "));
        var more = why.oneSeatMore();
        return new Reason(
                text("round.why.lead", page, aims),
                nearer(why, page),
                more == null ? null : text("round.why.one-seat-more", page, name(more, page)));
    }

    /// Each nearer unit with the reason why it was not this one; never another child.
    private List<String> nearer(RoundWhy why, Language page) {
        var lines = new ArrayList<String>();
        for (var it : why.nearer()) {
            lines.add(
                    text(
                            "round.why.nearer",
                            page,
                            name(it.unit(), page),
                            it.metres(),
                            text("round.why.reason." + it.reason(), page)));
        }
        if (why.more() > 0) {
            lines.add(text("round.why.more", page, why.more()));
        }
        return lines;
    }

    private String name(UnitId unit, Language page) {
        return names.unit(unit, page).orElse("");
    }

    private String text(String key, Language page, Object... values) {
        return texts.getMessage(key, values, page.locale());
    }
}
