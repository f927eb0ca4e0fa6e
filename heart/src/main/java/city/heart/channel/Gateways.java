// SPDX-License-Identifier: EUPL-1.2
package city.heart.channel;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The addresses that are in use.
///
/// @param gateway base address of the SMS and letter gateway, null where there is none
/// @param key its bearer key
/// @param smtp the mail server, null where there is none
record Gateways(@Nullable URI gateway, String key, @Nullable URI smtp) {
    @Override
    public String toString() {
        return "gateways";
    }
}
