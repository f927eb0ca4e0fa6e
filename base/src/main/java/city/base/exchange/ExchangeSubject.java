// SPDX-License-Identifier: EUPL-1.2
package city.base.exchange;

import city.base.subject.Roles;
import city.base.subject.Subject;
import city.base.subject.Worklist;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The page of faults. Whoever sees a list of them sees the page; in the menu of those who have them mended.
@Configuration(proxyBeanMethods = false)
class ExchangeSubject {
    /// Has faults mended: finds them in the menu.
    static final String MEND = "exchange:mend";

    @Bean
    static Subject exchangeDeclared(Feeds feeds) {
        return Subject.named("exchange")
                .permission(MEND, Roles.ADMINISTRATOR)
                .desk("/desk/faults", null)
                .menu(120, "/desk/faults", MEND)
                .worklist(
                        95,
                        "/desk/faults",
                        MEND,
                        "exchange.feeds.waiting",
                        _ -> new Worklist.Count(feeds.stalled().size(), 0))
                .declared();
    }
}
