// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.Fault;
import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import city.dmn.Options;
import city.dmn.feel.Operands;
import city.dmn.feel.Parser;
import city.dmn.feel.Pos;
import city.dmn.feel.Scope;
import city.dmn.feel.Source;
import city.dmn.model.Xml.Element;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads one model file with those it imports and compiles every element of the requirements graph. All faults
/// are gathered; nothing stops at the first but XML that cannot be read.
public final class ModelCompiler {
    private static final Set<String> NAMESPACES =
            Set.of(
                    "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
                    "http://www.omg.org/spec/DMN/20151101/dmn11.xsd",
                    "http://www.omg.org/spec/DMN/20180521/MODEL/",
                    "https://www.omg.org/spec/DMN/20191111/MODEL/",
                    "https://www.omg.org/spec/DMN/20211108/MODEL/",
                    "https://www.omg.org/spec/DMN/20230324/MODEL/",
                    "https://www.omg.org/spec/DMN/20240513/MODEL/");

    /// One file.
    ///
    /// @param text the whole XML
    public record File(String name, String text) {}

    /// What came out.
    ///
    /// @param nodes null when a file could not be read at all
    public record Read(@Nullable List<Node> nodes, List<Fault> faults) {}

    /// A file while it is compiled.
    static final class Unit {
        final String file;
        final Element root;
        final String namespace;
        final Map<String, Unit> imports = new LinkedHashMap<>();
        final Map<String, FeelType> types = new LinkedHashMap<>();
        final Set<String> typesAtWork = new HashSet<>();

        Unit(String file, Element root) {
            this.file = file;
            this.root = root;
            this.namespace = root.attribute("namespace", "");
        }
    }

    private final Options options;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Unit> units = new ArrayList<>();
    private final Set<String> hints = new HashSet<>();
    private Unit unit;
    private final ItemDefinitions definitions = new ItemDefinitions(this);
    private final Graph graph = new Graph(this);

    private ModelCompiler(Options options, Unit main) {
        this.options = options;
        this.unit = main;
    }

    /// Compiles a model.
    ///
    /// @param files the model first, then the models that it imports
    public static Read read(List<File> files, Options options) {
        var units = new ArrayList<Unit>();
        var faults = new ArrayList<Fault>();
        for (var file : files) {
            try {
                var root = Xml.read(file.text());
                if (!root.name().equals("definitions") || !NAMESPACES.contains(root.namespace())) {
                    faults.add(
                            new Fault(
                                    file.name(),
                                    root.line(),
                                    root.column(),
                                    "",
                                    "",
                                    "<"
                                            + root.name()
                                            + "> of \""
                                            + root.namespace()
                                            + "\" is no DMN model",
                                    "<definitions> in a namespace of DMN 1.1 to 1.5"));
                    continue;
                }
                units.add(new Unit(file.name(), root));
            } catch (Xml.Refused e) {
                faults.add(
                        new Fault(
                                file.name(),
                                e.line,
                                e.column,
                                "",
                                "",
                                String.valueOf(e.getMessage()),
                                ""));
            }
        }
        if (!faults.isEmpty() || units.isEmpty()) {
            return new Read(null, faults);
        }
        var reader = new ModelCompiler(options, units.getFirst());
        reader.units.addAll(units);
        var nodes = reader.compile();
        return new Read(nodes, reader.faults);
    }

    // --- what the compilers of logic ask for

    List<Fault> faults() {
        return faults;
    }

    Parser.Setting setting() {
        return new Parser.Setting(unit.types, hints, options.now() != null, options.javaClasses());
    }

    Source source(Element element, String owner, String cell, String text) {
        return new Source(unit.file, element.line(), element.column(), owner, cell, text);
    }

    void fault(Element element, String owner, String cell, String message, String expected) {
        faults.add(source(element, owner, cell, "").fault(0, message, expected));
    }

    // --- the whole

