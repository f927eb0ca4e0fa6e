// SPDX-License-Identifier: EUPL-1.2
package city.heart.folder;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.exchange.Fault;
import city.base.shared.Language;
import city.heart.fact.FactDeclaration;
import city.heart.service.ProposableUnits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is wrong in a folder is named by file and line, and the rest goes on.
class BadFolderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    service.yaml | kind: duty | kind: consent | does: remind | what silence does can follow only from a duty; the basis is consent
                    service.yaml | kind: duty | kind: task | does: remind | what silence does can follow only from a duty; the basis is task
                    service.yaml | mode: prepare | mode: decide # now | decide # now | `decide` needs a deployment decision: `deployment` with by, on, tests, officer, published (906/2019, chapter 6 a)
                    service.yaml | mode: prepare | mode: always | mode: always | `automation.mode` is prepare or decide, not always
                    service.yaml | basis: | reason: | reason: | `reason` is not known here; expected id, name, keywords, controller, purpose, basis, silence, answerDays, automation, period, reviews, facts, recipients, retention, contact, units, personDecides, assignment, admission
                    service.yaml | answerDays: 14 | answerDays: 7 | answerDays | `answerDays`: guardians have at least 14 days to be heard
                    service.yaml | answerDays: 14 | answerDays: two weeks | answerDays | `answerDays` is two weeks; expected a whole number
                    service.yaml | decision: P10Y | decision: ten years | decision: ten | `retention.decision` is ten years; expected a time such as P2Y
                    service.yaml | 628/1998 4 §, | 628/1998 paragraph 4, | sections: | section `628/1998 paragraph 4` should look like `628/1998 26 a §`, of a law in laws.yaml
                    service.yaml | id: pre-primary | id: preprimary | id: preprimary | id `preprimary` should be the folder's name, `pre-primary`
                    service.yaml | from: 2026-01-01 | from: 2026-02-01 | reviews: | review authorities leave a gap or overlap at 2026-02-01
                    service.yaml | - name: two homes | - name: two houses | - name: two houses | fact `two houses` is not in the vocabulary
                    service.yaml | - name: two homes | - name: present unit | - name: present unit | fact `present unit` is declared for the rule, and the rule does not ask it
                    service.yaml | - own-language | - other | - other | reason `other` has no example that goes to a person
                    rule.dmn | <inputData id="two-homes" | <inputData id="shoe-size" name="shoe size"><variable name="shoe size" typeRef="number"/></inputData><inputData id="two-homes" | <inputData id="shoe-size" | input `shoe size` is not in the vocabulary
                    rule.dmn | "permanent", "temporary", "none" | "permanent", "none" | <inputData id="address-kind" | input `address kind` allows [permanent, none]; the vocabulary says [permanent, temporary, none]
                    rule.dmn | <text>628/1998 4 §</text> | <text>999/1998 4 §</text> | <rule id="duty-4"> | row `duty-4`: section `999/1998 4 §` should look like `628/1998 26 a §`, of a law in laws.yaml
                    rule.dmn | <decision id="season" | <decision id="fee" name="fee"><variable name="fee" typeRef="number"/><literalExpression><text>12</text></literalExpression></decision><decision id="season" | <decision id="fee" | decision `fee`: nothing takes it; the city asks `due` and `school year`
                    texts/sv.yaml | offer.accept: | offer.acept: | offer.acept | no text is called `offer.acept`
                    texts/so.yaml | {lastDay} | {lastday} | sms: | text `sms` lacks the placeholder {lastDay}
                    texts/en.yaml | sms: " | sms: "{child} | sms: | text `sms` has no placeholder {child}
                    texts/en.yaml | reason.care: | reason.caring: | reason.caring | text `reason.caring` belongs to no reason of the rule
                    examples.yaml | reason: two-homes | reason: two-houses | - about: "A child in two homes | "A child in two homes on request": expected person, two-houses; the rule says person, two-homes
                    examples.yaml | two homes: true | two homes: maybe | with: {two homes: maybe | `examples.with.two homes` is maybe; expected true or false
                    """)
    void a_fault_is_named_where_it_stands(
            String file, String text, String instead, String line, String message) {
        var folder = Helsinki.with(Helsinki.folder("pre-primary"), file, text, instead);
        assertThat(faults(folder))
                .contains(
                        Fault.inFile("pre-primary/" + file, lineOf(folder, file, line), message)
                                .toString());
    }

    @Test
    void an_output_that_nothing_takes_is_named() {
        var folder =
                Helsinki.with(
                        Helsinki.with(
                                Helsinki.folder("pre-primary"),
                                "rule.dmn",
                                "<itemComponent name=\"answer\">",
                                "<itemComponent name=\"amount\"><typeRef>number</typeRef></itemComponent><itemComponent name=\"answer\">"),
                        "rule.dmn",
                        "<output name=\"answer\"",
                        "<output name=\"amount\" typeRef=\"number\"/><output name=\"answer\"");
        var text = folder.text("rule.dmn");
        var at = text.indexOf("<rule id=\"due-");
        var withAmounts =
                Helsinki.with(
                        folder,
                        "rule.dmn",
                        text.substring(at),
                        text.substring(at)
                                .replaceAll(
                                        "(<rule id=\"due-[^>]*>(?:\\s*<inputEntry>.*</inputEntry>)+)",
                                        "$1<outputEntry><text>1</text></outputEntry>"));
        assertThat(faults(withAmounts))
                .contains(
                        Fault.inFile(
                                        "pre-primary/rule.dmn",
                                        lineOf(withAmounts, "rule.dmn", "<output name=\"amount\""),
                                        "output `amount` of decision `due`: nothing takes it; a rule gives"
                                                + " answer and reason")
                                .toString());
    }

    @Test
    void a_missing_basis_is_named() {
        var folder =
                Helsinki.with(
                        Helsinki.folder("pre-primary"),
                        "service.yaml",
                        "basis:\n  kind: duty\n",
                        "basis:\n");
        assertThat(faults(folder))
                .anyMatch(it ->
                        it.matches("pre-primary/service.yaml:\\d+: basis: `kind` is missing"));
    }

    @ParameterizedTest
    @CsvSource({
        "service.yaml",
        "rule.dmn",
        "examples.yaml",
        "texts/fi.yaml",
        "texts/sv.yaml",
        "texts/en.yaml"
    })
    void a_missing_file_is_named(String file) {
        assertThat(faults(Helsinki.without(Helsinki.folder("school-start"), file)))
                .contains("school-start/" + file + ": the file is missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    answerDays: 14 | answerDays: &fortnight 14 | `&` and `*` refer to another place of the file, which is not read here: write it out, or put the text into quotes
                    answerDays: 14 | answerDays: *fortnight | `&` and `*` refer to another place of the file, which is not read here: write it out, or put the text into quotes
                    answerDays: 14 | answerDays: [[[[[[[[[[[[[[[[[[[[[[14]]]]]]]]]]]]]]]]]]]]]] | not YAML: Nesting Depth exceeded max 20
                    """)
    void what_makes_bombs_and_circles_of_a_small_file_is_not_read(
            String text, String instead, String message) {
        var folder = Helsinki.with(Helsinki.folder("pre-primary"), "service.yaml", text, instead);
        assertThat(faults(folder)).anyMatch(it -> it.endsWith(": " + message));
    }

    @ParameterizedTest
    @CsvSource({"service.yaml", "rule.dmn", "examples.yaml", "texts/sv.yaml"})
    void a_file_that_is_too_large_is_named_and_not_read(String file, @TempDir Path city)
            throws IOException {
        var folder = Helsinki.folder("pre-primary");
        var large = new TreeMap<>(folder.files());
        var bytes = java.util.Arrays.copyOf(large.get(file), 50_000_000);
        java.util.Arrays.fill(bytes, large.get(file).length, bytes.length, (byte) '\n');
        Files.createDirectories(city.resolve("pre-primary/texts"));
        large.put(file, bytes);
        for (var it : large.entrySet()) {
            Files.write(city.resolve("pre-primary").resolve(it.getKey()), it.getValue());
        }
        assertThat(
                        faults(
                                new Folder(
                                        "pre-primary",
                                        Folder.read(city.resolve("pre-primary")).files())))
                .contains(
                        "pre-primary/"
                                + file
                                + ":1: the file is larger than 2 MB; nothing of it is read");
    }

    /// A file as an editor, a merge or a broken disk leaves it.
    @ParameterizedTest
    @CsvSource({"service.yaml", "rule.dmn", "examples.yaml", "texts/fi.yaml"})
    void whatever_is_broken_in_a_file_is_told_and_never_thrown(String file) {
        var random = new java.util.Random(file.hashCode());
        var folder = Helsinki.folder("pre-primary");
        var whole = String.valueOf(folder.text(file));
        for (var i = 0; i < 12; i++) {
            var at = random.nextInt(whole.length());
            var to = Math.min(whole.length(), at + random.nextInt(200));
            var put =
                    List.of(
                                    "", "\u0000", "\uFFFE", "\t", "&a ", "*a", "{", "- ", "\"", "<",
                                    "&#0;", "? ", "!!java ")
                            .get(random.nextInt(13));
            var broken = new TreeMap<>(folder.files());
            broken.put(
                    file,
                    (whole.substring(0, at) + put + whole.substring(random.nextBoolean() ? at : to))
                            .getBytes(StandardCharsets.UTF_8));
            assertThat(faults(new Folder("pre-primary", broken)))
                    .as(file + " at " + at + ": " + put)
                    .isNotNull();
        }
    }

    @Test
    void a_further_language_is_whole_for_what_it_must_say_or_is_left_out() {
        var folder = Helsinki.folder("school-start");
        assertThat(faults(Helsinki.without(folder, "texts/ar.yaml"))).isEmpty();
        assertThat(
                        faults(
                                Helsinki.with(
                                        folder,
                                        "texts/ar.yaml",
                                        "offer.if-nothing:",
                                        "offer.none:")))
                .contains("school-start/texts/ar.yaml:1: text `offer.if-nothing` is missing");
    }

    @Test
    void a_rule_that_does_not_parse_is_named_by_line() {
        var folder =
                Helsinki.with(
                        Helsinki.folder("pre-primary"),
                        "rule.dmn",
                        "<text>&lt; first day</text>",
                        "<text>&lt; first</text>");
        var line = lineOf(folder, "rule.dmn", "<text>&lt; first</text>");
        assertThat(faults(folder))
                .anyMatch(it -> it.startsWith("pre-primary/rule.dmn:" + line + ": "));
    }

    @Test
    void a_row_that_no_example_reaches_is_named() {
        var folder =
                Helsinki.with(
                        Helsinki.folder("pre-primary"),
                        "examples.yaml",
                        "early education: private",
                        "early education: none");
        var line = lineOf(folder, "rule.dmn", "id=\"due-4\"");
        assertThat(faults(folder))
                .contains(
                        "pre-primary/rule.dmn:" + line + ": row `due-4` is reached by no example");
    }

    @Test
    void places_by_district_need_districts_and_know_no_area(@TempDir Path city) throws IOException {
        copy(Helsinki.FOLDER, city, "vocabulary.yaml", "laws.yaml");
        for (var file : Helsinki.read("school-start").folder().files().entrySet()) {
            var path = city.resolve("services/school-start").resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        var file = city.resolve("services/school-start/service.yaml");
        var text = Files.readString(file).replaceAll("(?ms)^assignment:.*?(?=^\\S|\\z)", "");
        var order =
                """

                admission: district
                assignment: {mode: round, opens: "01-07", order: [right, placed, %smetres]}
                """;
        Files.writeString(file, text + order.formatted("own-area, "));
        assertThat(
                        CityServices.read(city, FactDeclaration.found()).faults().stream()
                                .map(Fault::what))
                .containsExactly("own-area and continuity count by admission areas only");
        Files.writeString(file, text + order.formatted(""));
        assertThat(
                        CityServices.read(city, FactDeclaration.found()).faults().stream()
                                .map(Fault::what))
                .containsExactly("`admission: district` needs the city's units/districts.geojson");
        Files.createDirectories(city.resolve("units"));
        Files.writeString(city.resolve("units/districts.geojson"), "{}");
        var read = CityServices.read(city, FactDeclaration.found());
        assertThat(read.faults()).isEmpty();
        assertThat(read.services().getFirst().service().units())
                .isEqualTo(
                        new ProposableUnits(
                                "school",
                                List.of(new Language("fi"), new Language("sv")),
                                ProposableUnits.Admission.DISTRICT));
    }

    @Test
    void two_services_with_one_id_are_both_named_and_the_others_are_read(@TempDir Path city)
            throws IOException {
        copy(Helsinki.FOLDER, city, "vocabulary.yaml", "laws.yaml");
        for (var name : List.of("pre-primary", "school-start", "second")) {
            var read = Helsinki.read(name.equals("second") ? "school-start" : name);
            for (var file : read.folder().files().entrySet()) {
                var path = city.resolve("services").resolve(name).resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
        }
        var read = CityServices.read(city, FactDeclaration.found());
        assertThat(read.services().stream().map(it -> it.service().id()))
                .containsExactly("pre-primary", "school-start");
        assertThat(read.faults().stream().map(it -> it.toString().replace(city + "/", "")))
                .containsExactlyInAnyOrder(
                        "services/second/service.yaml:4: id `school-start` is that of services/school-start already",
                        "services/second/service.yaml:4: id `school-start` should be the folder's name, `second`");
        assertThat(check(city.toString())).isEqualTo(1);
        assertThat(check(city.resolve("services/pre-primary").toString())).isZero();
        assertThat(check(city.resolve("services").toString())).isEqualTo(2);
    }

    @Test
    void a_fact_of_the_vocabulary_without_words_is_named() {
        var city = Helsinki.read("pre-primary").city();
        var files = new TreeMap<>(city.files());
        var text = new String(files.get("vocabulary.yaml"), StandardCharsets.UTF_8);
        files.put(
                "vocabulary.yaml",
                text.replace("sv: Födelseår, ", "").getBytes(StandardCharsets.UTF_8));
        var faults = new FolderFaults();
        SharedFiles.vocabulary(new Folder("city", files), faults);
        assertThat(faults.list().stream().map(Fault::toString))
                .containsExactly(
                        "city/vocabulary.yaml:"
                                + lineOf(
                                        new Folder("city", files),
                                        "vocabulary.yaml",
                                        "Syntymävuosi")
                                + ": facts.birth year.text: `sv` is missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    birth year: | birth month: | fact `birth month`: no source supplies it
                    deciding guardians:~    type: number | deciding guardians:~    type: string | fact `deciding guardians`: its source gives a number, not string
                    [municipal, private, none, unknown] | [municipal, none, unknown] | fact `early education`: its source gives [municipal, private, none, unknown], not [municipal, none, unknown]
                    place elsewhere:~    type: boolean~    source: education-records | place elsewhere:~    type: boolean~    source: contact-data | fact `place elsewhere`: it comes from education-records, not contact-data
                    """)
    void a_fact_that_its_source_does_not_supply_so_is_named(
            String part, String instead, String fault) {
        var files = new TreeMap<>(Helsinki.read("pre-primary").city().files());
        var text = new String(files.get("vocabulary.yaml"), StandardCharsets.UTF_8);
        var changed = text.replace(part.replace('~', '\n'), instead.replace('~', '\n'));
        assertThat(changed).isNotEqualTo(text);
        files.put("vocabulary.yaml", changed.getBytes(StandardCharsets.UTF_8));
        var city = new Folder("city", files);
        var faults = new FolderFaults();
        SharedFiles.compare(
                city, SharedFiles.vocabulary(city, faults), FactDeclaration.found(), faults);
        var name = fault.substring(fault.indexOf('`') + 1, fault.lastIndexOf("`:"));
        assertThat(faults.list().stream().map(Fault::toString))
                .contains(
                        "city/vocabulary.yaml:"
                                + lineOf(city, "vocabulary.yaml", name + ":")
                                + ": "
                                + fault);
    }

    @Test
    void helsinkis_facts_are_those_that_its_sources_supply() {
        assertThat(Helsinki.faults()).isEmpty();
    }

    @Test
    void the_check_is_asked_from_wherever_the_author_stands(@TempDir Path city) throws IOException {
        var rule = prePrimary(city);
        Files.writeString(rule, Files.readString(rule).replace("</definitions>", ""));
        assertThat(said(city, 1)).startsWith("pre-primary/rule.dmn:");
    }

    @Test
    void the_folders_of_the_city_leave_an_author_nothing_to_look_at() {
        var said = new ByteArrayOutputStream();
        assertThat(
                        CheckFolder.run(
                                new String[] {Helsinki.FOLDER.toAbsolutePath().toString()},
                                new PrintStream(said)))
                .isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).endsWith("No faults. 4 warnings.\n");
    }

    @Test
    void what_no_lawyer_has_confirmed_is_a_warning_and_in_a_real_city_a_fault(@TempDir Path city)
            throws IOException {
        prePrimary(city);
        var file = city.resolve("services/pre-primary/service.yaml");
        var line = lineOf(Helsinki.folder("pre-primary"), "service.yaml", "    verified: false");
        var what =
                "no lawyer has confirmed where such a decision is appealed: have the row checked, then write"
                        + " `verified: true`\n";
        assertThat(said(city, 0))
                .startsWith("pre-primary/service.yaml:" + line + ": warning: " + what)
                .endsWith("No faults. 2 warnings.\n");
        assertThat(said(city, 1, "--live"))
                .startsWith("pre-primary/service.yaml:" + line + ": " + what)
                .doesNotContain("examples, ")
                .endsWith("2 faults.\n");

        Files.writeString(
                file, Files.readString(file).replace("verified: false", "verified: true"));
        assertThat(said(city, 0, "--live")).contains("examples, ").endsWith("No faults.\n");
    }

    @Test
    void a_rule_is_read_in_the_encoding_that_its_first_line_names(@TempDir Path city)
            throws IOException {
        var rule = prePrimary(city);
        var text = Files.readString(rule).replaceFirst("UTF-8", "ISO-8859-1");
        Files.write(rule, text.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(said(city, 0)).endsWith("No faults. 2 warnings.\n");
        Files.write(
                rule,
                text.replaceFirst("ISO-8859-1", "UTF-8").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(said(city, 1)).contains("a character is not in UTF-8");
    }

    @Test
    void a_case_that_no_row_takes_is_noted_and_refuses_nothing(@TempDir Path city)
            throws IOException {
        var line = addTable(prePrimary(city), "UNIQUE", "< 1", "> 2");
        assertThat(said(city, 0))
                .contains(
                        "pre-primary/rule.dmn:"
                                + line
                                + ": note: decision `unused`: no rule matches deciding guardians = 1\n")
                .endsWith("No faults. 2 warnings. 1 note.\n");
    }

    @Test
    void rows_that_contradict_each_other_are_a_fault(@TempDir Path city) throws IOException {
        var line = addTable(prePrimary(city), "UNIQUE", "<= 2", "> 1");
        assertThat(said(city, 1))
                .startsWith(
                        "pre-primary/rule.dmn:"
                                + (line + 2)
                                + ": decision `unused`: rules 1 and 2 match together, but the hit"
                                + " policy is UNIQUE, for example {deciding guardians: 2}\n")
                .endsWith("1 fault. 2 warnings.\n");
    }

    /// Adds a decision that `due` asks, with a table over one fact.
    ///
    /// @return the line of the table; each rule has one of its own, from two further on
    private static int addTable(Path rule, String policy, String... cells) throws IOException {
        var text = Files.readString(rule);
        var rules = new StringBuilder();
        for (var cell : cells) {
            rules.append("<rule><inputEntry><text>")
                    .append(cell.replace("<", "&lt;"))
                    .append(
                            "</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>\n");
        }
        Files.writeString(
                rule,
                text.replace(
                                "<informationRequirement><requiredDecision href=\"#person-needed\"/>",
                                "<informationRequirement><requiredDecision href=\"#unused\"/></informationRequirement>"
                                        + "<informationRequirement><requiredDecision href=\"#person-needed\"/>")
                        .replace(
                                "</definitions>",
                                """
                                <decision id="unused" name="unused"><variable name="unused"/><informationRequirement><requiredInput href="#deciding-guardians"/></informationRequirement>
                                <decisionTable hitPolicy="%s">
                                <input><inputExpression typeRef="number"><text>deciding guardians</text></inputExpression></input><output/>
                                %s</decisionTable></decision>
                                </definitions>\
                                """
                                        .formatted(policy, rules)));
        return (int) text.substring(0, text.indexOf("</definitions>")).lines().count() + 2;
    }

    /// The folder of a service, in a city of its own.
    ///
    /// @return its rule
    private static Path prePrimary(Path city) throws IOException {
        copy(Helsinki.FOLDER, city, "vocabulary.yaml", "laws.yaml");
        for (var file : Helsinki.read("pre-primary").folder().files().entrySet()) {
            var path = city.resolve("services/pre-primary").resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return city.resolve("services/pre-primary/rule.dmn");
    }

    /// What the check says of that folder.
    private static String said(Path city, int endsWith, String... options) {
        var said = new ByteArrayOutputStream();
        System.setProperty("city.called-from", city.resolve("services").toString());
        try {
            var asked = Stream.concat(Stream.of("pre-primary"), Stream.of(options));
            assertThat(CheckFolder.run(asked.toArray(String[]::new), new PrintStream(said)))
                    .isEqualTo(endsWith);
        } finally {
            System.clearProperty("city.called-from");
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    private static int check(String folder) {
        return CheckFolder.run(new String[] {folder}, new PrintStream(new ByteArrayOutputStream()));
    }

    private static void copy(Path from, Path to, String... names) throws IOException {
        for (var name : names) {
            Files.copy(from.resolve(name), to.resolve(name));
        }
    }

    private static List<String> faults(Folder folder) {
        var faults = new FolderFaults();
        CityServices.compile(folder, Helsinki.read(folder.name()).city(), faults);
        return faults.list().stream().map(Fault::toString).toList();
    }

    private static int lineOf(Folder folder, String file, String text) {
        var lines = String.valueOf(folder.text(file)).lines().toList();
        for (var i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i + 1;
            }
        }
        throw new AssertionError(file + " does not contain " + text);
    }
}
