// SPDX-License-Identifier: EUPL-1.2
package city.heart.channel;

import java.net.URI;

/// The gateways of a demonstration, used where none is configured. The demonstration provides them as a
/// bean; a real city has none.
public interface InventedGateways {
    /// Base address of the SMS and letter gateway.
    URI gateway();

    /// Its bearer key.
    String key();

    /// The mail server.
    URI smtp();
}
