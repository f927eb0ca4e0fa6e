// SPDX-License-Identifier: EUPL-1.2
package city.base.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BoundedExchangeTest {
    /// A partner that answers with these bytes and then says nothing until the other end hangs up.
    private static final class Partner implements AutoCloseable {
        final CompletableFuture<Boolean> hungUp = new CompletableFuture<>();
        private final ServerSocket socket;

        Partner(String says) throws IOException {
            socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            Thread.ofVirtual()
                    .start(() -> {
                        try (var caller = socket.accept()) {
                            caller.getOutputStream()
                                    .write(says.getBytes(StandardCharsets.US_ASCII));
                            caller.getOutputStream().flush();
                            while (caller.getInputStream().read() >= 0) {
                                // The request.
                            }
                            hungUp.complete(true);
                        } catch (IOException _) {
                            hungUp.complete(true);
                        }
                    });
        }

        HttpResponse<String> ask(Duration whole) throws IOException, InterruptedException {
            try (var client = HttpClient.newHttpClient()) {
                return BoundedExchange.send(
                        client,
                        HttpRequest.newBuilder(
                                        URI.create("http://127.0.0.1:" + socket.getLocalPort()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString(),
                        whole);
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Test
    void a_partner_that_stalls_in_mid_body_is_hung_up() throws Exception {
        try (var partner = new Partner("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")) {
            assertThatThrownBy(() -> partner.ask(Duration.ofMillis(300)))
                    .isInstanceOf(HttpTimeoutException.class);
            assertThat(partner.hungUp.join()).isTrue();
        }
    }

    @Test
    void a_whole_answer_is_read_and_one_that_is_none_is_a_fault_of_the_exchange() throws Exception {
        try (var partner = new Partner("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwhole")) {
            assertThat(partner.ask(Duration.ofSeconds(20)).body()).isEqualTo("whole");
        }
        try (var partner = new Partner("SMTP ready\r\n\r\n")) {
            assertThatThrownBy(() -> partner.ask(Duration.ofSeconds(20)))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(HttpTimeoutException.class);
        }
    }
}
