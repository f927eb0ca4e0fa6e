// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.world;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A gateway for text messages and letters in the manner of GOV.UK Notify, version 2, over real HTTP
/// on loopback:
///
/// - `POST /v2/notifications/sms` and `POST /v2/notifications/letter`: 201; the same `reference` with
///   the same content again is the same message, with other content 409
/// - `GET /v2/notifications?reference=…`: its status
///
/// Every number works but those that end in 99, which are switched off for good.
public final class NotifyGateway implements AutoCloseable {
    private static final int LARGEST_BODY = 4 << 20;
    private static final String OFF = "99";

    private final HttpServer server;
    private final ExecutorService threads;
    private final Mailbox mailbox;
    private final String key;
    private final JsonMapper json = JsonMapper.shared();

    private NotifyGateway(HttpServer server, ExecutorService threads, Mailbox mailbox, String key) {
        this.server = server;
        this.threads = threads;
        this.mailbox = mailbox;
        this.key = key;
    }

    /// @param key the bearer key that callers must show
    /// @param port 0 takes a free one
    public static NotifyGateway start(Mailbox mailbox, String key, int port) {
        try {
            var server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            var threads = Executors.newVirtualThreadPerTaskExecutor();
            server.setExecutor(threads);
            var gateway = new NotifyGateway(server, threads, mailbox, key);
            server.createContext("/v2/notifications", gateway::handle);
            server.start();
            return gateway;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @return `http://127.0.0.1:port`
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private record Answer(int status, Map<String, Object> body) {}

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = answer(exchange);
            var bytes = json.writeValueAsBytes(answer.body);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        if (!("Bearer " + key).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return error(403, "AuthError", "Invalid token");
        }
        var path = exchange.getRequestURI().getPath();
        try {
            return switch (exchange.getRequestMethod() + " " + path) {
                case "POST /v2/notifications/sms" -> sms(body(exchange));
                case "POST /v2/notifications/letter" -> letter(body(exchange));
                case "GET /v2/notifications" -> status(exchange.getRequestURI().getQuery());
                default -> error(404, "NotFound", "No such resource");
            };
        } catch (JacksonException | IllegalArgumentException _) {
            return error(400, "BadRequestError", "The body could not be understood");
        }
    }

    private JsonNode body(HttpExchange exchange) throws IOException {
        var bytes = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (bytes.length > LARGEST_BODY) {
            throw new IllegalArgumentException("too large");
        }
        return json.readTree(bytes);
    }

    private Answer sms(JsonNode body) {
        var number = body.path("phone_number").asString("");
        var text = body.path("personalisation").path("text").asString("");
        var reference = body.path("reference").asString("");
        if (!number.matches("\\+[1-9][0-9]{6,14}") || text.isBlank() || reference.isBlank()) {
            return error(400, "ValidationError", "phone_number, text or reference is missing");
        }
        return kept(mailbox.keep(Received.Kind.SMS, reference, number, text), reference);
    }

    private Answer letter(JsonNode body) {
        var reference = body.path("reference").asString("");
        var content = body.path("content").asString("");
        if (reference.isBlank() || content.isBlank()) {
            return error(400, "ValidationError", "content or reference is missing");
        }
        var page = new String(Base64.getDecoder().decode(content), StandardCharsets.UTF_8);
        return kept(mailbox.keep(Received.Kind.LETTER, reference, "", page), reference);
    }

    private static Answer kept(Mailbox.Arrival arrival, String reference) {
        return switch (arrival) {
            case NEW, REPEATED ->
                    new Answer(201, Map.of("id", id(reference), "reference", reference));
            case DIFFERENT ->
                    error(409, "Conflict", "Another message was sent under this reference");
        };
    }

    private Answer status(@Nullable String query) {
        if (query == null || !query.startsWith("reference=")) {
            return error(400, "ValidationError", "A reference is needed");
        }
        var reference = query.substring("reference=".length());
        var found =
                mailbox.find(Received.Kind.SMS, reference).stream()
                        .map(it ->
                                Map.<String, Object>of(
                                        "id",
                                        id(reference),
                                        "reference",
                                        reference,
                                        "type",
                                        "sms",
                                        "status",
                                        it.recipient().endsWith(OFF)
                                                ? "permanent-failure"
                                                : "delivered"))
                        .toList();
        return new Answer(200, Map.of("notifications", found, "links", Map.of()));
    }

    private static String id(String reference) {
        return UUID.nameUUIDFromBytes(reference.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static Answer error(int status, String error, String message) {
        return new Answer(
                status,
                Map.of(
                        "status_code",
                        status,
                        "errors",
                        List.of(Map.of("error", error, "message", message))));
    }
}
