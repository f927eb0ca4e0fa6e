// SPDX-License-Identifier: EUPL-1.2
package city.heart.channel;

import city.heart.profile.Channel;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Letters, to the printing house behind the gateway, as a complete printable page. (Notify itself
/// takes PDF; a page in HTML is what this first form hands over.)
@Component
class LetterCarrier implements Carrier {
    private final Gateway gateway;
    private final LetterPage page;

    LetterCarrier(Gateway gateway, LetterPage page) {
        this.gateway = gateway;
        this.page = page;
    }

    @Override
    public Channel channel() {
        return Channel.LETTER;
    }

    @Override
    public HandOutcome hand(Dispatch dispatch) {
        var id = dispatch.id();
        return gateway.post(
                "letter",
                id,
                Map.of(
                        "reference", id.toString(),
                        "content_type", "text/html",
                        "content",
                                Base64.getEncoder()
                                        .encodeToString(
                                                page.of(dispatch)
                                                        .getBytes(StandardCharsets.UTF_8))));
    }
}
