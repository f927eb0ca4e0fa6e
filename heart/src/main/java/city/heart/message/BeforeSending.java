// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import city.base.shared.ResidentId;
import city.heart.profile.Channel;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The last look before a message leaves. Whoever queues messages that events can overtake (a death,
/// a move, an order) declares a bean of this type. It is asked outside any transaction, each time
/// before each try.
public interface BeforeSending {
    /// @param module the part of the topic before the dot
    boolean looksAfter(String module);

    /// @param about to be sent, at most 100 at a time
    /// @return the ids that must not go, each with a short reason code such as `order-began`
    Map<UUID, String> overtaken(List<Leaving> about);

    /// A message that is about to leave.
    record Leaving(UUID message, ResidentId recipient, String topic, Channel channel) {}
}
