// SPDX-License-Identifier: EUPL-1.2
package city.heart.channel;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Which gateways are used: the configured ones, else those of the invented world.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GatewaySettings.class)
class GatewayConfiguration {
    @Bean
    Gateways gateways(GatewaySettings settings, ObjectProvider<InventedGateways> world) {
        var invented = world.getIfAvailable();
        if (invented != null) {
            return new Gateways(invented.gateway(), invented.key(), invented.smtp());
        }
        return new Gateways(
                address(settings.gateway()), settings.gatewayKey(), address(settings.smtp()));
    }

    private static @Nullable URI address(@Nullable String text) {
        return text == null || text.isBlank() ? null : URI.create(text);
    }
}
