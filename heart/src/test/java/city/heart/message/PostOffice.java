// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import city.synthetic.world.Mailbox;
import city.synthetic.world.Received;
import java.util.List;
import org.springframework.context.ApplicationContext;

/// Delivers what waits through the real carriers to the invented gateways, and reads what came there;
/// for tests of the modules above. Needs `city.message.invented-world`.
public final class PostOffice {
    private final Deliveries deliveries;
    private final Mailbox mailbox;

    public PostOffice(ApplicationContext city) {
        deliveries = city.getBean(Deliveries.class);
        mailbox = city.getBean(Mailbox.class);
    }

    /// Everything that waits now.
    ///
    /// @return how many deliveries
    public int deliver() {
        var all = 0;
        for (var n = deliveries.round(); n > 0; n = deliveries.round()) {
            all += n;
        }
        return all;
    }

    /// All that has ever come, the latest first.
    public List<Received> received() {
        return mailbox.list(Long.MAX_VALUE, Integer.MAX_VALUE);
    }
}
