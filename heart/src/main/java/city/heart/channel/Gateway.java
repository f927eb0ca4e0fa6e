// SPDX-License-Identifier: EUPL-1.2
package city.heart.channel;

import city.base.exchange.Partner;
import city.base.exchange.PartnerRefused;
import city.base.exchange.Partners;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The client of a gateway that speaks the interface of GOV.UK Notify, version 2. The message's id is
/// the `reference`, and goes as `Idempotency-Key` too: a gateway takes the same id with the same text
/// as one message, and answers 409 to another text.
@Component
public class Gateway {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Gateways gateways;
    private final JsonMapper json;
    private final Partner partner;

    Gateway(Gateways gateways, Partners partners, JsonMapper json) {
        this.gateways = gateways;
        this.partner = partners.named("gateway", "message.source.gateway");
        this.json = json;
    }

    /// What the gateway knows of a message.
    public enum Status {
        DELIVERED,
        FAILED,
        UNKNOWN
    }

    Carrier.HandOutcome post(String kind, UUID id, Map<String, Object> body) {
        var base = gateways.gateway();
        if (base == null) {
            return new Carrier.HandOutcome.Later("no-gateway");
        }
        try {
            var answer =
                    partner.send(
                            request(base, "/v2/notifications/" + kind)
                                    .header("Content-Type", "application/json")
                                    .header("Idempotency-Key", id.toString())
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    json.writeValueAsString(body))),
                            HttpResponse.BodyHandlers.discarding(),
                            PATIENCE);
            return outcome(answer.statusCode());
        } catch (IOException | PartnerRefused _) {
            return new Carrier.HandOutcome.Later("away");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Carrier.HandOutcome.Later("stopped");
        }
    }

    private static Carrier.HandOutcome outcome(int status) {
        return switch (status) {
            case 200, 201 -> new Carrier.HandOutcome.Accepted();
            case 400 -> new Carrier.HandOutcome.Never("refused");
            case 409 -> new Carrier.HandOutcome.Never("other-text-under-same-id");
            default -> new Carrier.HandOutcome.Later("answered-" + status);
        };
    }

    /// Asks what became of a message.
    public Status status(UUID id) {
        var base = gateways.gateway();
        if (base == null) {
            return Status.UNKNOWN;
        }
        try {
            var answer =
                    partner.send(
                            request(base, "/v2/notifications?reference=" + id).GET(),
                            HttpResponse.BodyHandlers.ofString(),
                            PATIENCE);
            if (answer.statusCode() != 200) {
                return Status.UNKNOWN;
            }
            var first = json.readTree(answer.body()).path("notifications").path(0);
            return switch (first.path("status").asString("")) {
                case "delivered" -> Status.DELIVERED;
                case "permanent-failure", "temporary-failure", "technical-failure" -> Status.FAILED;
                default -> Status.UNKNOWN;
            };
        } catch (IOException | PartnerRefused | JacksonException _) {
            return Status.UNKNOWN;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Status.UNKNOWN;
        }
    }

    private HttpRequest.Builder request(URI base, String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path));
        return gateways.key().isEmpty()
                ? request
                : request.header("Authorization", "Bearer " + gateways.key());
    }
}
