// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import java.util.UUID;

/// A message was queued again under its id but with other content: a fault of the sender.
public final class OtherTextUnderSameId extends RuntimeException {
    private static final long serialVersionUID = 1;

    OtherTextUnderSameId(UUID id) {
        super("Message " + id + " was queued before with other content");
    }
}
