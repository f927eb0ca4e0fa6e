// SPDX-License-Identifier: EUPL-1.2
package city.heart.channel;

import city.heart.profile.Channel;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Text messages, through the gateway.
@Component
public class SmsCarrier implements Carrier {
    /// What stands between two languages: short, and of the GSM alphabet.
    public static final String BETWEEN = "\n--\n";

    private final Gateway gateway;
    private final GatewaySettings settings;

    SmsCarrier(Gateway gateway, GatewaySettings settings) {
        this.gateway = gateway;
        this.settings = settings;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public HandOutcome hand(Dispatch dispatch) {
        var to = dispatch.destination();
        if (to == null) {
            return new HandOutcome.Never("no-number");
        }
        var id = dispatch.id();
        return gateway.post(
                "sms",
                id,
                Map.of(
                        "phone_number", to,
                        "template_id", "text",
                        "personalisation", Map.of("text", dispatch.text(BETWEEN)),
                        "sms_sender_id", settings.sender(),
                        "reference", id.toString()));
    }
}
