// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.register;

import city.synthetic.record.JsonBytes;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The population register's modifications interface and the education records' interface, on
/// loopback over real HTTP:
///
/// - `GET /kirjausavain/{yyyy-mm-dd}`, `POST /muutokset`, `POST /perustiedot`
/// - `GET /education/key/{yyyy-mm-dd}`, `POST /education/changes`, `POST /education/extract`
///
/// Requests that cannot be understood get 400 with problem details (RFC 9457). Nothing personal is in
/// a path, a log or an error text.
public final class RegisterServer implements AutoCloseable {
    /// How many changes a page has at most where nothing else is said.
    public static final int PAGE = 1000;

    private static final int LARGEST_BODY = 4 << 20;

    static {
        // Headers and body go out in two writes; without this the second waits for an
        // acknowledgement.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads;

    private RegisterServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /// Starts with pages of [#PAGE] changes.
    ///
    /// @param zone the city's time zone, in which a day begins
    /// @param port 0 takes a free one
    public static RegisterServer start(RegisterDatabase database, ZoneId zone, int port) {
        return start(database, zone, port, PAGE);
    }

    /// @param zone     the city's time zone, in which a day begins
    /// @param port     0 takes a free one
    /// @param pageSize how many changes a page has at most
    public static RegisterServer start(
            RegisterDatabase database, ZoneId zone, int port, int pageSize) {
        try {
            var server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            var threads = Executors.newVirtualThreadPerTaskExecutor();
            server.setExecutor(threads);
            var population = new PopulationInterface(database, zone, pageSize);
            var education = new EducationInterface(database, zone, pageSize);
            get(server, "/kirjausavain/", population::key);
            post(server, "/muutokset", population::changes);
            post(server, "/perustiedot", population::baseData);
            get(server, "/education/key/", education::key);
            post(server, "/education/changes", education::changes);
            post(server, "/education/extract", education::extract);
            server.start();
            return new RegisterServer(server, threads);
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

    /// Answers a request that names a day.
    @FunctionalInterface
    private interface ForDay {
        JsonBytes answer(LocalDate day);
    }

    /// Answers a request with a body.
    @FunctionalInterface
    private interface ForBody {
        JsonBytes answer(JsonNode body);
    }

    private static void get(HttpServer server, String path, ForDay handler) {
        server.createContext(
                path,
                exchange ->
                        handle(
                                exchange,
                                "GET",
                                () -> {
                                    var rest =
                                            exchange.getRequestURI()
                                                    .getPath()
                                                    .substring(path.length());
                                    try {
                                        return handler.answer(LocalDate.parse(rest));
                                    } catch (DateTimeException e) {
                                        throw new BadRequest(
                                                "the path must end in a day such as 2026-01-07");
                                    }
                                }));
    }

    private static void post(HttpServer server, String path, ForBody handler) {
        server.createContext(
                path, exchange -> handle(exchange, "POST", () -> handler.answer(body(exchange))));
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        var bytes = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (bytes.length > LARGEST_BODY) {
            throw new BadRequest("the body is larger than 4 MiB");
        }
        try {
            var body = JsonMapper.shared().readTree(bytes);
            if (body.isObject()) {
                return body;
            }
        } catch (JacksonException e) {
            // the same words as for a body that is no object; the parser's would quote it
        }
        throw new BadRequest("the body must be a JSON object");
    }

    /// A request that cannot be understood; the text says what to change.
    static final class BadRequest extends RuntimeException {
        BadRequest(String detail) {
            super(detail);
        }
    }

    @FunctionalInterface
    private interface Answer {
        JsonBytes make() throws IOException;
    }

    private static void handle(HttpExchange exchange, String method, Answer answer)
            throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals(method)) {
                exchange.getResponseHeaders().set("Allow", method);
                problem(exchange, 405, "only " + method + " is answered here");
                return;
            }
            try {
                send(exchange, 200, "application/json", answer.make());
            } catch (BadRequest e) {
                problem(exchange, 400, String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                problem(exchange, 500, "the register failed");
            }
        }
    }

    private static void problem(HttpExchange exchange, int status, String detail)
            throws IOException {
        send(exchange, status, "application/problem+json", Problem.of(status, detail));
    }

    private static void send(HttpExchange exchange, int status, String type, JsonBytes body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length());
        try (var out = exchange.getResponseBody()) {
            body.writeTo(out);
        }
    }

    private static final class Problem {
        private Problem() {}

        static JsonBytes of(int status, String detail) {
            var json = JsonMapper.shared().createObjectNode();
            json.put("title", "The register cannot answer this").put("status", status);
            json.put("detail", detail);
            return JsonBytes.of(JsonMapper.shared().writeValueAsString(json));
        }
    }
}
