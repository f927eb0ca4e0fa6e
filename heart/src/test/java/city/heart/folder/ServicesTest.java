// SPDX-License-Identifier: EUPL-1.2
package city.heart.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.base.database.DatabaseAccess;
import city.base.database.TestDatabase;
import city.base.usage.Actor;
import city.heart.service.PublicService;
import city.heart.service.ServicePublished;
import city.heart.service.Services;
import city.heart.service.Services.PublishOutcome;
import city.heart.service.ServicesFixture;
import city.heart.service.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The catalogue over a real database: seed, drafts, two pairs of eyes, versions for ever.
class ServicesTest {
    private static final Clock MORNING =
            Clock.fixed(Instant.parse("2026-01-07T06:00:00Z"), ZoneId.of("Europe/Helsinki"));

    private static final Actor AUTHOR = Actor.officer("author-1");
    private static final Actor OFFICER = Actor.officer("officer-2");

    private static final DatabaseAccess ACCESS = TestDatabase.fresh();
    private static final JdbcClient APP = JdbcClient.create(TestDatabase.app(ACCESS));
    private static final JdbcClient OWNER = JdbcClient.create(TestDatabase.owner(ACCESS));

    @TempDir Path city;
    private final List<Object> told = new ArrayList<>();
    private Services services;

