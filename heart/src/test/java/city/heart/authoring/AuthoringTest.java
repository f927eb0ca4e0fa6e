// SPDX-License-Identifier: EUPL-1.2
package city.heart.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import city.base.OwnCityTest;
import city.base.shared.CityClock;
import city.base.shared.CityTime;
import city.base.signin.TestSignIn;
import city.base.subject.Roles;
import city.base.usage.Actor;
import city.heart.casework.FlowRunner;
import city.heart.service.ServiceVersions;
import city.heart.service.Services;
import city.heart.service.Version;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/// From an author's folder to a rule in force that everybody reads: the ways through, and those that are closed.
@OwnCityTest
@TestPropertySource(properties = "city.clock.first-day=2026-01-09")
class AuthoringTest {
    private static final String SERVICE = "pre-primary";
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 9);

    @Autowired MockMvcTester pages;
    @Autowired Services services;
    @Autowired ServiceVersions versions;
    @Autowired FlowRunner flow;
    @Autowired @CityTime Clock clock;

    private String first = "";

    private static RequestPostProcessor author() {
        return TestSignIn.named("author-1", Roles.RULE_AUTHOR);
    }

    private static RequestPostProcessor publisher() {
        return TestSignIn.named("publisher-1", Roles.PUBLISHER);
    }

    private SortedMap<String, byte[]> folder() {
        var inForce = services.find(SERVICE).orElseThrow();
        return new TreeMap<>(versions.files(SERVICE, inForce.version()));
    }

    private static void change(
            SortedMap<String, byte[]> files, String path, String before, String after) {
        var text = new String(files.get(path), StandardCharsets.UTF_8);
        assertThat(text).contains(before);
        files.put(path, text.replace(before, after).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] zip(String folder, Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(folder + file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private MvcTestResult handIn(byte[] archive) {
        return pages.post()
                .uri("/desk/services/hand-in")
                .multipart()
                .file("file", archive)
                .with(author())
                .with(csrf())
                .exchange();
    }

    private MvcTestResult decide(
            RequestPostProcessor who, String version, String what, String from, String because) {
        return pages.post()
                .uri("/desk/services/{s}/{v}/{what}", SERVICE, version, what)
                .param("from", from)
                .param("because", because)
                .with(who)
                .with(csrf())
                .exchange();
    }

    private String page(String address, RequestPostProcessor who) throws IOException {
        var got = pages.get().uri(address).with(who).header("Accept-Language", "en").exchange();
        assertThat(got).hasStatusOk();
        return got.getResponse().getContentAsString();
    }

    private Version.State state(String version) {
        return versions.find(SERVICE, version).orElseThrow().version().state();
    }

    @Test
    @Order(1)
    void everybody_reads_the_rule_in_force_in_words() throws IOException {
        first = services.find(SERVICE).orElseThrow().version();
        var got =
                pages.get()
                        .uri("/rules/{s}/{v}", SERVICE, first)
                        .header("Accept-Language", "sv")
                        .exchange();
        assertThat(got).hasStatusOk();
        assertThat(got.getResponse().getContentAsString())
                .contains("I kraft från och med 9.1.2026")
                .contains("Hemkommun")
                .contains("inget av dessa: Helsingfors eller inte känt")
                .contains("lagen om grundläggande utbildning (628/1998) 26 a §")
                .contains("https://www.finlex.fi/sv/laki/ajantasa/1998/19980628")
                .contains(services.find(SERVICE).orElseThrow().rule().sha256());
    }

    @Test
    @Order(2)
    void the_files_are_those_of_the_fingerprint() throws IOException {
        var rule = services.find(SERVICE).orElseThrow().rule();
        var dmn = pages.get().uri("/rules/{s}/{v}/files/rule.dmn", SERVICE, first).exchange();
        assertThat(dmn).hasStatusOk().hasContentType("application/dmn+xml");
        assertThat(dmn.getResponse().getContentAsByteArray()).isEqualTo(rule.bytes());
        assertThat(pages.get().uri("/rules/by-fingerprint/{sha}", rule.sha256()))
                .hasRedirectedUrl("/rules/" + SERVICE + "/" + first);
        assertThat(pages.get().uri("/rules/by-fingerprint/{sha}", "0".repeat(64)))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(pages.get().uri("/rules/{s}/{v}/files/city/laws.yaml", SERVICE, first))
                .hasStatus(HttpStatus.NOT_FOUND);
        var archive = pages.get().uri("/rules/{s}/{v}/folder.zip", SERVICE, first).exchange();
        var unpacked = new TreeMap<String, byte[]>();
        try (var zip =
                new ZipInputStream(
                        new ByteArrayInputStream(archive.getResponse().getContentAsByteArray()))) {
            for (var it = zip.getNextEntry(); it != null; it = zip.getNextEntry()) {
                unpacked.put(it.getName(), zip.readAllBytes());
            }
        }
        assertThat(unpacked)
                .containsOnlyKeys(
                        folder().keySet().stream().map(it -> SERVICE + "/" + it).toList());
        assertThat(unpacked.get(SERVICE + "/rule.dmn")).isEqualTo(rule.bytes());
        assertThat(pages.get().uri("/api/v1/rules/{sha}", rule.sha256()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.id")
                .isEqualTo(first);
    }

    @Test
    @Order(3)
    void a_folder_with_a_fault_is_told_by_file_and_line_and_not_kept() throws IOException {
        var files = folder();
        change(files, "rule.dmn", "628/1998 4 §", "999/1998 4 §");
        var before = versions.list().size();
        var got = handIn(zip(SERVICE + "/", files));
        assertThat(got).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(got.getResponse().getContentAsString())
                .containsPattern(
                        "pre-primary/rule\\.dmn:\\d+: row `duty-4`: section `999/1998 4 §`");
        assertThat(versions.list()).hasSize(before);
    }

    @Test
    @Order(4)
    void an_archive_of_anything_else_is_refused() throws IOException {
        var files = folder();
        for (var archive :
                List.of(
                        zip("../" + SERVICE + "/", files),
                        zip("/etc/", files),
                        zip(SERVICE + "/", Map.of("rule.class", new byte[] {1})),
                        zip(SERVICE + "/texts/../", files),
                        zip(SERVICE + "/", Map.of("rule.dmn", new byte[3_000_000])),
                        zip("", files),
                        "no archive".getBytes(StandardCharsets.UTF_8))) {
            assertThat(handIn(archive)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @Test
    @Order(5)
    void another_person_puts_a_version_in_force_and_its_changes_are_published() throws IOException {
        var files = folder();
        change(files, "service.yaml", "answerDays: 14", "answerDays: 21");
        change(files, "rule.dmn", "The duty is met elsewhere.", "Met elsewhere.");
        change(files, "rule.dmn", "628/1998 27 §", "628/1998 26 §");
        var got = handIn(zip(SERVICE + "/", files));
        assertThat(got).hasStatus(HttpStatus.FOUND);
        var address = String.valueOf(got.getResponse().getRedirectedUrl());
        var version = address.substring(address.lastIndexOf('/') + 1);
        assertThat(state(version)).isEqualTo(Version.State.DRAFT);

        // A draft is nobody's business yet.
        assertThat(pages.get().uri("/rules/{s}/{v}", SERVICE, version))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(page(address, publisher()))
                .contains("Waits for another person’s approval")
                .contains("Somebody who works for the city")
                .doesNotContain("author-1")
                .contains("Days to answer")
                .contains("Before: 14")
                .contains("Now: 21")
                .contains("Table duty, row duty-5");
        assertThat(page(address + "/numbers", publisher())).contains("fewer than five");

        // Neither its author nor an author at all, not without a reason, not for a day that has
        // passed.
        assertThat(decide(author(), version, "approve", TODAY.toString(), "It is right"))
                .hasStatus(HttpStatus.FORBIDDEN);
        decide(
                TestSignIn.named("author-1", Roles.PUBLISHER),
                version,
                "approve",
                TODAY.toString(),
                "It is right");
        assertThat(decide(publisher(), version, "approve", TODAY.toString(), ""))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(decide(publisher(), version, "approve", "2026-01-08", "It is right"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(state(version)).isEqualTo(Version.State.DRAFT);

        decide(publisher(), version, "approve", TODAY.toString(), "More time is right");
        assertThat(services.find(SERVICE).orElseThrow().version()).isEqualTo(version);
        assertThat(services.find(SERVICE).orElseThrow().answerDays()).isEqualTo(21);
        assertThat(state(first)).isEqualTo(Version.State.RETIRED);
        assertThat(
                        versions.find(SERVICE, version).orElseThrow().steps().stream()
                                .map(it ->
                                        it.happening() + " " + it.by().text() + " " + it.because()))
                .containsExactly(
                        "HANDED_IN author-1 ",
                        "APPROVED publisher-1 More time is right",
                        "IN_FORCE publisher-1 ");

        var published = page("/rules/" + SERVICE + "/" + version, publisher());
        assertThat(published)
                .contains("Reason: More time is right")
                .contains("Days to answer")
                .containsPattern("File service\\.yaml, line \\d+<")
                .containsPattern("Before: [^<]*answerDays: 14")
                .containsPattern("Now: [^<]*answerDays: 21")
                .doesNotContain("author-1")
                .doesNotContain("publisher-1");
        // The one before is read for ever.
        assertThat(page("/rules/" + SERVICE + "/" + first, publisher()))
                .contains("replaced on 9 January 2026")
                .contains("The first version.")
                // What a later one changed stands on its own page.
                .contains("Version " + version.substring(0, 12) + " and what it changed")
                .doesNotContain("answerDays: 21");
    }

    @Test
    @Order(6)
    void one_file_alone_can_be_handed_in_and_be_sent_back() throws IOException {
        var inForce = services.find(SERVICE).orElseThrow().version();
        var files = folder();
        change(files, "texts/fi.yaml", "Hei,", "Moi,");
        var got =
                pages.post()
                        .uri("/desk/services/{s}/{v}/file", SERVICE, inForce)
                        .multipart()
                        .file("file", files.get("texts/fi.yaml"))
                        .param("path", "texts/fi.yaml")
                        .with(author())
                        .with(csrf())
                        .exchange();
        assertThat(got).hasStatus(HttpStatus.FOUND);
        var address = String.valueOf(got.getResponse().getRedirectedUrl());
        var version = address.substring(address.lastIndexOf('/') + 1);
        assertThat(versions.files(SERVICE, version)).containsOnlyKeys(files.keySet());
        assertThat(page(address, publisher()))
                .containsPattern("File texts/fi\\.yaml, line \\d+<")
                .containsPattern("Before: [^<]*Hei,")
                .containsPattern("Now: [^<]*Moi,");

        decide(publisher(), version, "send-back", "", "Too familiar");
        assertThat(state(version)).isEqualTo(Version.State.SENT_BACK);
        assertThat(page(address, author())).contains("Too familiar");
        assertThat(services.find(SERVICE).orElseThrow().version()).isEqualTo(inForce);

        // It waits for its author, not for an approval, until it is handed in again.
        assertThat(page(address, publisher())).doesNotContain("/approve");
        decide(publisher(), version, "approve", TODAY.toString(), "After all");
        assertThat(state(version)).isEqualTo(Version.State.SENT_BACK);
        assertThat(services.find(SERVICE).orElseThrow().version()).isEqualTo(inForce);
        assertThat(handIn(zip(SERVICE + "/", files)).getResponse().getRedirectedUrl())
                .isEqualTo(address);
        assertThat(state(version)).isEqualTo(Version.State.DRAFT);
        assertThat(page(address, publisher())).contains(address + "/approve");
        assertThat(
                        versions.find(SERVICE, version).orElseThrow().steps().stream()
                                .map(it -> it.happening() + " " + it.by().text()))
                .containsExactly(
                        "HANDED_IN author-1", "SENT_BACK publisher-1", "HANDED_IN author-1");
    }

    @Test
    @Order(7)
    void a_version_approved_for_a_later_day_is_in_force_from_it_however_days_are_played()
            throws IOException {
        var before = services.find(SERVICE).orElseThrow().version();
        assertThat(
                        versions.approve(
                                SERVICE,
                                first,
                                Actor.officer("publisher-2"),
                                TODAY.plusDays(1),
                                "Back again"))
                .isEqualTo(new ServiceVersions.DecideOutcome.Approved(TODAY.plusDays(1)));
        assertThat(state(first)).isEqualTo(Version.State.APPROVED);
        assertThat(services.find(SERVICE).orElseThrow().version()).isNotEqualTo(first);
        // It was in force once: its page stays.
        assertThat(pages.get().uri("/rules/{s}/{v}", SERVICE, first)).hasStatusOk();

        ((CityClock) clock).moveTo(TODAY.plusDays(3));
        flow.run();
        assertThat(services.find(SERVICE).orElseThrow().version()).isEqualTo(first);
        var back = versions.find(SERVICE, first).orElseThrow();
        assertThat(back.from()).isEqualTo(TODAY.plusDays(1));
        assertThat(back.version().publisher()).isEqualTo(Actor.officer("publisher-2"));
        assertThat(versions.find(SERVICE, before).orElseThrow().until())
                .isEqualTo(TODAY.plusDays(1));
        assertThat(page("/rules/" + SERVICE + "/" + first, publisher()))
                .contains("In force since 10 January 2026");
    }
}
