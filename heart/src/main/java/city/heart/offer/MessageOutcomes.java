// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.hours.ServiceDays;
import city.base.hours.WorkingDays;
import city.base.shared.ResidentId;
import city.base.subject.StreamPositions;
import city.heart.casework.Flow;
import city.heart.message.Messages;
import city.heart.message.Messages.DeliveryOutcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What became of the messages about offers and decisions: they arrive later than was reckoned with, or come
/// back. Each call is one transaction over at most a thousand.
@Component
class MessageOutcomes {
    private final OfferRepository offers;
    private final Posted posted;
    private final Messages messages;
    private final StreamPositions positions;
    private final OfferDecisions decisions;

    MessageOutcomes(
            OfferRepository offers,
            Posted posted,
            Messages messages,
            StreamPositions positions,
            OfferDecisions decisions) {
        this.offers = offers;
        this.posted = posted;
        this.messages = messages;
        this.positions = positions;
        this.decisions = decisions;
    }

    /// Takes what became of messages: where something was posted later than reckoned, answers are taken longer than
    /// was told, never shorter, and what came back is no service.
    ///
    /// @return how many outcomes were taken
    @Transactional
    public int takeNext() {
        return positions.take("offer", messages.outcomes(), Flow.AT_MOST, this::take);
    }

    private void take(List<DeliveryOutcome> outcomes) {
        var about = posted.about(outcomes.stream().map(MessageOutcomes::message).toList());
        for (var outcome : outcomes) {
            var all = about.getOrDefault(message(outcome), List.of());
            all.forEach(it -> take(outcome, it));
            if (outcome instanceof DeliveryOutcome.Withdrawn it && all.size() > 1) {
                // Overtaken for one child, it reached nobody for the others: no silence counts
                // there.
                all.forEach(one -> cameBack(one, it.recipient(), true));
            }
        }
    }

    private static UUID message(DeliveryOutcome outcome) {
        return switch (outcome) {
            case DeliveryOutcome.Sent it -> it.message();
            case DeliveryOutcome.Confirmed it -> it.message();
            case DeliveryOutcome.Undelivered it -> it.message();
            case DeliveryOutcome.Withdrawn it -> it.message();
        };
    }

    private void take(DeliveryOutcome outcome, Posted.About about) {
        switch (outcome) {
            case DeliveryOutcome.Sent it -> {
                if (!it.bySms()) {
                    sent(about, it.recipient(), it.byLetter(), it.on());
                }
            }
            case DeliveryOutcome.Undelivered it -> {
                if (!it.letterFollows()) {
                    cameBack(about, it.recipient(), it.byLetter());
                }
            }
            case DeliveryOutcome.Confirmed _, DeliveryOutcome.Withdrawn _ -> {}
        }
    }

    private void sent(Posted.About about, ResidentId who, boolean byLetter, LocalDate on) {
        var by = byLetter ? ServiceDays.Channel.LETTER : ServiceDays.Channel.ELECTRONIC;
        if (about.decision() != null) {
            decisions.served(about.decision(), who, by, ServiceDays.served(by, on));
        } else if (Letters.Kind.valueOf(about.kind()).serves()) {
            var offer = locked(about.offer());
            var to = offer == null ? null : offer.recipient(who).orElse(null);
            if (offer != null && to != null && to.servedOn() != null) {
                var moved = later(to, by, on);
                if (!moved.equals(to)) {
                    offers.saveRecipients(Map.of(offer.id(), List.of(moved)));
                }
            }
        }
    }

    /// The same number of days from a later day of service; what was told stays told. A letter after a mail that came back
    /// counts instead of it; a mail beside a letter does not.
    static Recipient later(Recipient to, ServiceDays.Channel by, LocalDate sentOn) {
        var was = Objects.requireNonNull(to.servedOn());
        var last = Objects.requireNonNull(to.lastDay());
        var served = ServiceDays.served(by, sentOn);
        if (by == ServiceDays.Channel.ELECTRONIC && to.channel() == ServiceDays.Channel.LETTER) {
            return to;
        }
        if (!served.isAfter(was)) {
            return to;
        }
        return to.servedLater(
                by,
                served,
                WorkingDays.onOrAfter(
                        last.plusDays(java.time.temporal.ChronoUnit.DAYS.between(was, served))));
    }

    private void cameBack(Posted.About about, ResidentId who, boolean byLetter) {
        if (about.decision() != null) {
            decisions.cameBack(about.decision(), who);
            return;
        }
        var offer = locked(about.offer());
        var to = offer == null ? null : offer.recipient(who).orElse(null);
        if (offer == null || to == null) {
            return;
        }
        // Where a letter counts, an SMS that did not arrive changes nothing.
        if (byLetter || to.channel() == ServiceDays.Channel.ELECTRONIC) {
            offers.saveRecipients(Map.of(offer.id(), List.of(to.cameBack())));
        }
    }

    private @Nullable Offer locked(OfferId id) {
        offers.lockCase(id);
        var found = offers.lock(List.of(id));
        return found.isEmpty() ? null : found.getFirst();
    }
}