    @BeforeEach
    void start() throws IOException {
        OWNER.sql(
                        "truncate service.rule, service.version, service.version_step, service.version_file")
                .update();
        services = server();
        for (var name : List.of("vocabulary.yaml", "laws.yaml")) {
            Files.copy(Helsinki.FOLDER.resolve(name), city.resolve(name));
        }
        for (var read : Helsinki.all()) {
            for (var file : read.folder().files().entrySet()) {
                var path =
                        city.resolve("services")
                                .resolve(read.service().id())
                                .resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
        }
    }

    private Services server() {
        return ServicesFixture.services(
                APP, new CityFolders(Helsinki.sources(), true), told::add, MORNING);
    }

    @Test
    void a_service_that_no_lawyer_has_confirmed_is_put_aside_in_a_real_city() throws IOException {
        var file = city.resolve("services/school-start/service.yaml");
        Files.writeString(
                file, Files.readString(file).replace("verified: false", "verified: true"));
        var real =
                ServicesFixture.services(
                        APP, new CityFolders(Helsinki.sources(), false), told::add, MORNING);

        var done = real.importFolder(city, Services.FOLDER);

        assertThat(inForce()).containsExactly("school-start +358 000 000 101");
        assertThat(done.faults())
                .hasSize(2)
                .allSatisfy(it ->
                        assertThat(it.toString())
                                .matches(
                                        ".*services/pre-primary/service.yaml:\\d+: no lawyer has confirmed .* write"
                                                + " `verified: true`"));
    }

    private void changePhone(String phone) throws IOException {
        var file = city.resolve("services/pre-primary/service.yaml");
        Files.writeString(
                file, Files.readString(file).replaceAll("\\+358 000 000 101|999 \\d+", phone));
    }

    private List<String> inForce() {
        return services.published().stream()
                .map(it -> it.id() + " " + it.contact().phone())
                .toList();
    }

    @Test
    void the_first_start_puts_the_folder_in_force_as_the_seed() {
        services.importFolder(city, Services.FOLDER);
        assertThat(inForce())
                .containsExactly("pre-primary +358 000 000 101", "school-start +358 000 000 101");
        assertThat(told).filteredOn(ServicePublished.class::isInstance).hasSize(2);
        // A second start, on another server, changes nothing.
        server().importFolder(city, Services.FOLDER);
        assertThat(services.versions()).hasSize(2);
        assertThat(told).filteredOn(ServicePublished.class::isInstance).hasSize(2);
    }

    @Test
    void a_changed_folder_becomes_a_draft_that_a_second_person_publishes() throws IOException {
        services.importFolder(city, AUTHOR);
        changePhone("999 1");
        var draft = services.importFolder(city, AUTHOR).versions().getFirst();
        assertThat(draft.state()).isEqualTo(Version.State.DRAFT);
        assertThat(inForce()).contains("pre-primary +358 000 000 101");

        assertThat(services.publish("pre-primary", draft.version(), AUTHOR))
                .isEqualTo(new PublishOutcome.OwnDraft(AUTHOR));
        assertThat(inForce()).contains("pre-primary +358 000 000 101");

        assertThat(services.publish("pre-primary", draft.version(), OFFICER))
                .isEqualTo(new PublishOutcome.Published("pre-primary", draft.version()));
        assertThat(inForce()).containsExactly("pre-primary 999 1", "school-start +358 000 000 101");
        assertThat(services.publish("pre-primary", draft.version(), OFFICER))
                .isEqualTo(new PublishOutcome.AlreadyInForce());
        assertThat(services.publish("pre-primary", "0".repeat(64), OFFICER))
                .isEqualTo(new PublishOutcome.NotThere());
    }

    @Test
    void an_earlier_version_stays_readable_and_can_come_back() throws IOException {
        services.importFolder(city, AUTHOR);
        var first = services.find("pre-primary").orElseThrow();
        changePhone("999 2");
        var second = services.importFolder(city, AUTHOR).versions().getFirst();
        services.publish("pre-primary", second.version(), OFFICER);
        // Another server has nothing in memory: all comes from the database.
        var kept = server().find("pre-primary", first.version()).orElseThrow();
        assertThat(kept.contact()).isEqualTo(first.contact());
        assertThat(kept.rule().sha256()).isEqualTo(first.rule().sha256());
        services.publish("pre-primary", first.version(), Actor.officer("officer-3"));
        assertThat(inForce()).contains("pre-primary +358 000 000 101");
    }

    @Test
    void a_rule_is_found_by_its_hash_after_it_has_been_replaced() throws IOException {
        services.importFolder(city, AUTHOR);
        var hash = services.find("school-start").orElseThrow().rule().sha256();
        var file = city.resolve("services/school-start/rule.dmn");
        Files.writeString(file, Files.readString(file) + "<!-- another version -->\n");
        var second = services.importFolder(city, AUTHOR).versions().get(1);
        services.publish("school-start", second.version(), OFFICER);
        assertThat(services.find("school-start").orElseThrow().rule().sha256()).isNotEqualTo(hash);
        assertThat(server().rule(hash).orElseThrow().sha256()).isEqualTo(hash);
        assertThat(server().rule("0".repeat(64))).isEmpty();
    }

    @Test
    void a_folder_with_a_fault_leaves_its_version_in_force_and_the_others_whole()
            throws IOException {
        services.importFolder(city, Services.FOLDER);
        var file = city.resolve("services/pre-primary/service.yaml");
        Files.writeString(file, Files.readString(file).replace("kind: duty", "kind: consent"));
        var done = services.importFolder(city, Services.FOLDER);
        assertThat(done.faults()).hasSize(1);
        assertThat(done.versions().stream().map(Version::serviceId))
                .containsExactly("school-start");
        assertThat(inForce()).hasSize(2);
    }

    @Test
    void the_application_can_rewrite_no_rule_and_no_file() {
        services.importFolder(city, Services.FOLDER);
        for (var sql :
                List.of(
                        "update service.rule set content = ''",
                        "delete from service.version_file",
                        "update service.version_file set content = ''")) {
            assertThatThrownBy(() -> APP.sql(sql).update()).isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void the_same_folder_has_the_same_version_wherever_it_lies() {
        var here = Folder.read(city.resolve("services/pre-primary"));
        assertThat(here.sha256()).isEqualTo(Helsinki.service("pre-primary").version());
        var changed = Helsinki.with(here, "texts/fi.yaml", "Hei,", "Moi,");
        assertThat(changed.sha256()).isNotEqualTo(here.sha256());
        assertThat(new String(here.files().get("texts/fi.yaml"), StandardCharsets.UTF_8))
                .contains("Hei,");
    }

    @Test
    void a_version_in_force_that_cannot_be_read_stops_no_other() {
        services.importFolder(city, Services.FOLDER);
        var broken = services.find("pre-primary").orElseThrow();
        OWNER.sql(
                        """
                        update service.version_file set content = 'damaged'::bytea
                         where service_id = 'pre-primary' and path = 'rule.dmn'
                        """)
                .update();
        services = server();
        assertThat(services.published().stream().map(PublicService::id))
                .containsExactly("school-start");
        assertThat(services.find("pre-primary", broken.version())).isEmpty();
        assertThat(services.unreadable())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.serviceId()).isEqualTo("pre-primary");
                    assertThat(it.version()).isEqualTo(broken.version());
                    assertThat(it.faults()).anyMatch(fault -> fault.contains("rule.dmn"));
                });
    }

    @Test
    void a_kept_file_that_was_changed_is_not_the_version_that_was_published() {
        services.importFolder(city, Services.FOLDER);
        OWNER.sql(
                        """
                        update service.version_file
                           set content = convert_to(replace(convert_from(content, 'UTF8'),
                                                            '+358 000 000 101', '+358 000 000 999'), 'UTF8')
                         where service_id = 'pre-primary' and path = 'service.yaml'
                        """)
                .update();
        services = server();
        assertThat(services.published().stream().map(PublicService::id))
                .containsExactly("school-start");
        assertThat(services.unreadable().getFirst().faults())
                .containsExactly("The kept files are not those of this version");
    }
}
