// SPDX-License-Identifier: EUPL-1.2
package city.heart.channel;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where messages go: `city.message.*`. Where nothing is set, a demonstration uses the gateways of the
/// invented world, and anything else keeps messages waiting.
///
/// @param gateway base address of a gateway for SMS and letters that speaks GOV.UK Notify's interface
/// @param gatewayKey its bearer key
/// @param smtp `smtp://host:port`, or `smtps://user:password@host:port`
/// @param from the sender's e-mail address
/// @param sender the SMS sender's name, at most 11 letters
@ConfigurationProperties("city.message")
record GatewaySettings(
        @Nullable String gateway,
        @DefaultValue("") String gatewayKey,
        @Nullable String smtp,
        @DefaultValue("no-reply@city.invalid") String from,
        @DefaultValue("Helsinki") String sender) {
    /// Keys and passwords stay out of logs.
    @Override
    public String toString() {
        return "message settings";
    }
}
