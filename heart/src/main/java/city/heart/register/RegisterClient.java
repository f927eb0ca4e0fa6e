// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import city.base.exchange.Partner;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Speaks the register's modifications interface. Never inside a transaction. Its errors name the
/// path and the status, nothing of what was sent or received.
final class RegisterClient {
    /// One page of changes, in the register's order.
    ///
    /// @param key       with which the next page is asked for
    /// @param upToDate  whether nothing waits after it
    record Page(long key, List<JsonNode> changes, boolean upToDate) {}

    static final int BATCH = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI base;
    private final Partner partner;

    /// @param base address of the interface, without a slash at the end
    RegisterClient(URI base, Partner partner) {
        this.base = base;
        this.partner = partner;
    }

    /// The register's last key as of a day.
    long key(LocalDate day) {
        return number(send("/kirjausavain/" + day, null), "viimeisinKirjausavain");
    }

    Page changes(long after) {
        var answer =
                send("/muutokset", Map.of("viimeisinKirjausavain", after, "hetulista", List.of()));
        var changes = answer.path("muutokset");
        if (!changes.isArray()) {
            throw new RegisterUnavailable("/muutokset", "answered without muutokset");
        }
        return new Page(
                number(answer, "viimeisinKirjausavain"),
                List.copyOf(changes.values()),
                answer.path("ajanTasalla").asBoolean(false));
    }

    /// The base data of these people; who is unknown or out of scope is silently absent.
    List<JsonNode> baseData(Collection<String> codes) {
        var people = new ArrayList<JsonNode>();
        var list = List.copyOf(codes);
        for (var from = 0; from < list.size(); from += BATCH) {
            var batch = list.subList(from, Math.min(list.size(), from + BATCH));
            var found = send("/perustiedot", Map.of("hetulista", batch)).path("perustiedot");
            if (!found.isArray()) {
                throw new RegisterUnavailable("/perustiedot", "answered without perustiedot");
            }
            people.addAll(found.values());
        }
        return people;
    }

    private static long number(JsonNode answer, String field) {
        var value = answer.path(field);
        if (!value.canConvertToLong()) {
            throw new RegisterUnavailable(field, "is not a number");
        }
        return value.asLong();
    }

    private JsonNode send(String path, @org.jspecify.annotations.Nullable Object body) {
        var request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Accept", "application/json");
        if (body == null) {
            request.GET();
        } else {
            request.header("Content-Type", "application/json")
                    .POST(
                            HttpRequest.BodyPublishers.ofByteArray(
                                    Dvv.MAPPER.writeValueAsBytes(body)));
        }
        var name = path.startsWith("/kirjausavain") ? "/kirjausavain" : path;
        try {
            var answer = partner.send(request, HttpResponse.BodyHandlers.ofByteArray(), PATIENCE);
            if (answer.statusCode() != 200) {
                throw new RegisterUnavailable(name, "answered " + answer.statusCode());
            }
            return Dvv.MAPPER.readTree(answer.body());
        } catch (IOException _) {
            throw new RegisterUnavailable(name, "could not be reached");
        } catch (JacksonException _) {
            throw new RegisterUnavailable(name, "answered what is no JSON");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new RegisterUnavailable(name, "was not waited for");
        }
    }
}
