// SPDX-License-Identifier: EUPL-1.2
package city.base.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import city.base.OwnCityTest;
import city.base.shared.CityTime;
import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.base.shared.WallTime;
import city.base.signin.SignedIn;
import city.base.signin.TestSignIn;
import city.base.subject.Access;
import city.base.subject.Subject;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Usages;
import city.base.usage.Use;
import city.base.web.Problem;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The interface over real HTTP, with a library for its subject: open data, a reader's loans, and a partner's
/// look at them. Its clocks are its own, and its quotas small enough to be used up.
@OwnCityTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(
        properties = {
            "spring.main.allow-bean-definition-overriding=true",
            "city.api.guest-minute=20",
            "city.api.guest-day=30"
        })
@Import(ApiTest.Library.class)
class ApiTest {
    private static final String NO_KEY =
            "401 {\"type\":\"/problems/api/key\",\"title\":\"A key that is good is needed\",\"status\":401}";
    private static final String OVER =
            "429 {\"type\":\"/problems/api/quota\",\"title\":\"More calls than the quota allows\",\"status\":429,";

    @LocalServerPort int port;
    @Autowired MockMvcTester pages;
    @Autowired JdbcClient jdbc;
    @Autowired ApiClients clients;
    @Autowired ApiCalls calls;
    @Autowired Usages usages;
    @Autowired Time time;

    private final HttpClient http = HttpClient.newHttpClient();

    /// Both clocks, at a minute that a test can change.
    static final class Time extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Library {
        static final ApiScope LOANS = new ApiScope("library:loans", "loans", Basis.CONTRACT);

        @Bean
        Time time() {
            return new Time();
        }

        @Bean(defaultCandidate = false)
        @WallTime
        Clock wallClock(Time time) {
            return time;
        }

        @Bean(defaultCandidate = false)
        @CityTime
        Clock cityClock(Time time) {
            return time;
        }

        @Bean
        ApiScope loans() {
            return LOANS;
        }

        @Bean
        Subject libraryDeclared() {
            return Subject.named("library")
                    .route("/api/v1/books/**", new Access.Machines())
                    .route("/api/v1/loans", new Access.Machines())
                    .residents("/api/v1/me/loans")
                    .dataset("library.books", "/api/v1/books", "CC-BY-4.0")
                    .purposes("loans")
                    .declared();
        }

        enum Shelf {
            POETRY,
            MAPS
        }

        record Book(String id, LocalDate bought) {}

        @RestController
        static class BooksApi {
            private final Usages usages;
            private final TransactionOperations transactions;

            BooksApi(Usages usages, TransactionOperations transactions) {
                this.usages = usages;
                this.transactions = transactions;
            }

            @GetMapping("/api/v1/books")
            Listing<Book> list(
                    @RequestParam(required = false) Shelf shelf,
                    @RequestParam(required = false) LocalDate since,
                    ListRequest asked) {
                var all =
                        IntStream.rangeClosed(1, 5)
                                .mapToObj(it -> new Book("book-" + it, LocalDate.of(2026, 1, it)))
                                .toList();
                return asked.of(all, Book::id);
            }

            @GetMapping("/api/v1/books/{id}")
            Book find(@PathVariable String id) {
                throw Problem.of(HttpStatus.GONE, "library/burnt", "The book is no more")
                        .with("day", LocalDate.of(2026, 2, 3));
            }

            @GetMapping("/api/v1/loans")
            Listing<Book> loans(ApiCaller caller, ListRequest asked) {
                return look(caller.use(LOANS, null, Set.of("loans")), asked);
            }

            @GetMapping("/api/v1/me/loans")
            Listing<Book> mine(SignedIn.Resident me, ListRequest asked) {
                var use =
                        new Use(
                                Actor.resident(me.id()),
                                "reader",
                                "loans",
                                Basis.CONTRACT,
                                null,
                                Set.of("loans"));
                return look(use, asked);
            }

            private Listing<Book> look(Use use, ListRequest asked) {
                return transactions.execute(_ -> {
                    usages.record(use, List.of(new ResidentId(17)), new RecordingNumber(1));
                    return asked.of(List.of(new Book("lent", LocalDate.of(2026, 1, 1))), Book::id);
                });
            }
        }
    }

