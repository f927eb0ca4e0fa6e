// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.register;

import static org.assertj.core.api.Assertions.assertThat;

import city.synthetic.Persona;
import city.synthetic.Progress;
import city.synthetic.TestCity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RegisterServerTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Instant MORNING = Instant.parse("2026-01-08T06:00:00Z");

    private static RegisterDatabase database;
    private static RegisterServer server;
    private static List<String> extract;

    @TempDir static Path folder;

    @BeforeAll
    static void seed() throws IOException {
        database = new RegisterDatabase(TestPostgres.fresh());
        assertThat(database.seeded()).isFalse();
        database.seed(TestCity.small(), Progress.NONE);
        assertThat(database.seeded()).isTrue();
        server = RegisterServer.start(database, TestCity.FOLDER.zone(), 0, 3);
        TestCity.small().writePopulationExtract(folder.resolve("people"), Progress.NONE);
        extract = Files.readAllLines(folder.resolve("people"));
    }

    @AfterAll
    static void stop() {
        server.close();
        CLIENT.close();
    }

    @Test
    void tells_about_a_person_what_the_extract_said() {
        var lines = extract.stream().map(JSON::readTree).toList();
        var codes = lines.stream().map(it -> it.path("henkilotunnus").asString()).toList();
        for (int from = 0; from < lines.size(); from += 500) {
            int to = Math.min(from + 500, lines.size());
            var answer = post("/perustiedot", codes(codes.subList(from, to)));
            for (int i = from; i < to; i++) {
                assertThat(answer.path("perustiedot").get(i - from)).isEqualTo(lines.get(i));
            }
            assertThat(answer.path("ajanTasalla").asBoolean()).isTrue();
        }
    }

    @Test
    void leaves_out_in_silence_whom_it_does_not_know() {
        var answer = post("/perustiedot", codes(List.of("131052-308T")));
        assertThat(answer.toString()).isEqualTo("{\"perustiedot\":[],\"ajanTasalla\":true}");
    }

    @Test
    void gives_only_the_groups_asked_for_and_passes_over_unknown_ones() {
        var request =
                "{\"hetulista\":[\"%s\"],\"tietoryhmat\":[\"SUKUPUOLI\",\"KALASTUSLUPA\"]}"
                        .formatted(persona("school").child());
        var person = post("/perustiedot", request).path("perustiedot").get(0);
        assertThat(
                        person.path("tietoryhmat").values().stream()
                                .map(it -> it.path("tietoryhma").asString()))
                .containsExactly("SUKUPUOLI");
    }

    @Test
    void withholds_the_home_under_a_non_disclosure_order() {
        var person = baseData(persona("order-on-child").child());
        assertThat(group(person, "TURVAKIELTO").path("turvakieltoAktiivinen").asBoolean()).isTrue();
        for (var name :
                List.of(
                        "VAKINAINEN_KOTIMAINEN_OSOITE",
                        "VAKINAINEN_KOTIMAINEN_ASUINPAIKKATUNNUS")) {
            assertThat(group(person, name).propertyNames())
                    .containsExactly("tietoryhma", "turvakiellonAlaisetKentat");
        }
        assertThat(group(person, "KOTIKUNTA").path("kuntakoodi").asString()).isEqualTo("091");
    }

    @Test
    void finds_a_person_by_a_former_code() {
        var person = baseData(persona("code-corrected").child());
        var correction = group(person, "HENKILOTUNNUS_KORJAUS");
        var former = correction.path("edellisetHenkilotunnukset").get(0).asString();
        assertThat(former).isNotEqualTo(persona("code-corrected").child());
        assertThat(baseData(former)).isEqualTo(person);
    }

    @Test
    void names_a_guardian_abroad_who_has_no_identity_code() {
        var person = baseData(persona("guardian-abroad").child());
        var guardians =
                person.path("tietoryhmat").values().stream()
                        .filter(it -> it.path("tietoryhma").asString().equals("HUOLTAJA_SUPPEA"))
                        .map(it -> it.path("huoltaja"))
                        .toList();
        assertThat(guardians).hasSize(2);
        assertThat(guardians.getLast().propertyNames())
                .containsExactly("etunimet", "sukunimi", "syntymapv", "kansalaisuuskoodi");
    }

    @Test
    void pages_through_the_changes_after_a_key_until_it_is_up_to_date() {
        long before = key("2030-01-01");
        var child = persona("school").child();
        var expected = new ArrayList<String>();
        for (int i = 0; i < 7; i++) {
            var body = "{\"henkilotunnus\":\"%s\",\"number\":%d}".formatted(child, i);
            database.record(child, MORNING, body);
            expected.add(body);
        }
        var found = new ArrayList<String>();
        var sizes = new ArrayList<Integer>();
        long after = before;
        boolean upToDate = false;
        while (!upToDate) {
            var page = post("/muutokset", "{\"viimeisinKirjausavain\":%d}".formatted(after));
            after = page.path("viimeisinKirjausavain").asLong();
            sizes.add(page.path("muutokset").size());
            page.path("muutokset").values().forEach(it -> found.add(it.toString()));
            upToDate = page.path("ajanTasalla").asBoolean();
        }
        assertThat(found).isEqualTo(expected);
        assertThat(sizes).containsExactly(3, 3, 1);
        assertThat(after).isEqualTo(before + 7);
        assertThat(key("2026-01-08")).isEqualTo(before);
        assertThat(key("2026-01-09")).isEqualTo(after);
        var others =
                post(
                        "/muutokset",
                        "{\"viimeisinKirjausavain\":%d,\"hetulista\":[\"%s\"]}"
                                .formatted(before, persona("twins").child()));
        assertThat(others.path("muutokset").size()).isZero();
        assertThat(others.path("viimeisinKirjausavain").asLong()).isEqualTo(after);
    }

    @Test
    void tells_what_the_education_services_know_or_nothing_where_they_know_nothing() {
        var support = education(persona("support").child()).get(0);
        assertThat(support.path("needsPerson").asBoolean()).isTrue();
        assertThat(
                        education(persona("later-start").child())
                                .get(0)
                                .path("start")
                                .path("shift")
                                .asString())
                .isEqualTo("LATER");
        assertThat(education(persona("unknown-care").child())).isEmpty();
    }

    @Test
    void education_extract_and_interface_say_the_same() throws IOException {
        var file = folder.resolve("education");
        TestCity.small().writeEducationExtract(file);
        var lines = Files.readAllLines(file).stream().map(JSON::readTree).toList();
        var codes = lines.stream().map(it -> it.path("person").asString()).toList();
        assertThat(lines).isNotEmpty();
        var answer =
                post(
                        "/education/extract",
                        JSON.writeValueAsString(java.util.Map.of("persons", codes)));
        assertThat(answer.path("records").size()).isEqualTo(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            assertThat(answer.path("records").get(i)).isEqualTo(lines.get(i));
        }
    }

    @Test
    void refuses_what_it_cannot_understand_without_repeating_it() {
        assertProblem(
                "/muutokset",
                "{\"viimeisinKirjausavain\":\"x\"}",
                "viimeisinKirjausavain must be a whole number");
        assertProblem("/muutokset", "[1", "the body must be a JSON object");
        assertProblem("/perustiedot", "{}", "hetulista must be a list of texts");
        assertProblem(
                "/perustiedot",
                codes(IntStream.range(0, 1001).mapToObj(i -> "x").toList()),
                "hetulista may hold at most 1000 entries");
        var response = send(HttpRequest.newBuilder(uri("/kirjausavain/yesterday")).build());
        assertThat(response.statusCode()).isEqualTo(400);
    }

    private static void assertProblem(String path, String body, String detail) {
        var response =
                send(
                        HttpRequest.newBuilder(uri(path))
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build());
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(JSON.readTree(response.body()).path("detail").asString()).isEqualTo(detail);
    }

    private static Persona persona(String key) {
        return database.personas().stream()
                .filter(it -> it.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode baseData(String code) {
        return post("/perustiedot", codes(List.of(code))).path("perustiedot").get(0);
    }

    private static JsonNode education(String code) {
        return post("/education/extract", "{\"persons\":[\"%s\"]}".formatted(code)).path("records");
    }

    private static JsonNode group(JsonNode person, String name) {
        return person.path("tietoryhmat").values().stream()
                .filter(it -> it.path("tietoryhma").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String codes(List<String> codes) {
        return JSON.writeValueAsString(java.util.Map.of("hetulista", codes));
    }

    private static long key(String day) {
        var response = send(HttpRequest.newBuilder(uri("/kirjausavain/" + day)).build());
        return JSON.readTree(response.body()).path("viimeisinKirjausavain").asLong();
    }

    private static JsonNode post(String path, String body) {
        var response =
                send(
                        HttpRequest.newBuilder(uri(path))
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private static URI uri(String path) {
        return server.uri().resolve(path);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
