// SPDX-License-Identifier: EUPL-1.2
package city.dmn.cli;

import city.dmn.Compilation;
import city.dmn.DmnModel;
import city.dmn.Fault;
import city.dmn.ModelFile;
import city.dmn.Options;
import city.dmn.Outcome;
import city.dmn.feel.Temporal;
import city.dmn.feel.Text;
import city.dmn.feel.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// Runs the official compatibility kit (dmn-tck): each case is a model, facts, and the answer that must come.
/// A case passes when the value is right and a fault was reported wherever the case asks for one (`errorResult`).
/// The kit does not ask for silence elsewhere: one and the same expression stands in it with and without the mark.
public final class Tck {
    private static final BigDecimal TOLERANCE = new BigDecimal("0.00000001");
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    /// What came of one case.
    ///
    /// @param folder such as `compliance-level-2/0001-input-data-string`
    /// @param file the test file's name without its ending
    /// @param message empty when it passed
    public record Result(String folder, String file, String id, boolean passed, String message) {
        /// The line of `tck_results.csv`.
        public String csv() {
            return quoted(folder)
                    + ","
                    + quoted(file)
                    + ","
                    + quoted(id)
                    + ","
                    + quoted(passed ? "SUCCESS" : "ERROR")
                    + ","
                    + quoted(message);
        }

        private static String quoted(String text) {
            return "\"" + text.replace("\"", "'").replace("\n", " ") + "\"";
        }
    }

    /// The classes of Java whose functions the kit's models call: they compute with what they are given and touch
    /// nothing else.
    public static final Set<String> JAVA =
            Set.of(
                    "java.lang.Boolean",
                    "java.lang.Byte",
                    "java.lang.Character",
                    "java.lang.Double",
                    "java.lang.Float",
                    "java.lang.Integer",
                    "java.lang.Long",
                    "java.lang.Math",
                    "java.lang.Short",
                    "java.lang.StrictMath",
                    "java.lang.String");

    private final Clock clock;
    private final Options options;

    /// @param clock what `today()` reads
    /// @param options how the kit's models are compiled
    public Tck(Clock clock, Options options) {
        this.clock = clock;
        this.options = options;
    }

    /// Runs every case below a folder, in the order of the folders' names.
    ///
    /// @param cases the kit's folder `TestCases`, or one that holds it
    public List<Result> run(Path cases) {
        var results = new ArrayList<Result>();
        List<Path> tests;
        try (var files = Files.walk(cases)) {
            tests =
                    files.filter(it -> it.getFileName().toString().matches(".*-test-.*\\.xml"))
                            .sorted()
                            .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new Unusable(cases + " cannot be read: " + e.getMessage());
        }
        for (var test : tests) {
            results.addAll(file(test));
        }
        return results;
    }

    private List<Result> file(Path test) {
        var parent = java.util.Objects.requireNonNull(test.toAbsolutePath().getParent());
        var level = parent.getParent();
        var folder =
                (level == null || level.getFileName() == null ? "" : level.getFileName() + "/")
                        + parent.getFileName();
        var name = test.getFileName().toString().replaceAll("\\.xml$", "");
        Element root;
        var models = new ArrayList<ModelFile>();
        try {
            root = parse(test);
            try (var files = Files.list(parent)) {
                for (var file :
                        files.filter(it -> it.toString().endsWith(".dmn")).sorted().toList()) {
                    models.add(
                            new ModelFile(file.getFileName().toString(), Files.readAllBytes(file)));
                }
            }
        } catch (IOException e) {
            return List.of(new Result(folder, name, "", false, "cannot be read: " + e));
        }
        var modelName = String.valueOf(text(root, "modelName"));
        // The model itself comes first.
        models.sort(Comparator.comparing(it -> !it.name().equals(modelName)));
        var compilation =
                !models.isEmpty() && models.getFirst().name().equals(modelName)
                        ? DmnModel.compile(models, options)
                        : new Compilation.Faulty(
                                List.of(
                                        new Fault(
                                                modelName,
                                                0,
                                                0,
                                                "",
                                                "",
                                                "the model is not there",
                                                "")));
        var results = new ArrayList<Result>();
        for (var testCase : children(root, "testCase")) {
            var message =
                    switch (compilation) {
                        case Compilation.Compiled(var model, _) -> attempt(model, testCase);
                        case Compilation.Faulty(var faults) ->
                                "does not compile: " + faults.getFirst();
                    };
            results.add(
                    new Result(
                            folder, name, testCase.getAttribute("id"), message.isEmpty(), message));
        }
        return results;
    }

