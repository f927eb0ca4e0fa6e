// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.OwnCityTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;

/// What no page can read is answered by the house's own words, over real HTTP: the server has a page of its own for it.
@OwnCityTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class UnreadableRequestsTest {
    private static final String MARK = "zebra";

    @LocalServerPort int port;
    @Autowired ServerErrors errors;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /zebra%00",
                "GET /zebra%zz",
                "GET /zebra%c0%ae",
                "GET /zebra%2fa",
                "GET /zebra%5ca",
                "GET /zebra\\a",
                "GET /zebra|a",
                "GET /../zebra",
                "Z{}O /zebra",
                "GET http://zebra:99999/",
            })
    void an_address_that_cannot_be_read_is_answered_in_three_languages(String line) {
        assertThat(send(request(line, "")))
                .startsWith("HTTP/1.1 400")
                .endsWith("\r\n\r\n" + errors.page(HttpStatus.BAD_REQUEST))
                .contains(
                        "<section lang=\"fi\">\n<h1>Pyyntöä ei voitu lukea</h1>",
                        "<section lang=\"sv\">\n<h1>Begäran kunde inte läsas</h1>",
                        "<section lang=\"en\">\n<h1>The request could not be read</h1>")
                .doesNotContain(MARK, "Tomcat", "HTTP Status");
    }

    @Test
    void a_head_that_is_too_long_or_broken_is_answered_so_too() {
        var page = errors.page(HttpStatus.BAD_REQUEST);
        assertThat(send(request("GET /" + MARK.repeat(4000), ""))).endsWith(page);
        assertThat(send(request("GET /", "Bad head: zebra\r\n"))).endsWith(page);
        assertThat(send(request("POST /", "Content-Length: zebra\r\n"))).endsWith(page);
    }

    @Test
    void what_the_server_cannot_do_at_all_is_no_page_of_its_own_either() {
        assertThat(send(request("POST /", "Transfer-Encoding: zebra\r\n")))
                .startsWith("HTTP/1.1 501")
                .endsWith(errors.page(HttpStatus.NOT_IMPLEMENTED));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    fi, Lähetyksesi on liian suuri
                    sv, Det du skickade är för stort
                    en, What you sent is too large
                    """)
    void what_is_too_large_is_told_on_the_readers_page(String language, String title) {
        assertThat(send(form(language, 3_000_000)))
                .startsWith("HTTP/1.1 413")
                .contains("<h1>" + title + "</h1>", "site-footer")
                .doesNotContain(MARK);
        // Also far beyond what is taken: the browser would show a broken connection.
        assertThat(send(upload(language, 16_000_000)))
                .startsWith("HTTP/1.1 413")
                .contains("<h1>" + title + "</h1>", "site-footer")
                .doesNotContain(MARK);
    }

    @Test
    void a_field_of_which_no_letters_come_is_told_on_the_readers_page() {
        assertThat(send(request("GET /search?q=zebra%zz", "Accept-Language: sv\r\n")))
                .startsWith("HTTP/1.1 400")
                .contains("<h1>Begäran kunde inte läsas</h1>", "site-footer")
                .doesNotContain(MARK);
    }

    private static String request(String line, String head) {
        return line
                + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n"
                + head
                + "\r\n";
    }

    private static String form(String language, int size) {
        return posted(language, "application/x-www-form-urlencoded", MARK + "a".repeat(size));
    }

    private static String upload(String language, int size) {
        return posted(
                language,
                "multipart/form-data; boundary=x",
                "--x\r\nContent-Disposition: form-data; name=\"zebra\"; filename=\"zebra\"\r\n\r\n"
                        + "a".repeat(size)
                        + "\r\n--x--\r\n");
    }

    private static String posted(String language, String type, String body) {
        return request(
                        "POST /search",
                        "Accept-Language: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n"
                                .formatted(language, type, body.length()))
                + body;
    }

    private String send(String request) {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
