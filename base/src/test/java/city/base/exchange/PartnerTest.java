// SPDX-License-Identifier: EUPL-1.2
package city.base.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.base.exchange.AccessSettings.Access;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// A register that demands a client certificate, as a real TLS server; keys made by keytool.
class PartnerTest {
    private static final String SECRET = "changeit-7";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// From when the certificates hold.
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 10);

    private static final Instant START = FIRST_DAY.atStartOfDay().toInstant(ZoneOffset.UTC);

    @TempDir static Path keys;
    private static HttpsServer register;
    private static HttpServer plain;
    private static final List<String> HEARD = new ArrayList<>();

    private Instant now = START;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

    @BeforeAll
    static void theRegister() throws Exception {
        pair("server", FIRST_DAY, 90, "-ext", "san=ip:127.0.0.1");
        pair("city", FIRST_DAY, 90);
        pair("other", FIRST_DAY, 90);
        pair("short", FIRST_DAY, 20);
        pair("past", FIRST_DAY.minusDays(10), 5);
        var trusted = keys.resolve("clients.p12");
        for (var it : List.of("city", "short", "past")) {
            keytool(
                    "-importcert",
                    "-noprompt",
                    "-alias",
                    it,
                    "-file",
                    keys.resolve(it + ".pem").toString(),
                    "-keystore",
                    trusted.toString());
        }
        register = HttpsServer.create(loopback(), 0);
        register.setHttpsConfigurator(demandsCertificate(keys.resolve("server.p12"), trusted));
        register.createContext(
                "/",
                it -> {
                    var peer = ((HttpsExchange) it).getSSLSession().getPeerPrincipal().getName();
                    answer(it, 200, peer);
                });
        register.start();
        plain = HttpServer.create(loopback(), 0);
        plain.createContext("/token", PartnerTest::token);
        plain.createContext("/", PartnerTest::hears);
        plain.start();
    }

    @AfterAll
    static void end() {
        register.stop(0);
        plain.stop(0);
    }

    private static void token(HttpExchange it) throws IOException {
        var form = new String(it.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        HEARD.add("token " + it.getRequestHeaders().getFirst("Authorization") + " " + form);
        var right = ("city:" + SECRET).getBytes(StandardCharsets.UTF_8);
        var login = "Basic " + Base64.getEncoder().encodeToString(right);
        var known = login.equals(it.getRequestHeaders().getFirst("Authorization"));
        var number = HEARD.stream().filter(each -> each.startsWith("token")).count();
        answer(
                it,
                known ? 200 : 401,
                known ? "{\"access_token\":\"t" + number + "\",\"expires_in\":300}" : "{}");
    }

    private static void hears(HttpExchange it) throws IOException {
        var said = it.getRequestHeaders().getFirst("Authorization");
        HEARD.add(said + " " + it.getRequestHeaders().getFirst("X-Road-Client"));
        answer(it, "Bearer t1".equals(said) && HEARD.size() > 3 ? 401 : 200, "heard");
    }

    private static void answer(HttpExchange it, int status, String text) throws IOException {
        try (it) {
            var body = text.getBytes(StandardCharsets.UTF_8);
            it.sendResponseHeaders(status, body.length);
            it.getResponseBody().write(body);
        }
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static HttpsConfigurator demandsCertificate(Path own, Path trusted) throws Exception {
        var mine = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        mine.init(store(own), SECRET.toCharArray());
        var theirs = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        theirs.init(store(trusted));
        var tls = SSLContext.getInstance("TLS");
        tls.init(mine.getKeyManagers(), theirs.getTrustManagers(), null);
        return new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters it) {
                var parameters = tls.getDefaultSSLParameters();
                parameters.setNeedClientAuth(true);
                // By TLS 1.3 a refusal comes after the handshake, and whoever is refused may only
                // meet a closed
                // connection: a partner that broke off.
                parameters.setProtocols(new String[] {"TLSv1.2"});
                it.setSSLParameters(parameters);
            }
        };
    }

    private static KeyStore store(Path file) throws Exception {
        return KeyStore.getInstance(file.toFile(), SECRET.toCharArray());
    }

    /// A key with its own certificate, in `NAME.p12`, and the certificate in `NAME.pem`.
    private static void pair(String name, LocalDate from, int days, String... more)
            throws Exception {
        var file = keys.resolve(name + ".p12").toString();
        var command =
                new ArrayList<>(
                        List.of(
                                "-genkeypair",
                                "-alias",
                                name,
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=" + name,
                                "-startdate",
                                from.format(DateTimeFormatter.ofPattern("uuuu/MM/dd"))
                                        + " 00:00:00",
                                "-validity",
                                String.valueOf(days),
                                "-keystore",
                                file));
        command.addAll(List.of(more));
        keytool(command.toArray(String[]::new));
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                name,
                "-keystore",
                file,
                "-file",
                keys.resolve(name + ".pem").toString());
    }

    private static void keytool(String... arguments) throws Exception {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                // A day begins where the certificates say so, not on this machine.
                                "-J-Duser.timezone=UTC"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", SECRET, "-storetype", "PKCS12"));
        var log = keys.resolve("keytool.log").toFile();
        var process =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log.toPath())).isZero();
    }

    private static Access certificate(
            @Nullable String file, @Nullable String key, String password) {
        return new Access(
                file == null ? null : keys.resolve(file).toString(),
                key == null ? null : keys.resolve(key).toString(),
                password,
                keys.resolve("server.pem").toString(),
                "",
                null,
                "",
                null,
                null,
                Map.of());
    }

    private Partner partner(Access access) {
        return new Partner("population", "register.source.population", access, clock);
    }

    private static String ask(Partner partner) throws Exception {
        var address =
                URI.create("https://127.0.0.1:" + register.getAddress().getPort() + "/muutokset");
        return send(partner, address).body();
    }

    private static HttpResponse<String> send(Partner partner, URI address) throws Exception {
        return partner.send(
                HttpRequest.newBuilder(address), HttpResponse.BodyHandlers.ofString(), PATIENCE);
    }

    private static void writeKey(String name, String file, String armour) throws Exception {
        var key = store(keys.resolve(name + ".p12")).getKey(name, SECRET.toCharArray());
        Files.writeString(
                keys.resolve(file),
                "-----BEGIN "
                        + armour
                        + "-----\n"
                        + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                        + "\n-----END "
                        + armour
                        + "-----\n");
    }

    @Test
    void the_right_certificate_opens_the_register_from_either_kind_of_file() throws Exception {
        Files.writeString(keys.resolve("password"), SECRET + "\n");
        var file = "file:" + keys.resolve("password");
        assertThat(ask(partner(certificate("city.p12", null, SECRET)))).isEqualTo("CN=city");
        assertThat(ask(partner(certificate("city.p12", null, file)))).isEqualTo("CN=city");

        writeKey("city", "city.key", "PRIVATE KEY");
        assertThat(ask(partner(certificate("city.pem", "city.key", "")))).isEqualTo("CN=city");
    }

    @Test
    void each_register_has_its_settings_and_the_names_of_headers_stay_as_they_are_written() {
        var settings =
                new Binder(
                                new MapConfigurationPropertySource(
                                        Map.of(
                                                "city.register.url",
                                                "https://security-server/r1",
                                                "city.register.access.population.headers.X-Road-Client",
                                                "FI/MUN/1/city",
                                                "city.register.access.gateway.token-url",
                                                "https://gateway/token")))
                        .bind("city.register", AccessSettings.class)
                        .get();
        assertThat(settings.of("population").headers())
                .isEqualTo(Map.of("X-Road-Client", "FI/MUN/1/city"));
        assertThat(settings.of("gateway").tokenUrl()).isEqualTo("https://gateway/token");
        assertThat(settings.of("education")).isEqualTo(Access.NONE);
    }

    @Test
    void none_or_another_one_is_refused_in_one_clear_line() {
        assertThatThrownBy(() -> ask(partner(certificate(null, null, ""))))
                .isInstanceOf(PartnerRefused.class)
                .hasMessage(
                        "The partner population wants a client certificate: set"
                                + " city.register.access.population.certificate.");
        assertThatThrownBy(() -> ask(partner(certificate("other.p12", null, SECRET))))
                .isInstanceOf(PartnerRefused.class)
                .hasMessage(
                        "The partner population refuses the client certificate of"
                                + " city.register.access.population.certificate.");
    }

    @Test
    void a_register_whose_own_certificate_is_not_trusted_is_told_nothing() {
        var access = certificate("city.p12", null, SECRET);
        var stranger =
                new Access(
                        access.certificate(),
                        null,
                        SECRET,
                        keys.resolve("other.pem").toString(),
                        "",
                        null,
                        "",
                        null,
                        null,
                        Map.of());
        assertThatThrownBy(() -> ask(partner(stranger)))
                .isInstanceOf(PartnerRefused.class)
                .hasMessageStartingWith("The certificate of the partner population is not trusted");
    }

    @Test
    void what_cannot_be_read_is_told_without_path_or_password() throws Exception {
        Files.writeString(
                keys.resolve("rsa.key"),
                "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n");
        for (var it :
                List.of(
                        certificate("city.p12", null, "wrong-7"),
                        certificate("nowhere.p12", null, SECRET),
                        certificate("city.pem", "rsa.key", SECRET),
                        certificate("city.p12", null, "file:/nowhere/password"))) {
            var partner = partner(it);
            assertThatThrownBy(() -> ask(partner))
                    .isInstanceOf(PartnerRefused.class)
                    .hasMessageContaining("city.register.access.population")
                    .hasMessageContaining("cannot be read")
                    .hasMessageNotContaining("-7")
                    .hasMessageNotContaining(keys.toString())
                    .hasNoCause();
            assertThat(partner.warning(Duration.ofDays(30)))
                    .isEqualTo(
                            new Partner.Warning(
                                    "register.source.population", Partner.Matter.UNREADABLE, null));
            assertThat(partner + " " + it).doesNotContain("-7").doesNotContain("nowhere");
        }
    }

    @Test
    void one_that_ends_soon_is_told_and_one_that_has_ended_is_not_used() throws Exception {
        assertThat(partner(certificate("city.p12", null, SECRET)).warning(Duration.ofDays(30)))
                .isNull();
        var soon = partner(certificate("short.p12", null, SECRET));
        assertThat(ask(soon)).isEqualTo("CN=short");
        var warning = soon.warning(Duration.ofDays(30));
        assertThat(warning).isNotNull();
        assertThat(warning.matter()).isEqualTo(Partner.Matter.EXPIRES);
        assertThat(soon.warning(Duration.ofDays(10))).isNull();

        now = now.plus(Duration.ofDays(21));
        assertThatThrownBy(() -> ask(soon))
                .isInstanceOf(PartnerRefused.class)
                .hasMessageContaining(".certificate expired on 2026-01-30")
                .hasMessageEndingWith("bring a new one, no restart is needed.");
        assertThat(soon.warning(Duration.ofDays(30)).matter()).isEqualTo(Partner.Matter.EXPIRED);

        now = START;
        assertThatThrownBy(() -> ask(partner(certificate("past.p12", null, SECRET))))
                .hasMessageContaining("expired on");
    }

    @Test
    void a_new_certificate_in_the_place_of_the_old_is_used_without_a_restart() throws Exception {
        var file = keys.resolve("changing.p12");
        Files.copy(keys.resolve("past.p12"), file, StandardCopyOption.REPLACE_EXISTING);
        var partner = partner(certificate("changing.p12", null, SECRET));
        assertThatThrownBy(() -> ask(partner)).isInstanceOf(PartnerRefused.class);

        var before = Files.getLastModifiedTime(file).toInstant();
        Files.copy(keys.resolve("city.p12"), file, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(file, FileTime.from(before.plusSeconds(60)));
        assertThat(ask(partner)).isEqualTo("CN=city");
        assertThat(partner.warning(Duration.ofDays(30))).isNull();
    }

    @Test
    void names_secrets_tokens_and_headers_are_sent_as_they_are_set() throws Exception {
        var base = "http://127.0.0.1:" + plain.getAddress().getPort();
        var headers = Map.of("X-Road-Client", "FI/MUN/1/city");
        var basic = new Access(null, null, "", null, "", "city", SECRET, null, null, headers);
        assertThat(send(partner(basic), URI.create(base + "/x")).body()).isEqualTo("heard");
        var login =
                Base64.getEncoder()
                        .encodeToString(("city:" + SECRET).getBytes(StandardCharsets.UTF_8));
        assertThat(HEARD).containsExactly("Basic " + login + " FI/MUN/1/city");

        HEARD.clear();
        var oauth =
                new Access(
                        null,
                        null,
                        "",
                        null,
                        "",
                        "city",
                        SECRET,
                        base + "/token",
                        "read all",
                        Map.of());
        var partner = partner(oauth);
        send(partner, URI.create(base + "/x"));
        send(partner, URI.create(base + "/x"));
        // The third is told that its token was taken back, and gets another.
        assertThat(send(partner, URI.create(base + "/x")).statusCode()).isEqualTo(200);
        var asked = "token Basic " + login + " grant_type=client_credentials&scope=read+all";
        assertThat(HEARD)
                .containsExactly(
                        asked,
                        "Bearer t1 null",
                        "Bearer t1 null",
                        "Bearer t1 null",
                        asked,
                        "Bearer t2 null");

        var wrong =
                new Access(
                        null,
                        null,
                        "",
                        null,
                        "",
                        "city",
                        "wrong-7",
                        base + "/token",
                        null,
                        Map.of());
        assertThatThrownBy(() -> send(partner(wrong), URI.create(base + "/x")))
                .isInstanceOf(PartnerRefused.class)
                .hasMessage(
                        "No access token is given at city.register.access.population.token-url (answered 401):"
                                + " check user and secret.");
    }
}
