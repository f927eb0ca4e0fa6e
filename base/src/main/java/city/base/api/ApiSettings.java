// SPDX-License-Identifier: EUPL-1.2
package city.base.api;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How often somebody without a key may call the interface, from one address; residents alike.
@ConfigurationProperties("city.api")
record ApiSettings(@DefaultValue("60") int guestMinute, @DefaultValue("5000") int guestDay) {}