    private List<Node> compile() {
        for (var each : units) {
            for (var element : each.root.children("import")) {
                var namespace = element.attribute("namespace", "");
                var found =
                        units.stream()
                                .filter(it -> it != each && it.namespace.equals(namespace))
                                .findFirst();
                if (found.isPresent()) {
                    each.imports.put(element.attribute("name", ""), found.get());
                } else if (element.attribute("importType", "").contains("DMN")) {
                    faults.add(
                            new Fault(
                                    each.file,
                                    element.line(),
                                    element.column(),
                                    "",
                                    "",
                                    "the imported model \"" + namespace + "\" is not given",
                                    "a file with that namespace"));
                }
            }
        }
        // Imported models first, so that their types are known.
        for (var i = units.size() - 1; i >= 0; i--) {
            unit = units.get(i);
            gatherHints(unit.root);
        }
        for (var i = units.size() - 1; i >= 0; i--) {
            unit = units.get(i);
            definitions.read();
            graph.add(unit, i == 0 ? "" : prefixOf(unit));
        }
        var nodes = new ArrayList<Node>();
        for (var slot : graph.slots()) {
            compile(slot);
        }
        for (var slot : graph.slots()) {
            nodes.add(java.util.Objects.requireNonNull(slot.node));
        }
        return List.copyOf(nodes);
    }

    /// The name under which the main model knows an imported one, with a period.
    private String prefixOf(Unit imported) {
        for (var entry : units.getFirst().imports.entrySet()) {
            if (entry.getValue() == imported && !entry.getKey().isEmpty()) {
                return entry.getKey() + ".";
            }
        }
        return imported.root.attribute("name", "") + ".";
    }

    private void gatherHints(Element element) {
        switch (element.name()) {
            case "itemComponent", "variable", "output", "column" -> {
                var name = element.attribute("name", "").strip();
                if (!name.isEmpty()) {
                    hints.add(name);
                }
            }
            default -> {}
        }
        element.children().forEach(this::gatherHints);
    }

    private Pos pos(Element element) {
        return new Pos(source(element, Graph.label(element), "", ""), 0);
    }

    private FeelType variableType(Element element) {
        var variable = element.child("variable");
        var ref = variable == null ? null : variable.attribute("typeRef");
        return variable == null || ref == null
                ? Simple.ANY
                : type(variable, ref, Graph.label(element));
    }

    private Node compile(Graph.Slot slot) {
        if (slot.node != null) {
            return slot.node;
        }
        var outerUnit = unit;
        unit = slot.unit;
        if (slot.atWork) {
            fault(
                    slot.element,
                    Graph.label(slot.element),
                    "",
                    "the requirements go in a circle",
                    "a graph without circles");
            return new Node.InputNode(slot.name, variableType(slot.element), pos(slot.element));
        }
        slot.atWork = true;
        var node =
                switch (slot.element.name()) {
                    case "inputData" ->
                            new Node.InputNode(
                                    slot.name, variableType(slot.element), pos(slot.element));
                    case "decision" -> decision(slot);
                    case "businessKnowledgeModel" -> function(slot);
                    default -> service(slot);
                };
        slot.node = node;
        unit = outerUnit;
        return node;
    }

    private Node decision(Graph.Slot slot) {
        var element = slot.element;
        var owner = Graph.label(element);
        var scope = BoxedCompiler.outermost();
        var requires = new ArrayList<Integer>();
        for (var needed :
                graph.required(
                        element, "informationRequirement", "requiredInput", "requiredDecision")) {
            var node = compile(needed);
            scope.add(
                    graph.visibleName(needed),
                    new Operands.Global(needed.index, node.name(), typeOf(node)));
            requires.add(needed.index);
        }
        knowledge(element, scope);
        var boxed = new BoxedCompiler(this, owner);
        var logic = BoxedCompiler.logicOf(element);
        var expr = logic == null ? null : boxed.compile(logic, scope, slot.name);
        if (logic == null && !options.faultyPartsAnswerNull()) {
            fault(
                    element,
                    owner,
                    "",
                    "the decision has no logic",
                    "a decision table or another expression");
        }
        var type = variableType(element);
        return new Node.DecisionNode(
                slot.name, type, expr, boxed.slots().size(), List.copyOf(requires), pos(element));
    }

