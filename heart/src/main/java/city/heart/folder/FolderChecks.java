// SPDX-License-Identifier: EUPL-1.2
package city.heart.folder;

import city.base.exchange.Fault;
import city.dmn.Finding;
import city.heart.fact.FactList;
import city.heart.fact.FactSource;
import city.heart.service.PublicService;
import city.heart.service.ServiceFolders;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The check of `./city check` for a folder that was handed in or kept, by the same reader.
@Component
public class FolderChecks {
    private final List<FactList<?, ?>> supplied;
    private final Path city;

    FolderChecks(
            List<FactSource<?, ?>> sources, @Value("${city.folder:../cities/helsinki}") Path city) {
        this.supplied =
                List.copyOf(sources.stream().<FactList<?, ?>>map(FactSource::facts).toList());
        this.city = city;
    }

    /// What came of a check.
    ///
    /// @param read null where there are faults
    /// @param faults each with file, line and what to mend
    /// @param notes what an author should look at; no fault
    /// @param examples with what the rule says of each; empty where it cannot be asked
    public record Checked(
            ServiceFolders.@Nullable Read read,
            List<Fault> faults,
            List<Fault> notes,
            List<TriedExample> examples) {
        public Checked {
            faults = List.copyOf(faults);
            notes = List.copyOf(notes);
            examples = List.copyOf(examples);
        }
    }

    /// An example of the folder and what its rule says of it.
    ///
    /// @param about one sentence of the author
    /// @param line in `examples.yaml`
    /// @param with what differs from the ordinary person; null is unknown
    /// @param expected what the author expects
    /// @param said what the rule says
    public record TriedExample(
            String about,
            int line,
            LocalDate day,
            Map<String, @Nullable Object> with,
            ExampleAnswer expected,
            ExampleAnswer said) {
        /// Whether the rule says what its author expects.
        public boolean asExpected() {
            return expected.answer().equals(said.answer())
                    && expected.reason().equals(said.reason())
                    && (expected.period().isEmpty() || expected.period().equals(said.period()));
        }
    }

    /// @param answer `met`, `not met` or `person`; empty where the rule gives nothing
    /// @param period key of the school year; empty where none is said
    public record ExampleAnswer(String answer, String reason, String period) {}

    /// Checks files that were handed in, beside the vocabulary and the laws of the city's folder.
    ///
    /// @param id of the service
    public Checked handedIn(String id, SortedMap<String, byte[]> files) {
        var shared = CityServices.sharedFiles(city);
        var faults = new FolderFaults();
        SharedFiles.compare(shared, SharedFiles.vocabulary(shared, faults), supplied, faults);
        return check(new Folder(id, files), shared, faults);
    }

    /// Tries a version that was kept, with what was kept of the city's files.
    public Checked kept(PublicService service, SortedMap<String, byte[]> files) {
        var folder = new Folder(service.id(), files);
        var found = found(service);
        return new Checked(null, found.contradictions(), found.notes(), tried(service, folder));
    }

    /// The examples of a version that was kept, with what its rule says of each. Nothing else is checked.
    public List<TriedExample> examples(PublicService service, SortedMap<String, byte[]> files) {
        return tried(service, new Folder(service.id(), files));
    }

    private static Checked check(Folder folder, Folder shared, FolderFaults faults) {
        var service = CityServices.compile(folder, shared, faults);
        if (service == null || !faults.isEmpty()) {
            return new Checked(null, faults.list(), List.of(), List.of());
        }
        var found = found(service);
        var contradictions = found.contradictions();
        return new Checked(
                contradictions.isEmpty()
                        ? new ServiceFolders.Read(service, folder.files(), shared.files())
                        : null,
                contradictions,
                found.notes(),
                tried(service, folder));
    }

    /// What the decision engine finds in a rule's tables.
    ///
    /// @param contradictions where they contradict themselves for sure
    /// @param notes what else, such as a gap: it may be a case that facts never make
    record Found(List<Fault> contradictions, List<Fault> notes) {}

    static Found found(PublicService service) {
        var contradictions = new ArrayList<Fault>();
        var notes = new ArrayList<Fault>();
        for (var it : service.rule().model().check()) {
            if (it.contradiction()) {
                contradictions.add(of(it, ""));
            } else {
                notes.add(of(it, "note: "));
            }
        }
        return new Found(List.copyOf(contradictions), List.copyOf(notes));
    }

    private static Fault of(Finding finding, String kind) {
        return Fault.inFile(
                finding.file(),
                finding.line(),
                kind + "decision `" + finding.decision() + "`: " + finding.text());
    }

    private static List<TriedExample> tried(PublicService service, Folder folder) {
        var reader = new ExamplesReader(service.vocabulary());
        var ordinary = reader.ordinary(folder);
        return reader.read(folder, new FolderFaults()).stream()
                .map(it -> tried(service, it, ordinary))
                .toList();
    }

    private static TriedExample tried(
            PublicService service, Example example, Map<String, @Nullable Object> ordinary) {
        var result = service.rule().decide(example.facts(), example.day());
        var with = new LinkedHashMap<String, @Nullable Object>();
        example.facts()
                .forEach((name, value) -> {
                    if (!Objects.equals(value, ordinary.get(name))) {
                        with.put(name, value);
                    }
                });
        var year = result.schoolYear();
        return new TriedExample(
                example.about(),
                example.line(),
                example.day(),
                with,
                new ExampleAnswer(
                        example.answer(),
                        example.reason(),
                        Objects.requireNonNullElse(example.period(), "")),
                new ExampleAnswer(
                        Objects.requireNonNullElse(result.answer(), ""),
                        Objects.requireNonNullElse(result.reason(), ""),
                        year == null ? "" : service.period().key(year)));
    }
}
