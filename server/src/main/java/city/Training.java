// SPDX-License-Identifier: EUPL-1.2
package city;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// Visits the pages that people open first, so that the start-up cache holds what they need.
final class Training {
    private static final Logger log = LoggerFactory.getLogger(Training.class);
    private static final List<String> PAGES = List.of("/", "/?lang=sv", "/nowhere", "/city.css");

    private final int port;

    Training(ConfigurableApplicationContext context) {
        var server = ((WebServerApplicationContext) context).getWebServer();
        this.port = server == null ? 0 : server.getPort();
    }

    void visit() {
        try (var client = HttpClient.newHttpClient()) {
            for (var page : PAGES) {
                var request =
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + page))
                                .header("Accept", "text/html")
                                .build();
                client.send(request, HttpResponse.BodyHandlers.discarding());
            }
        } catch (IOException e) {
            log.warn("A page could not be visited", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
