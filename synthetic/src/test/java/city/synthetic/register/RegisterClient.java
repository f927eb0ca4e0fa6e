// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks the register's interfaces as a city would.
final class RegisterClient implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.shared();
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI server;

    RegisterClient(RegisterServer server) {
        this.server = server.uri();
    }

    List<JsonNode> changesAfter(long key) {
        var changes = new ArrayList<JsonNode>();
        long after = key;
        boolean upToDate = false;
        while (!upToDate) {
            var page = post("/muutokset", Map.of("viimeisinKirjausavain", after));
            page.path("muutokset").values().forEach(changes::add);
            after = page.path("viimeisinKirjausavain").asLong();
            upToDate = page.path("ajanTasalla").asBoolean();
        }
        return changes;
    }

    List<JsonNode> educationChangesAfter(long key) {
        var page = post("/education/changes", Map.of("lastKey", key));
        assertThat(page.path("upToDate").asBoolean()).isTrue();
        return List.copyOf(page.path("changes").values());
    }

    List<JsonNode> baseData(List<String> codes) {
        var people = new ArrayList<JsonNode>();
        for (int from = 0; from < codes.size(); from += 500) {
            var some = codes.subList(from, Math.min(from + 500, codes.size()));
            post("/perustiedot", Map.of("hetulista", some))
                    .path("perustiedot")
                    .values()
                    .forEach(people::add);
        }
        return people;
    }

    JsonNode post(String path, Map<String, ?> body) {
        var response = send(path, JSON.writeValueAsString(body));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    HttpResponse<String> send(String path, String body) {
        try {
            return client.send(
                    HttpRequest.newBuilder(server.resolve(path))
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
