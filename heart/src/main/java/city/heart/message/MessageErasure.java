// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import city.base.database.Erasure;
import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Messages go when their sender says so, whose service knows how long.
@Component
public class MessageErasure {
    private static final String ERASE =
            """
            with old as (select unnest(cast(:ids as uuid[])) as id),
                 outcomes as (delete from message.outcome where message_id in (select id from old)),
                 deliveries as (delete from message.delivery where message_id in (select id from old))
            delete from message.message where id in (select id from old)
            """;

    private final Erasure erasure;

    MessageErasure(Erasure erasure) {
        this.erasure = erasure;
    }

    /// Erases messages with all that is known of their delivery. Done twice it changes nothing.
    ///
    /// @return how many there were
    public int erase(Collection<UUID> ids) {
        return erasure.jdbc().sql(ERASE).param("ids", ids.toArray(UUID[]::new)).update();
    }
}
