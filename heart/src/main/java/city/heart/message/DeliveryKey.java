// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import city.heart.profile.Channel;
import java.util.UUID;

/// A message on one channel: the key of a delivery.
record DeliveryKey(UUID message, Channel channel) {}
