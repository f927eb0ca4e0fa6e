// SPDX-License-Identifier: EUPL-1.2
package city.base.exchange;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A register or gateway that the city asks over HTTP, as it wants to be asked: with a client certificate, a name and
/// secret, an access token or headers. Files are read again when they have changed: no restart is needed for a new
/// certificate. Thread-safe.
public final class Partner {
    private static final String SETTINGS = "city.register.access.";
    private static final String FILE = "file:";
    private static final int UNAUTHORIZED = 401;

    /// So long before it ends a token is no longer used.
    private static final Duration TOKEN_MARGIN = Duration.ofSeconds(30);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final String name;
    private final String text;
    private final AccessSettings.Access access;
    private final Clock clock;

    /// Held while a token is got: nobody else waits for that.
    private final Object tokens = new Object();

    private @Nullable Ready ready;
    private @Nullable Token token;

    /// @param text key of the partner's name
    Partner(String name, String text, AccessSettings.Access access, Clock clock) {
        this.name = name;
        this.text = text;
        this.access = access;
        this.clock = clock;
    }

    /// @param files which they were when the client was made
    /// @param end   of the client certificate; null where there is none
    private record Ready(String files, HttpClient client, @Nullable Instant end) {}

    private record Token(String value, Instant end) {
        @Override
        public String toString() {
            return "token";
        }
    }

    /// What is the matter with the client certificate.
    enum Matter {
        EXPIRES,
        EXPIRED,
        UNREADABLE
    }

    /// @param end of the certificate; null where it cannot be read
    record Warning(String text, Matter matter, @Nullable Instant end) {}

    /// Sends and reads the whole answer.
    ///
    /// @param whole the longest for everything, from connecting to the last byte
    /// @throws PartnerRefused where the city's certificate or secret cannot be used, or the partner's is not trusted
    /// @throws IOException when the partner could not be reached or broke off
    public <T> HttpResponse<T> send(
            HttpRequest.Builder request, HttpResponse.BodyHandler<T> body, Duration whole)
            throws IOException, InterruptedException {
        var client = ready().client;
        access.headers().forEach((header, value) -> request.setHeader(header, secret(value)));
        authorize(request, client, whole);
        var answer = exchange(client, request.build(), body, whole);
        if (answer.statusCode() == UNAUTHORIZED && access.tokenUrl() != null) {
            // Tokens may be taken back before their time.
            forgetToken();
            authorize(request, client, whole);
            return exchange(client, request.build(), body, whole);
        }
        return answer;
    }

    private <T> HttpResponse<T> exchange(
            HttpClient client,
            HttpRequest request,
            HttpResponse.BodyHandler<T> body,
            Duration whole)
            throws IOException, InterruptedException {
        try {
            return BoundedExchange.send(client, request, body, whole);
        } catch (IOException fault) {
            for (Throwable it = fault; it != null; it = it.getCause()) {
                if (it instanceof SSLException) {
                    throw refused(fault);
                }
            }
            throw fault;
        }
    }

    /// Where the partner's own certificate is at fault, one of ours was not looked at yet.
    private PartnerRefused refused(IOException fault) {
        for (Throwable it = fault; it != null; it = it.getCause()) {
            if (it instanceof CertificateException) {
                return new PartnerRefused(
                        "The certificate of the partner "
                                + name
                                + " is not trusted, or is not for this address: see "
                                + SETTINGS
                                + name
                                + ".trust.");
            }
        }
        return new PartnerRefused(
                access.certificate() == null
                        ? "The partner "
                                + name
                                + " wants a client certificate: set "
                                + SETTINGS
                                + name
                                + ".certificate."
                        : "The partner "
                                + name
                                + " refuses the client certificate of "
                                + SETTINGS
                                + name
                                + ".certificate.");
    }

    private void authorize(HttpRequest.Builder request, HttpClient client, Duration whole)
            throws IOException, InterruptedException {
        var user = access.user();
        if (user == null) {
            return;
        }
        var url = access.tokenUrl();
        request.setHeader(
                "Authorization",
                url == null
                        ? basic(user)
                        : "Bearer " + token(URI.create(url), user, client, whole));
    }