    /// Each test has a day of its own, so that none uses up another's calls.
    @BeforeEach
    void anotherDay() {
        time.now =
                time.now.isBefore(Instant.parse("2026-01-01T00:00:00Z"))
                        ? Instant.parse("2026-01-01T12:00:05Z")
                        : time.now.plusSeconds(24 * 3600);
    }

    private HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String said(String path, String... headers) {
        var answer = get(path, headers);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .isEqualTo(
                        answer.statusCode() < 400
                                ? "application/json"
                                : "application/problem+json");
        return answer.statusCode() + " " + answer.body();
    }

    private ApiClient client(String name, Set<String> scopes, int perMinute, int perDay) {
        return new ApiClient(
                UUID.randomUUID(),
                name,
                "mail@example.invalid",
                "Trying out",
                scopes,
                perMinute,
                perDay,
                clients.today().plusDays(10),
                null);
    }

    private String[] key(ApiClient client) {
        return clients.add(client, Actor.officer("admin"))
                        instanceof ApiClients.ClientOutcome.WithKey(_, var key)
                ? new String[] {"Authorization", "Bearer " + key}
                : new String[0];
    }

    @Test
    void open_data_needs_no_key_comes_in_parts_and_may_be_read_by_any_page() {
        var first = get("/api/v1/books?limit=2&shelf=MAPS");
        assertThat(first.body())
                .isEqualTo(
                        "{\"items\":[{\"id\":\"book-1\",\"bought\":\"2026-01-01\"},{\"id\":\"book-2\",\"bought\":\"2026-01-02\"}],"
                                + "\"next\":\"/api/v1/books?limit=2&shelf=MAPS&after=book-2\"}");
        assertThat(first.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(first.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(said("/api/v1/books?limit=2&shelf=MAPS&after=book-4"))
                .isEqualTo(
                        "200 {\"items\":[{\"id\":\"book-5\",\"bought\":\"2026-01-05\"}],\"next\":null}");
    }

    @Test
    void whoever_has_the_same_answer_already_is_told_so() {
        var first = get("/api/v1/books");
        assertThat(first.headers().firstValue("Cache-Control")).contains("public, max-age=60");
        var tag = first.headers().firstValue("ETag").orElseThrow();
        var second = get("/api/v1/books", "If-None-Match", tag);
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
    }

    @Test
    void a_wrong_parameter_is_named_with_what_is_allowed_and_never_repeated() {
        assertThat(said("/api/v1/books?shelf=Secret"))
                .isEqualTo(
                        "400 {\"type\":\"/problems/api/parameter\",\"title\":\"A parameter is not as it should be\","
                                + "\"status\":400,\"parameter\":\"shelf\",\"allowed\":[\"POETRY\",\"MAPS\"]}");
        assertThat(said("/api/v1/books?since=Secret", "Accept", "text/html"))
                .contains("\"parameter\":\"since\",\"allowed\":\"a day such as 2026-08-01\"")
                .doesNotContain("Secret");
        assertThat(said("/api/v1/books?limit=201"))
                .contains("\"parameter\":\"limit\",\"allowed\":\"a whole number from 1 to 200\"");
        assertThat(said("/api/v1/books?after=Secret"))
                .contains("\"parameter\":\"after\"")
                .doesNotContain("Secret");
        assertThat(said("/api/v1/books?shelve=Secret"))
                .isEqualTo(
                        "400 {\"type\":\"/problems/api/unknown-parameter\",\"title\":\"A parameter is not known here\","
                                + "\"status\":400,\"known\":[\"after\",\"limit\",\"shelf\",\"since\"]}");
    }

    @Test
    void a_problem_has_its_facts_and_nothing_of_the_request() {
        var gone = get("/api/v1/books/secret");
        assertThat(gone.statusCode() + " " + gone.body())
                .isEqualTo(
                        "410 {\"type\":\"/problems/library/burnt\",\"title\":\"The book is no more\",\"status\":410,\"day\":\"2026-02-03\"}");
        assertThat(gone.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(gone.headers().firstValue("ETag")).isEmpty();
        assertThat(said("/api/v1/secret"))
                .isEqualTo(
                        "404 {\"type\":\"/problems/web/404\",\"title\":\"Not Found\",\"status\":404}");
        assertThat(pages.post().uri("/api/v1/books"))
                .hasStatus(405)
                .hasHeader("Allow", "GET")
                .bodyText()
                .isEqualTo(
                        "{\"type\":\"/problems/web/405\",\"title\":\"Method Not Allowed\",\"status\":405}");
    }

    @Test
    void without_a_key_so_many_calls_a_minute_and_a_day_may_come_from_one_address() {
        IntStream.range(0, 20)
                .forEach(_ -> assertThat(get("/api/v1/books").statusCode()).isEqualTo(200));
        var over = get("/api/v1/books");
        assertThat(over.statusCode() + " " + over.body()).isEqualTo(OVER + "\"quota\":20}");
        assertThat(over.headers().firstValue("Retry-After")).contains("55");
        time.now = time.now.plusSeconds(60);
        IntStream.range(0, 10)
                .forEach(_ -> assertThat(get("/api/v1/books").statusCode()).isEqualTo(200));
        var day = get("/api/v1/books");
        assertThat(day.body()).endsWith("\"quota\":30}");
        assertThat(Integer.parseInt(day.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(39_000, 43_200);
    }

    @Test
    void a_key_has_a_quota_of_its_own_and_its_calls_are_counted_by_day() {
        var reader = client("Reader", Set.of(), 3, 4);
        var key = key(reader);
        IntStream.range(0, 3)
                .forEach(_ -> assertThat(get("/api/v1/books", key).statusCode()).isEqualTo(200));
        assertThat(said("/api/v1/books", key)).isEqualTo(OVER + "\"quota\":3}");
        time.now = time.now.plusSeconds(60);
        assertThat(get("/api/v1/books", key).statusCode()).isEqualTo(200);
        assertThat(said("/api/v1/books", key)).isEqualTo(OVER + "\"quota\":4}");
        calls.write();
        assertThat(calls.lately(clients.today())).containsEntry(reader.id().toString(), 5L);
    }

    @Test
    void a_key_is_good_until_its_day_or_its_end_and_is_kept_nowhere() {
        var ended = client("Ended", Set.of(), 9, 9);
        var key = key(ended);
        assertThat(get("/api/v1/books", key).statusCode()).isEqualTo(200);
        assertThat(clients.end(ended.id())).isTrue();
        assertThat(clients.end(ended.id())).isFalse();
        assertThat(said("/api/v1/books", key)).isEqualTo(NO_KEY);
        var old = key(client("Old", Set.of(), 9, 9));
        time.now = time.now.plusSeconds(11 * 24 * 3600);
        assertThat(said("/api/v1/books", old)).isEqualTo(NO_KEY);
        assertThat(said("/api/v1/books", "Authorization", "Basic c2VjcmV0")).isEqualTo(NO_KEY);
        assertThat(
                        jdbc.sql(
                                        "select count(*) from api.client c where c::text like '%' || :key || '%'")
                                .param("key", key[1].substring("Bearer ".length()))
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    @Test
    void personal_data_asks_for_a_key_with_the_scope_and_leaves_a_use_of_the_client() {
        assertThat(said("/api/v1/loans")).isEqualTo(NO_KEY);
        var reader = client("Without scope", Set.of(), 9, 9);
        assertThat(said("/api/v1/loans", key(reader)))
                .isEqualTo(
                        "403 {\"type\":\"/problems/api/scope\",\"title\":\"The key does not allow this\",\"status\":403,\"scope\":\"library:loans\"}");
        var partner = client("With scope", Set.of("library:loans"), 9, 9);
        var answer = get("/api/v1/loans", key(partner));
        assertThat(answer.body()).contains("\"id\":\"lent\"");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.headers().firstValue("ETag")).isEmpty();
        assertThat(usages.actsOn(new ResidentId(17), 1).getFirst().use())
                .isEqualTo(
                        new Use(
                                Actor.partner(partner.id().toString()),
                                "client",
                                "loans",
                                Basis.CONTRACT,
                                null,
                                Set.of("loans")));
    }

    @Test
    void a_resident_reads_what_is_the_residents_own_and_the_look_is_recorded_as_such() {
        assertThat(said("/api/v1/me/loans"))
                .isEqualTo(
                        "401 {\"type\":\"/problems/web/401\",\"title\":\"Unauthorized\",\"status\":401}");
        assertThat(pages.get().uri("/api/v1/me/loans").with(TestSignIn.officer("administrator")))
                .hasStatus(403);
        assertThat(pages.get().uri("/api/v1/me/loans").with(TestSignIn.resident(17)))
                .hasStatusOk()
                .hasHeader("Cache-Control", "no-store")
                .bodyText()
                .contains("\"id\":\"lent\"");
        assertThat(usages.actsOn(new ResidentId(17), 1).getFirst().use().actor())
                .isEqualTo(Actor.resident(new ResidentId(17)));
    }

    @Test
    void an_administrator_adds_a_client_sees_its_key_once_and_ends_it() {
        var form =
                Map.of(
                        "name",
                        "Bus map",
                        "contact",
                        "mail@example.invalid",
                        "purpose",
                        "A map of stops",
                        "minute",
                        "100",
                        "day",
                        "1000",
                        "until",
                        clients.today().plusYears(1).toString());
        assertThat(add(form, "service-officer")).hasStatus(403);
        assertThat(add(Map.of("name", "", "until", "2020-01-01"), "administrator"))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"name-fault\"", "id=\"minute-fault\"", "id=\"until-fault\"");
        var added = add(form, "administrator");
        assertThat(added).hasStatusOk();
        var key = Pattern.compile("city_[A-Za-z0-9_-]{43}").matcher(body(added));
        assertThat(key.find()).isTrue();
        assertThat(get("/api/v1/books", "Authorization", "Bearer " + key.group()).statusCode())
                .isEqualTo(200);
        assertThat(add(form, "administrator"))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"name-fault\"");
        for (var language : new String[] {"fi", "sv", "en"}) {
            var list =
                    pages.get()
                            .uri("/desk/api-clients")
                            .with(TestSignIn.officer("administrator"))
                            .header("Accept-Language", language)
                            .exchange();
            assertThat(list).hasStatusOk();
            assertThat(body(list))
                    .contains("Bus map", "library:loans")
                    .doesNotContain("city_", "??");
        }
        var id =
                jdbc.sql("select id from api.client where name = 'Bus map'")
                        .query(UUID.class)
                        .single();
        assertThat(
                        pages.post()
                                .uri("/desk/api-clients/{id}/end", id)
                                .with(csrf())
                                .with(TestSignIn.officer("administrator")))
                .hasStatus3xxRedirection();
        assertThat(said("/api/v1/books", "Authorization", "Bearer " + key.group()))
                .isEqualTo(NO_KEY);
    }

    @Test
    void every_client_is_reached_part_by_part() {
        for (var i = 1; i <= 60; i++) {
            clients.add(
                    new ApiClient(
                            UUID.randomUUID(),
                            "Zeta %02d".formatted(i),
                            "mail@example.invalid",
                            "A long list",
                            Set.of(),
                            1,
                            1,
                            clients.today(),
                            null),
                    Actor.officer("administrator-1"));
        }
        var all = clients.list();
        var second =
                pages.get()
                        .uri("/desk/api-clients?page=2")
                        .with(TestSignIn.officer("administrator"))
                        .header("Accept-Language", "en")
                        .exchange();
        assertThat(body(second))
                .contains("Showing 51–%d of %d".formatted(Math.min(100, all.size()), all.size()))
                .contains(all.get(50).name())
                .doesNotContain(all.getFirst().name());
        all.stream()
                .filter(it -> it.name().startsWith("Zeta "))
                .forEach(it -> clients.end(it.id()));
    }

    private MvcTestResult add(Map<String, String> fields, String role) {
        var request =
                pages.post().uri("/desk/api-clients").with(csrf()).with(TestSignIn.officer(role));
        fields.forEach(request::formField);
        return request.exchange();
    }

    private static String body(MvcTestResult result) {
        return new String(
                result.getMvcResult().getResponse().getContentAsByteArray(),
                StandardCharsets.UTF_8);
    }
}
