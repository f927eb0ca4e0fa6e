// SPDX-License-Identifier: EUPL-1.2
package city.heart.education;

import city.heart.population.Population;
import city.heart.population.Recordings;
import city.heart.population.Timeline;
import city.heart.register.Issues;
import city.heart.register.RecordFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Loads the education records' initial extract: a file with one child's record a line. In one
/// transaction, after the population's load; some tens of thousands of children.
@Service
public class EducationLoad {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BATCH = 5_000;
    private static final String KEEP_KEY =
            "insert into education.feed (one, source_key, recording) values (true, :key, :recording)";

    private final JdbcClient jdbc;
    private final Population population;
    private final Recordings recordings;
    private final Issues issues;
    private final EducationRepository repository;

    EducationLoad(
            JdbcClient jdbc,
            Population population,
            Recordings recordings,
            Issues issues,
            EducationRepository repository) {
        this.jdbc = jdbc;
        this.population = population;
        this.recordings = recordings;
        this.issues = issues;
        this.repository = repository;
    }

    /// @param extract UTF-8, one record a line
    /// @param key     the records' own key as of the extract: changes are taken after it
    /// @return how many records were taken
    /// @throws org.springframework.dao.DuplicateKeyException when it was loaded before
    @Transactional
    public int load(Path extract, long key) {
        var recording = recordings.open("education-extract", key);
        jdbc.sql(KEEP_KEY).param("key", key).param("recording", recording.value()).update();
        var batch = new ArrayList<String>();
        var taken = 0;
        var line = 0;
        try (var lines = Files.newBufferedReader(extract)) {
            for (var text = lines.readLine(); text != null; text = lines.readLine()) {
                batch.add(text);
                if (batch.size() == BATCH) {
                    taken += take(batch, line, recording);
                    line += batch.size();
                    batch.clear();
                }
            }
            taken += take(batch, line, recording);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return taken;
    }

    private int take(
            List<String> lines, int firstLine, city.base.shared.RecordingNumber recording) {
        var records = new ArrayList<JsonNode>();
        for (var line : lines) {
            records.add(parse(line));
        }
        var codes = records.stream().map(it -> it.path("person").asString("")).toList();
        var children = population.match(codes);
        var told = new ArrayList<EducationRepository.RecordStatement>();
        for (var i = 0; i < records.size(); i++) {
            var place = "extract[" + (firstLine + i) + "]";
            var child = children.get(codes.get(i));
            if (codes.get(i).isEmpty()) {
                issues.note(EducationFeed.SOURCE, null, RecordFault.MALFORMED, place);
            } else if (child == null) {
                issues.note(
                        EducationFeed.SOURCE, null, RecordFault.UNKNOWN_PERSON, place + ".person");
            } else {
                switch (Stored.read(records.get(i))) {
                    case Stored stored ->
                            told.add(
                                    new EducationRepository.RecordStatement(
                                            child.value(), Timeline.ALWAYS, stored));
                    case Stored.Bad bad ->
                            issues.note(
                                    EducationFeed.SOURCE,
                                    null,
                                    bad.fault(),
                                    place + "." + bad.field());
                }
            }
        }
        repository.tell(recording, told);
        return told.size();
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JacksonException _) {
            return JSON.createObjectNode();
        }
    }
}