    private String basic(String user) {
        var login = user + ":" + secret(access.secret());
        return "Basic "
                + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    private void forgetToken() {
        synchronized (tokens) {
            token = null;
        }
    }

    private String token(URI url, String user, HttpClient client, Duration whole)
            throws IOException, InterruptedException {
        synchronized (tokens) {
            var known = token;
            if (known == null || !clock.instant().isBefore(known.end)) {
                known = newToken(url, user, client, whole);
                token = known;
            }
            return known.value;
        }
    }

    /// RFC 6749, 4.4.
    private Token newToken(URI url, String user, HttpClient client, Duration whole)
            throws IOException, InterruptedException {
        var scope = access.scope();
        var form =
                "grant_type=client_credentials"
                        + (scope == null
                                ? ""
                                : "&scope=" + URLEncoder.encode(scope, StandardCharsets.UTF_8));
        var request =
                HttpRequest.newBuilder(url)
                        .header("Authorization", basic(user))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build();
        var answer = exchange(client, request, HttpResponse.BodyHandlers.ofByteArray(), whole);
        try {
            var said = JSON.readTree(answer.body());
            var value = said.path("access_token").asString("");
            if (answer.statusCode() == 200 && !value.isEmpty()) {
                var lasts = Duration.ofSeconds(said.path("expires_in").asLong(60));
                return new Token(value, clock.instant().plus(lasts).minus(TOKEN_MARGIN));
            }
        } catch (JacksonException _) {
            // said below
        }
        throw new PartnerRefused(
                "No access token is given at "
                        + SETTINGS
                        + name
                        + ".token-url (answered "
                        + answer.statusCode()
                        + "): check user and secret.");
    }

    private String secret(String setting) {
        if (!setting.startsWith(FILE)) {
            return setting;
        }
        try {
            return Files.readString(Path.of(setting.substring(FILE.length()))).strip();
        } catch (IOException _) {
            throw new PartnerRefused("A file named below " + SETTINGS + name + " cannot be read.");
        }
    }

    private synchronized Ready ready() {
        var now = ready;
        var files = files();
        if (now == null || !now.files.equals(files)) {
            var before = now;
            now = read(files);
            ready = now;
            if (before != null) {
                before.client.shutdown();
            }
        }
        var end = now.end;
        if (end != null && !clock.instant().isBefore(end)) {
            throw new PartnerRefused(
                    "The client certificate of "
                            + SETTINGS
                            + name
                            + ".certificate expired on "
                            + end
                            + ": bring a new one, no restart is needed.");
        }
        return now;
    }

    private Ready read(String files) {
        var client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(10));
        var certificate = access.certificate();
        var trust = access.trust();
        Instant end = null;
        try {
            var keys = new KeyManager[0];
            if (certificate != null) {
                var key = access.key();
                var password = secret(access.password()).toCharArray();
                var identity =
                        KeyFiles.identity(
                                Path.of(certificate), key == null ? null : Path.of(key), password);
                end = KeyFiles.end(identity);
                if (end == null) {
                    throw new GeneralSecurityException("No key");
                }
                var managers =
                        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                managers.init(identity, password);
                keys = managers.getKeyManagers();
            }
            if (certificate != null || trust != null) {
                var tls = SSLContext.getInstance("TLS");
                tls.init(keys, trust == null ? null : trusted(Path.of(trust)), null);
                client.sslContext(tls);
            }
        } catch (IOException | GeneralSecurityException _) {
            // What is wrong with a key is nobody's to read in a log.
            throw new PartnerRefused(
                    "The files of "
                            + SETTINGS
                            + name
                            + " cannot be read: check that they are there, PKCS 12 or PEM (the key in PKCS 8), and"
                            + " their passwords.");
        }
        return new Ready(files, client.build(), end);
    }

    private TrustManager[] trusted(Path file) throws IOException, GeneralSecurityException {
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(KeyFiles.trusted(file, secret(access.trustPassword()).toCharArray()));
        return managers.getTrustManagers();
    }

    /// Size and time of each file: another text where one has changed.
    private String files() {
        var secrets =
                Stream.of(access.password(), access.trustPassword())
                        .filter(it -> it.startsWith(FILE))
                        .map(it -> it.substring(FILE.length()));
        return Stream.concat(
                        Stream.of(access.certificate(), access.key(), access.trust())
                                .filter(Objects::nonNull),
                        secrets)
                .map(Partner::state)
                .collect(Collectors.joining(" "));
    }

    private static String state(String file) {
        try {
            var path = Path.of(file);
            return Files.getLastModifiedTime(path) + "/" + Files.size(path);
        } catch (IOException _) {
            return "none";
        }
    }

    /// What is the matter with the client certificate; null where nothing is.
    ///
    /// @param ahead how long before its end it is told
    @Nullable Warning warning(Duration ahead) {
        if (access.certificate() == null) {
            return null;
        }
        Instant end;
        try {
            end = ready().end;
        } catch (PartnerRefused _) {
            var known = lastRead();
            return known == null
                    ? new Warning(text, Matter.UNREADABLE, null)
                    : new Warning(text, Matter.EXPIRED, known);
        }
        return end != null && end.isBefore(clock.instant().plus(ahead))
                ? new Warning(text, Matter.EXPIRES, end)
                : null;
    }

    /// The end of the certificate as its file stands now; null where it cannot be read.
    private synchronized @Nullable Instant lastRead() {
        var known = ready;
        return known != null && known.files.equals(files()) ? known.end : null;
    }

    @Override
    public String toString() {
        return "partner " + name;
    }
}
