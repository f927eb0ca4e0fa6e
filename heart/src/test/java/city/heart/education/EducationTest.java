// SPDX-License-Identifier: EUPL-1.2
package city.heart.education;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.shared.CityTime;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Usages;
import city.base.usage.Use;
import city.heart.education.EducationRecord.Elsewhere;
import city.heart.education.EducationRecord.Provision;
import city.heart.education.EducationRecord.Start;
import city.heart.population.Population;
import city.heart.register.FakeRegister;
import city.heart.register.Issue;
import city.heart.register.Issues;
import city.heart.register.RegisterFeed;
import city.heart.register.RegisterLoad;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;

@ApplicationModuleTest(
        mode = ApplicationModuleTest.BootstrapMode.ALL_DEPENDENCIES,
        verifyAutomatically = false)
@Import(EducationTest.Configuration.class)
@org.springframework.test.context.TestPropertySource(
        properties = "spring.main.allow-bean-definition-overriding=true")
class EducationTest {
    private static final Use DESK =
            new Use(
                    Actor.officer("aino"),
                    "service officer",
                    "desk",
                    Basis.TASK,
                    "pre-primary",
                    Set.of("early education"));
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 7);
    private static final String ADA = "010120A900M";
    private static final String BO = "020220A9003";
    private static final String CY = "030320A900J";
    private static final String DI = "040420A9000";
    private static final String LATE = "010190-900P";

    @Autowired EducationFeed feed;
    @Autowired EducationLoad load;
    @Autowired EducationRecords records;
    @Autowired RegisterLoad populationLoad;
    @Autowired RegisterFeed populationFeed;
    @Autowired Population population;
    @Autowired Issues issues;
    @Autowired Usages usages;
    @TempDir Path folder;

    @TestConfiguration(proxyBeanMethods = false)
    static class Configuration {
        @Bean(defaultCandidate = false)
        @CityTime
        Clock cityClock() {
            var zone = ZoneId.of("Europe/Helsinki");
            return Clock.fixed(TODAY.atTime(12, 0).atZone(zone).toInstant(), zone);
        }
    }

    @Test
    void records_are_loaded_changed_corrected_and_known_as_they_were() throws Exception {
        var extract =
                Files.write(
                        folder.resolve("people"),
                        List.of(person(ADA), person(BO), person(CY), person(DI)));
        populationLoad.load(extract, 1, (_, _) -> {});
        var ada = population.match(List.of(ADA)).get(ADA);
        var bo = population.match(List.of(BO)).get(BO);
        var cy = population.match(List.of(CY)).get(CY);

        var first =
                Files.write(
                        folder.resolve("education"),
                        List.of(
                                record(
                                        ADA,
                                        "\"care\":\"PRIVATE\",\"unit\":\"p-7\",\"earlyCompulsory\":false,\"needsPerson\":false"),
                                record("010190-900P", "\"care\":\"NONE\""),
                                "broken"));
        var aside = new ArrayList<String>();
        assertThat(load.load(first, 50, it -> aside.add(it.line() + " " + it.fault())))
                .isEqualTo(1);
        assertThat(aside).containsExactly("2 UNKNOWN_PERSON", "3 MALFORMED");
        assertThat(feed.key()).contains(50L);
        assertThat(records.of(ada, DESK))
                .contains(
                        new EducationRecord(
                                "p-7", Provision.PRIVATE, Start.ORDINARY, false, false, false));
        assertThat(records.of(bo, DESK)).isEmpty();
        var then = population.latest();

        try (var source =
                new Source(
                        change(
                                "2026-01-06T08:00:00Z",
                                record(
                                        ADA,
                                        "\"care\":\"MUNICIPAL\",\"unit\":\"m-1\",\"start\":{\"shift\":\"LATER\",\"decided\":\"2026-01-05\"},\"needsPerson\":true")),
                        change(
                                "2026-01-07T08:00:00Z",
                                record(
                                        BO,
                                        "\"care\":\"NONE\",\"elsewhere\":{\"way\":\"STATE_SCHOOL\",\"service\":\"pre-primary\",\"schoolYear\":2026}")),
                        change("2026-01-07T08:00:00Z", record(BO, "\"care\":\"SOMETHING\"")),
                        change("no day", record(BO, "\"care\":\"NONE\"")),
                        change("2026-01-07T08:00:00Z", record(LATE, "\"care\":\"NONE\"")),
                        change(
                                "2026-01-07T08:00:00Z",
                                record(CY, "\"care\":\"NONE\",\"unit\":\"m-\\u0000\"")),
                        // A day that the database does not have; what comes with it is taken.
                        change("-9999-01-01T08:00:00Z", record(DI, "\"care\":\"NONE\"")),
                        change("2026-01-07T08:00:00Z", record(CY, "\"care\":\"NONE\"")))) {
            feed.connect(source.uri());
            assertThat(feed.catchUp()).isEqualTo(8);
            assertThat(feed.catchUp()).isZero();
            assertThat(records.columns(TODAY, DESK).known()).isEqualTo(population.latest());
            theRegisterTellsOf(LATE);
            assertThat(feed.catchUp()).isZero();
        }
        var late = population.match(List.of(LATE)).get(LATE);
        assertThat(records.of(late, DESK)).map(EducationRecord::provision).contains(Provision.NONE);
        assertThat(records.of(ada, DESK))
                .contains(
                        new EducationRecord(
                                "m-1", Provision.MUNICIPAL, Start.LATER, false, true, false));
        assertThat(records.of(bo, DESK))
                .contains(
                        new EducationRecord(
                                null,
                                Provision.NONE,
                                Start.ORDINARY,
                                false,
                                false,
                                true,
                                new Elsewhere("pre-primary", 2026)));
        assertThat(records.asOf(ada, then, TODAY, DESK))
                .map(EducationRecord::provision)
                .contains(Provision.PRIVATE);
        assertThat(records.asOf(ada, population.latest(), LocalDate.of(2026, 1, 5), DESK))
                .map(EducationRecord::unit)
                .contains("p-7");
        assertThat(records.changesAfter(0, 10))
                .extracting(EducationChange::child)
                .containsExactly(ada, ada, bo, cy, late);
        assertThat(issues.open(10))
                .extracting(it -> it.source() + " " + it.fault())
                .containsExactlyInAnyOrder(
                        "education MALFORMED",
                        "education MALFORMED",
                        "education IMPOSSIBLE_DATE",
                        "education UNUSABLE_TEXT",
                        "education REFUSED");
        assertThat(issues.open(10)).extracting(Issue::place).noneMatch(it -> it.contains("0101"));
        assertThat(usages.actsOn(ada, 10)).hasSize(4);

        var columns = records.columns(TODAY, DESK);
        assertThat(columns.provisions()[ada.value()])
                .isEqualTo((byte) Provision.MUNICIPAL.ordinal());
        assertThat(columns.starts())
                .containsExactly(
                        new byte[] {
                            EducationColumns.NO_RECORD,
                            (byte) Start.LATER.ordinal(),
                            (byte) Start.ORDINARY.ordinal(),
                            (byte) Start.ORDINARY.ordinal(),
                            EducationColumns.NO_RECORD,
                            (byte) Start.ORDINARY.ordinal()
                        });
        assertThat(columns.needsPerson()).containsExactly(1L << ada.value());
        assertThat(columns.placeElsewhere()).containsExactly(1L << bo.value());
        assertThat(columns.hasUnit()).containsExactly(1L << ada.value());
    }

    /// The two registers tell at their own pace: the record about the child came first.
    private void theRegisterTellsOf(String code) {
        assertThat(issues.open(10)).filteredOn(Issue::parked).hasSize(1);
        try (var register = new FakeRegister()) {
            register.firstKey = 1;
            register.person(code);
            register.change(code, "2026-01-07T09:00:00Z");
            populationFeed.connect(register.uri());
            assertThat(populationFeed.catchUp().changes()).isEqualTo(1);
        }
    }

    private static String person(String code) {
        return "{\"henkilotunnus\":\"%s\",\"tietoryhmat\":[]}".formatted(code);
    }

    private static String record(String code, String rest) {
        return "{\"person\":\"%s\",%s}".formatted(code, rest);
    }

    private static String change(String at, String record) {
        return "{\"key\":1,\"at\":\"%s\",\"record\":%s}".formatted(at, record);
    }

    /// The education records' interface with some changes after key 50, two a page.
    private static final class Source implements AutoCloseable {
        private final HttpServer server;

        Source(String... changes) throws Exception {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(
                    "/education/changes",
                    exchange -> {
                        var body =
                                new String(
                                        exchange.getRequestBody().readAllBytes(),
                                        StandardCharsets.UTF_8);
                        var from = Integer.parseInt(body.replaceAll("\\D", "")) - 50;
                        var to = Math.min(changes.length, from + 2);
                        var answer =
                                "{\"lastKey\":%d,\"changes\":[%s],\"upToDate\":%b}"
                                        .formatted(
                                                50 + to,
                                                String.join(
                                                        ",",
                                                        new ArrayList<>(List.of(changes))
                                                                .subList(from, to)),
                                                to == changes.length)
                                        .getBytes(StandardCharsets.UTF_8);
                        exchange.sendResponseHeaders(200, answer.length);
                        exchange.getResponseBody().write(answer);
                        exchange.close();
                    });
            server.start();
        }

        URI uri() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
