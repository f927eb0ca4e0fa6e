// SPDX-License-Identifier: EUPL-1.2
package city.base.exchange;

import city.base.web.PageTexts;
import java.util.List;
import org.springframework.stereotype.Component;

/// The feeds that stand still, among all faults.
@Component
class FeedFaults implements FaultList {
    private final Feeds feeds;

    FeedFaults(Feeds feeds) {
        this.feeds = feeds;
    }

    @Override
    public String subject() {
        return "exchange";
    }

    @Override
    public String permission() {
        return ExchangeSubject.MEND;
    }

    @Override
    public String title(PageTexts texts) {
        return texts.text("exchange.feeds.title");
    }

    @Override
    public String lead(PageTexts texts) {
        return texts.text("exchange.feeds.lead");
    }

    @Override
    public List<OpenFault> open(int most, PageTexts texts) {
        return feeds.stalled().stream().limit(most).map(it -> fault(it, texts)).toList();
    }

    private static OpenFault fault(Feeds.Stalled it, PageTexts texts) {
        var key = "exchange.feeds." + it.why();
        return new OpenFault(
                new Fault(
                        texts.text(it.name()),
                        "",
                        texts.text(key, texts.moment(it.since())),
                        texts.text(key + ".mend")),
                it.tried(),
                1,
                0,
                null,
                List.of());
    }
}
