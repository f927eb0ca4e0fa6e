// SPDX-License-Identifier: EUPL-1.2
package city.base.exchange;

import city.base.subject.FaultList;
import city.base.subject.Roles;
import city.base.subject.Subject;
import city.base.subject.Worklist;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The page of faults. Whoever sees a list of them sees the page; in the menu of those who have them mended.
@Configuration(proxyBeanMethods = false)
class ExchangeSubject {
    /// Has faults mended: finds them in the menu.
    static final String MEND = "exchange:mend";

    @Bean
    static Subject exchangeDeclared(Feeds feeds, Partners partners) {
        return Subject.named("exchange")
                .permission(MEND, Roles.ADMINISTRATOR)
                .desk("/desk/faults", null)
                .menu(120, "/desk/faults", MEND)
                .worklist(
                        95,
                        "/desk/faults",
                        MEND,
                        "exchange.feeds.waiting",
                        _ ->
                                new Worklist.Count(
                                        feeds.stalled().size() + partners.warnings().size(), 0))
                .faults("exchange.feeds", MEND, FaultList.Open.whole(() -> faults(feeds, partners)))
                .declared();
    }

    /// The feeds that stand still and the certificates that end.
    private static List<FaultList.OpenFault> faults(Feeds feeds, Partners partners) {
        return Stream.concat(
                        feeds.stalled().stream().map(ExchangeSubject::fault),
                        partners.warnings().stream().map(ExchangeSubject::fault))
                .toList();
    }

    private static FaultList.OpenFault fault(Feeds.Stalled it) {
        return FaultList.OpenFault.of(it.name(), "", "exchange.feeds." + it.why(), it.since())
                .met(it.tried(), 1, 0);
    }

    private static FaultList.OpenFault fault(Partner.Warning it) {
        var key = "exchange.access." + it.matter();
        var end = it.end();
        return end == null
                ? FaultList.OpenFault.of(it.text(), "", key)
                : FaultList.OpenFault.of(it.text(), "", key, end);
    }
}
