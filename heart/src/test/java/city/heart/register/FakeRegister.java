// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A population register of a few people over real HTTP: changes in pages of a set size, base data
/// of those it was told about, and a note of what it was asked.
public final class FakeRegister implements AutoCloseable {
    private final HttpServer server;
    private final List<String> changes = new ArrayList<>();
    private final Map<String, String> people = new HashMap<>();
    final List<String> asked = new ArrayList<>();
    int pageSize = 1000;
    public long firstKey = 100_000_000L;
    int failAfter = Integer.MAX_VALUE;

    public FakeRegister() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext(
                "/kirjausavain/",
                it -> answer(it, "{\"viimeisinKirjausavain\":" + lastKey() + "}"));
        server.createContext("/muutokset", this::changes);
        server.createContext("/perustiedot", this::baseData);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    long lastKey() {
        return firstKey + changes.size();
    }

    /// Base data: groups as JSON objects without their braces.
    public void person(String code, String... groups) {
        people.put(code, record(code, null, groups));
    }

    void forget(String code) {
        people.remove(code);
    }

    /// A change dated at an instant.
    public void change(String code, String at, String... groups) {
        changes.add(record(code, at, groups));
    }

    /// A change in whatever words.
    void rawChange(String json) {
        changes.add(json);
    }

    static String record(String code, String at, String... groups) {
        return "{\"henkilotunnus\":\"%s\",%s\"tietoryhmat\":[%s]}"
                .formatted(
                        code,
                        at == null ? "" : "\"muutospv\":\"" + at + "\",",
                        List.of(groups).stream()
                                .map(it -> "{" + it + "}")
                                .collect(Collectors.joining(",")));
    }

    private void changes(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var key = Dvv.MAPPER.readTree(body).path("viimeisinKirjausavain").asLong();
        asked.add("muutokset " + key);
        if (failAfter-- <= 0) {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
            return;
        }
        var from = (int) Math.max(0, key - firstKey);
        var to = Math.min(changes.size(), from + pageSize);
        answer(
                exchange,
                "{\"viimeisinKirjausavain\":%d,\"muutokset\":[%s],\"ajanTasalla\":%b}"
                        .formatted(
                                firstKey + to,
                                String.join(",", changes.subList(from, to)),
                                to == changes.size()));
    }

    private void baseData(HttpExchange exchange) throws IOException {
        var codes = new ArrayList<String>();
        Dvv.MAPPER
                .readTree(exchange.getRequestBody().readAllBytes())
                .path("hetulista")
                .values()
                .forEach(it -> codes.add(it.asString()));
        asked.add("perustiedot " + codes.size());
        answer(
                exchange,
                "{\"perustiedot\":[%s],\"ajanTasalla\":true}"
                        .formatted(
                                codes.stream()
                                        .filter(people::containsKey)
                                        .map(people::get)
                                        .collect(Collectors.joining(","))));
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