    private static Element parse(Path file) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private String attempt(DmnModel model, Element testCase) {
        var facts = new LinkedHashMap<String, @Nullable Object>();
        var failures = new ArrayList<String>();
        try {
            for (var input : children(testCase, "inputNode")) {
                facts.put(named(model, input, "name"), value(input));
            }
            for (var wanted : children(testCase, "resultNode")) {
                var expected = children(wanted, "expected");
                var outcome = ask(model, testCase, named(model, wanted, "name"), facts);
                var value = expected.isEmpty() ? null : value(expected.getFirst());
                var error = wanted.getAttribute("errorResult").equals("true");
                if (!same(value, outcome.value())) {
                    failures.add(
                            wanted.getAttribute("name")
                                    + ": expected "
                                    + Text.literal(value)
                                    + ", got "
                                    + Text.literal(outcome.value())
                                    + firstFault(outcome));
                } else if (error && outcome.faults().isEmpty()) {
                    failures.add(
                            wanted.getAttribute("name")
                                    + ": no fault was reported for "
                                    + Text.literal(outcome.value()));
                }
            }
        } catch (RuntimeException e) {
            failures.add(String.valueOf(e));
        }
        return String.join("; ", failures);
    }

    /// What an element names, as the model knows it: an element of an imported model has that model's namespace beside
    /// it.
    private static String named(DmnModel model, Element element, String attribute) {
        var name = element.getAttribute(attribute);
        return model.nameOf(element.getAttribute("namespace"), name).orElse(name);
    }

    private static String firstFault(Outcome outcome) {
        return outcome.faults().isEmpty() ? "" : " (" + outcome.faults().getFirst() + ")";
    }

    private Outcome ask(
            DmnModel model, Element testCase, String name, Map<String, @Nullable Object> facts) {
        var day = LocalDate.now(clock);
        var invocable = named(model, testCase, "invocableName");
        return switch (testCase.getAttribute("type")) {
            case "decisionService" -> {
                var outcome = model.service(invocable, facts, day);
                // A service with several outputs answers with a context; the case names the one it
                // looks at.
                yield outcome.value() instanceof Map<?, ?> context && context.containsKey(name)
                        ? new Outcome(context.get(name), outcome.faults())
                        : outcome;
            }
            case "bkm" -> model.call(invocable, facts, day);
            default ->
                    model.decisions().contains(name)
                            ? model.decision(name).decide(facts, day)
                            : model.service(name, facts, day);
        };
    }

    private static List<Element> children(Element parent, String name) {
        var result = new ArrayList<Element>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && name.equals(element.getLocalName())) {
                result.add(element);
            }
        }
        return result;
    }

    private static @Nullable String text(Element parent, String name) {
        var found = children(parent, name);
        return found.isEmpty() ? null : found.getFirst().getTextContent().strip();
    }

    /// The value of a node: null, a simple value, a context of components or a list of items.
    private static @Nullable Object value(Element node) {
        if (isNil(node)) {
            return null;
        }
        var simple = children(node, "value");
        if (!simple.isEmpty()) {
            return simple(simple.getFirst());
        }
        var lists = children(node, "list");
        if (!lists.isEmpty()) {
            var list = new ArrayList<@Nullable Object>();
            if (isNil(lists.getFirst())) {
                return null;
            }
            for (var item : children(lists.getFirst(), "item")) {
                list.add(value(item));
            }
            return Collections.unmodifiableList(list);
        }
        var components = children(node, "component");
        if (!components.isEmpty()) {
            var context = new LinkedHashMap<String, @Nullable Object>();
            for (var component : components) {
                context.put(component.getAttribute("name"), value(component));
            }
            return Collections.unmodifiableMap(context);
        }
        return null;
    }

    private static boolean isNil(Element node) {
        return node.getAttributeNS(XSI, "nil").equals("true");
    }

    private static @Nullable Object simple(Element value) {
        if (isNil(value)) {
            return null;
        }
        var text = value.getTextContent();
        var type = value.getAttributeNS(XSI, "type").replaceAll("^.*:", "");
        return switch (type) {
            case "boolean" -> Boolean.valueOf(text.strip());
            case "decimal", "double", "integer", "int", "long", "float" ->
                    new BigDecimal(text.strip());
            case "date" -> Temporal.date(text.strip());
            case "time" -> Temporal.time(text.strip());
            case "dateTime" -> Temporal.dateTime(text.strip());
            case "duration" -> Temporal.duration(text.strip());
            default -> text;
        };
    }

    private static boolean same(@Nullable Object expected, @Nullable Object actual) {
        if (expected instanceof BigDecimal a && actual instanceof BigDecimal b) {
            return a.subtract(b).abs().compareTo(TOLERANCE) < 0;
        }
        if (expected instanceof List<?> a && actual instanceof List<?> b) {
            if (a.size() != b.size()) {
                return false;
            }
            for (var i = 0; i < a.size(); i++) {
                if (!same(a.get(i), b.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (expected instanceof Map<?, ?> a && actual instanceof Map<?, ?> b) {
            return a.keySet().equals(b.keySet())
                    && a.keySet().stream().allMatch(it -> same(a.get(it), b.get(it)));
        }
        return Boolean.TRUE.equals(Values.equal(expected, actual));
    }
}
