// SPDX-License-Identifier: EUPL-1.2
package city.heart.education;

import city.base.shared.CityTime;
import city.base.shared.RecordingNumber;
import city.heart.population.Population;
import city.heart.population.Recordings;
import city.heart.population.Timeline;
import city.heart.register.ExtractFault;
import city.heart.register.Issues;
import city.heart.register.RecordFault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
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
    private final Clock clock;

    EducationLoad(
            JdbcClient jdbc,
            Population population,
            Recordings recordings,
            Issues issues,
            EducationRepository repository,
            @CityTime Clock clock) {
        this.jdbc = jdbc;
        this.population = population;
        this.recordings = recordings;
        this.issues = issues;
        this.repository = repository;
        this.clock = clock;
    }

    /// A child of whom the population register does not tell waits, as one of whom the feed tells does.
    ///
    /// @param extract UTF-8, one record a line
    /// @param key     the records' own key as of the extract: changes are taken after it
    /// @param aside   hears of each line that is not taken; it becomes an issue
    /// @return how many records were taken
    /// @throws org.springframework.dao.DuplicateKeyException when it was loaded before
    @Transactional
    public int load(Path extract, long key, Consumer<ExtractFault> aside) {
        var recording = recordings.open("education-extract", key);
        jdbc.sql(KEEP_KEY).param("key", key).param("recording", recording.value()).update();
        var taken = new int[1];
        batches(extract, (lines, first) -> taken[0] += take(lines, first, key, recording, aside));
        return taken[0];
    }

    /// Reads an extract as a load does and writes nothing.
    ///
    /// @param known whether the population register tells of somebody with this code
    /// @param aside hears of each line that would not be taken
    /// @return how many records would be taken
    public static int check(Path extract, Predicate<String> known, Consumer<ExtractFault> aside) {
        var taken = new int[1];
        batches(
                extract,
                (lines, first) -> {
                    for (var i = 0; i < lines.size(); i++) {
                        var record = parse(lines.get(i));
                        var code = codeOf(record);
                        var fault = fault(record, code, !code.isEmpty() && known.test(code));
                        if (fault == null) {
                            taken[0]++;
                        } else {
                            aside.accept(fault.in(first + i));
                        }
                    }
                });
        return taken[0];
    }

    private interface Batch {
        /// @param first number of the first line, from 0
        void take(List<String> lines, int first);
    }

    private static void batches(Path extract, Batch each) {
        var batch = new ArrayList<String>();
        var line = 0;
        // Unlike Files.newBufferedReader this one reads on where something is not in UTF-8.
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                Files.newInputStream(extract), StandardCharsets.UTF_8))) {
            for (var text = lines.readLine(); text != null; text = lines.readLine()) {
                batch.add(text);
                if (batch.size() == BATCH) {
                    each.take(batch, line);
                    line += batch.size();
                    batch.clear();
                }
            }
            each.take(batch, line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param field empty where the whole record is meant
    private record Unusable(RecordFault fault, String field) {
        ExtractFault in(int number) {
            return new ExtractFault(number + 1, fault, field.isEmpty() ? "record" : field);
        }
    }

    private static @Nullable Unusable fault(JsonNode record, String code, boolean known) {
        if (code.isEmpty()) {
            return new Unusable(RecordFault.MALFORMED, "");
        }
        if (!known) {
            return new Unusable(RecordFault.UNKNOWN_PERSON, "person");
        }
        return Stored.read(record) instanceof Stored.Bad bad
                ? new Unusable(bad.fault(), bad.field())
                : null;
    }

    private int take(
            List<String> lines,
            int firstLine,
            long key,
            RecordingNumber recording,
            Consumer<ExtractFault> aside) {
        var records = lines.stream().map(EducationLoad::parse).toList();
        var codes = records.stream().map(EducationLoad::codeOf).toList();
        var children = population.match(codes);
        var told = new ArrayList<EducationRepository.RecordStatement>();
        for (var i = 0; i < records.size(); i++) {
            var child = children.get(codes.get(i));
            var fault = fault(records.get(i), codes.get(i), child != null);
            if (fault != null) {
                putAside(fault, firstLine + i, key, codes.get(i), records.get(i));
                aside.accept(fault.in(firstLine + i));
            } else if (child != null && Stored.read(records.get(i)) instanceof Stored stored) {
                told.add(
                        new EducationRepository.RecordStatement(
                                child.value(), Timeline.ALWAYS, stored));
            }
        }
        repository.tell(recording, told);
        return told.size();
    }

    private void putAside(Unusable it, int line, long key, String code, JsonNode record) {
        var place = "extract[" + line + "]" + (it.field.isEmpty() ? "" : "." + it.field);
        if (it.fault == RecordFault.UNKNOWN_PERSON) {
            var change =
                    JSON.createObjectNode()
                            .put("at", clock.instant().toString())
                            .set("record", record);
            issues.parkChange(EducationFeed.SOURCE, key, it.fault, place, code, change.toString());
        } else {
            issues.note(EducationFeed.SOURCE, null, it.fault, place);
        }
    }

    private static String codeOf(JsonNode record) {
        return record.path("person").asString("");
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JacksonException _) {
            return JSON.createObjectNode();
        }
    }
}
