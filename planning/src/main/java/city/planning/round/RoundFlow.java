// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.heart.casework.FlowStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Rounds in the order of the day: places of those that were released, then of whoever came after them.
@Component
class RoundFlow implements FlowStep {
    private static final Logger log = LoggerFactory.getLogger(RoundFlow.class);

    private final FirstRound first;
    private final RoundOffers offers;

    RoundFlow(FirstRound first, RoundOffers offers) {
        this.first = first;
        this.offers = offers;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String name() {
        return "places of rounds given";
    }

    @Override
    public int run() {
        first.run();
        var began = System.nanoTime();
        var published = 0;
        for (var n = offers.publish(); n > 0; n = offers.publish()) {
            published += n;
        }
        if (published > 0) {
            log.info(
                    "{} places of rounds became offers in {} ms",
                    published,
                    (System.nanoTime() - began) / 1_000_000);
        }
        for (var n = offers.late(); n > 0; n = offers.late()) {
            published += n;
        }
        return published;
    }
}