    private void knowledge(Element element, Scope scope) {
        for (var needed : graph.required(element, "knowledgeRequirement", "requiredKnowledge")) {
            scope.add(
                    graph.visibleName(needed),
                    new Operands.Global(needed.index, needed.name, functionType(needed)));
        }
    }

    /// The type of a function before its body is compiled, which may call itself.
    private FeelType functionType(Graph.Slot slot) {
        var outer = unit;
        unit = slot.unit;
        FeelType result = Simple.ANY;
        var logic = slot.element.child("encapsulatedLogic");
        var body = logic == null ? null : BoxedCompiler.logicOf(logic);
        if (body != null && body.attribute("typeRef") != null) {
            result = type(body, body.attribute("typeRef", ""), Graph.label(slot.element));
        } else {
            var declared = variableType(slot.element);
            if (declared.bare() instanceof FeelType.FunctionOf(_, var it)) {
                result = it;
            } else if (slot.element.name().equals("businessKnowledgeModel")) {
                result = declared;
            }
        }
        unit = outer;
        return new FeelType.FunctionOf(null, result);
    }

    private static FeelType typeOf(Node node) {
        if (node.type() != Simple.ANY) {
            return node.type();
        }
        return node instanceof Node.DecisionNode it && it.logic() != null
                ? it.logic().type()
                : Simple.ANY;
    }

    private Node function(Graph.Slot slot) {
        var element = slot.element;
        var boxed = new BoxedCompiler(this, Graph.label(element));
        var scope = BoxedCompiler.outermost();
        knowledge(element, scope);
        var logic = element.child("encapsulatedLogic");
        BoxedCompiler.Body body;
        if (logic == null) {
            if (!options.faultyPartsAnswerNull()) {
                fault(
                        element,
                        Graph.label(element),
                        "",
                        "the function has no logic",
                        "<encapsulatedLogic>");
            }
            body =
                    new BoxedCompiler.Body(
                            List.of(),
                            0,
                            new Operands.Broken("the function has no logic", pos(element)));
        } else {
            body = boxed.body(logic, scope);
        }
        var declared = variableType(element);
        var result = declared.bare() instanceof FeelType.FunctionOf(_, var it) ? it : declared;
        return new Node.FunctionNode(
                slot.name,
                declared,
                body.parameters(),
                body.firstSlot(),
                body.body(),
                result,
                boxed.slots().size(),
                pos(element));
    }

    private Node service(Graph.Slot slot) {
        var element = slot.element;
        var inputs = new ArrayList<Integer>();
        for (var kind : List.of("inputData", "inputDecision")) {
            for (var reference : element.children(kind)) {
                var found = graph.find(reference, element);
                if (found != null) {
                    compile(found);
                    inputs.add(found.index);
                }
            }
        }
        var outputs = new ArrayList<Integer>();
        var names = new ArrayList<String>();
        for (var reference : element.children("outputDecision")) {
            var found = graph.find(reference, element);
            if (found != null) {
                outputs.add(found.index);
                names.add(graph.visibleName(found));
            }
        }
        return new Node.ServiceNode(
                slot.name,
                variableType(element),
                List.copyOf(inputs),
                List.copyOf(outputs),
                List.copyOf(names),
                pos(element));
    }

    /// The type that a `typeRef` names; `ANY` with a fault when nothing has that name.
    FeelType type(Element element, String reference, String owner) {
        return definitions.type(element, reference, owner);
    }

    Unit unit() {
        return unit;
    }

    List<Unit> units() {
        return units;
    }
}
