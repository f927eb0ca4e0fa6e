// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.Fault;
import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import city.dmn.Options;
import city.dmn.feel.Builtins;
import city.dmn.feel.Expr;
import city.dmn.feel.Operands;
import city.dmn.feel.Pos;
import city.dmn.feel.Scope;
import city.dmn.model.Xml.Element;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Compiles a model with those that it imports: every element of the requirements graph, each when it is first needed.
/// All faults are gathered; nothing stops at the first but XML that cannot be read.
public final class ModelCompiler {
    /// One file.
    ///
    /// @param text the whole XML; empty where it cannot be read
    /// @param unreadable why it cannot be read; null when it can
    public record File(String name, String text, @Nullable Fault unreadable) {
        public static File of(String name, String text) {
            return new File(name, text, null);
        }

        public static File of(String name, byte[] bytes) {
            try {
                return new File(name, XmlText.of(bytes), null);
            } catch (Xml.Refused e) {
                return new File(name, "", e.fault(name));
            }
        }
    }

    /// What a file imports.
    ///
    /// @param namespace its own
    /// @param imported the namespaces of the models that it imports
    public record Imports(String namespace, List<String> imported) {}

    /// @return null when the file cannot be read
    public static @Nullable Imports imports(byte[] bytes) {
        try {
            var root = Xml.read(XmlText.of(bytes));
            return new Imports(
                    root.attribute("namespace", ""),
                    root.children("import").stream()
                            .filter(ModelFiles::ofModel)
                            .map(it -> it.attribute("namespace", ""))
                            .toList());
        } catch (Xml.Refused e) {
            return null;
        }
    }

    /// What came out.
    ///
    /// @param nodes null when the model could not be read at all
    /// @param files those that it is made of: itself and what it imports
    /// @param names by namespace and name in its own file, with `#` between, the name of a node
    public record Result(
            @Nullable List<Node> nodes,
            List<Fault> faults,
            List<File> files,
            Map<String, String> names) {}

    private final ModelFiles files;
    private final ItemDefinitions definitions;
    private final Graph graph;
    private final List<Node> given = new ArrayList<>();

    private ModelCompiler(ModelFiles files) {
        this.files = files;
        this.definitions = new ItemDefinitions(files);
        this.graph = new Graph(files);
    }

    /// Compiles a model.
    ///
    /// @param texts the model first, then the models that it imports
    public static Result compile(List<File> texts, Options options) {
        var files = new ModelFiles(options);
        if (!files.read(texts)) {
            return new Result(null, files.faults(), List.of(), Map.of());
        }
        var compiler = new ModelCompiler(files);
        var nodes = compiler.nodes();
        return new Result(
                nodes,
                files.faults(),
                files.units().stream().map(it -> it.source).toList(),
                compiler.names());
    }

    private Map<String, String> names() {
        var names = new HashMap<String, String>();
        for (var member : graph.members()) {
            names.putIfAbsent(member.unit.namespace + "#" + member.ownName(), member.name);
        }
        return Map.copyOf(names);
    }

    private List<Node> nodes() {
        for (var unit : files.units()) {
            files.turnTo(unit);
            DmnSchema.check(
                    unit.root,
                    (at, message, expected) -> files.fault(at, "", "", message, expected));
            definitions.read();
            graph.add(unit);
        }
        var nodes = new ArrayList<Node>();
        for (var member : graph.members()) {
            compile(member);
        }
        for (var member : graph.members()) {
            nodes.add(Objects.requireNonNull(member.node));
        }
        nodes.addAll(given);
        return List.copyOf(nodes);
    }

    private Node compile(Graph.Member member) {
        if (member.node != null) {
            return member.node;
        }
        var outer = files.turnTo(member.unit);
        var node = compileNow(member);
        files.turnTo(outer);
        return node;
    }

    private Node compileNow(Graph.Member member) {
        var element = member.element;
        if (member.atWork) {
            fault(element, "the requirements go in a circle", "a graph without circles");
            return input(member);
        }
        member.atWork = true;
        var node =
                switch (element.name()) {
                    case "inputData" -> input(member);
                    case "decision" -> decision(member);
                    case "businessKnowledgeModel" -> function(member);
                    default -> service(member);
                };
        member.node = node;
        return node;
    }

    private void fault(Element element, String message, String expected) {
        files.fault(element, Graph.label(element), "", message, expected);
    }

    private Pos pos(Element element) {
        return new Pos(files.source(element, Graph.label(element), "", ""), 0);
    }

    private FeelType variableType(Element element) {
        var variable = element.child("variable");
        var ref = variable == null ? null : variable.attribute("typeRef");
        return variable == null || ref == null
                ? Simple.ANY
                : definitions.type(variable, ref, Graph.label(element));
    }

    private Node input(Graph.Member member) {
        return new Node.InputNode(member.name, variableType(member.element), pos(member.element));
    }

    private Node decision(Graph.Member member) {
        var element = member.element;
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
        var boxed = boxed(element);
        var logic = BoxedCompiler.logicOf(element);
        if (logic != null) {
            knowledge(element, scope);
        }
        Expr expr;
        if (logic == null) {
            var fact = new Node.InputNode(member.name, variableType(element), pos(element));
            var index = graph.members().size() + given.size();
            given.add(fact);
            requires.add(index);
            expr = new Given(new Operands.Global(index, member.name, fact.type()), pos(element));
        } else {
            expr = boxed.compile(logic, scope, member.name);
        }
        return new Node.DecisionNode(
                member.name,
                variableType(element),
                expr,
                boxed.slots().size(),
                List.copyOf(requires),
                pos(element));
    }

    private BoxedCompiler boxed(Element element) {
        return new BoxedCompiler(files, definitions, Graph.label(element));
    }

    /// Adds a function itself and those that it is called by, so that they can call each other without end. Where a
    /// built-in function has the name, that is what a call means, unless the model says that it needs the other.
    private void recursion(Graph.Member member, Scope scope) {
        for (var callable : graph.recursive(member)) {
            if (!Builtins.named(callable.ownName())) {
                scope.add(
                        graph.visibleName(callable),
                        new Operands.Global(callable.index, callable.name, functionType(callable)));
            }
        }
    }

    /// Adds the functions that an element requires. One that is only drawn, without logic, is a fault where it is needed.
    private void knowledge(Element element, Scope scope) {
        for (var needed : graph.required(element, "knowledgeRequirement", "requiredKnowledge")) {
            if (needed.element.name().equals("businessKnowledgeModel")
                    && needed.element.child("encapsulatedLogic") == null) {
                fault(
                        element,
                        "needs \"" + graph.visibleName(needed) + "\", which has no logic",
                        "a function with <encapsulatedLogic>");
            }
            scope.add(
                    graph.visibleName(needed),
                    new Operands.Global(needed.index, needed.name, functionType(needed)));
        }
    }

    /// The type of a function before its body is compiled, which may call itself.
    private FeelType functionType(Graph.Member member) {
        var outer = files.turnTo(member.unit);
        var result = resultType(member);
        files.turnTo(outer);
        return new FeelType.FunctionOf(null, result);
    }

    private FeelType resultType(Graph.Member member) {
        var element = member.element;
        var logic = element.child("encapsulatedLogic");
        var body = logic == null ? null : BoxedCompiler.logicOf(logic);
        if (body != null && body.attribute("typeRef") != null) {
            return definitions.type(body, body.attribute("typeRef", ""), Graph.label(element));
        }
        var declared = variableType(element);
        if (declared.bare() instanceof FeelType.FunctionOf(_, var it)) {
            return it;
        }
        return element.name().equals("businessKnowledgeModel") ? declared : Simple.ANY;
    }

    private static FeelType typeOf(Node node) {
        if (node.type() != Simple.ANY) {
            return node.type();
        }
        return node instanceof Node.DecisionNode it && it.logic() != null
                ? it.logic().type()
                : Simple.ANY;
    }

    private Node function(Graph.Member member) {
        var element = member.element;
        var boxed = boxed(element);
        var scope = BoxedCompiler.outermost();
        recursion(member, scope);
        knowledge(element, scope);
        var logic = element.child("encapsulatedLogic");
        BoxedCompiler.Body body;
        if (logic == null) {
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
                member.name,
                declared,
                body.parameters(),
                body.firstSlot(),
                body.body(),
                result,
                boxed.slots().size(),
                pos(element));
    }

    private Node service(Graph.Member member) {
        var element = member.element;
        var inputs = new ArrayList<Integer>();
        var inputNames = new ArrayList<String>();
        for (var kind : List.of("inputData", "inputDecision")) {
            for (var reference : element.children(kind)) {
                var found = graph.find(reference, element);
                if (found != null) {
                    compile(found);
                    inputs.add(found.index);
                    inputNames.add(graph.visibleName(found));
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
                member.name,
                variableType(element),
                List.copyOf(inputs),
                List.copyOf(inputNames),
                List.copyOf(outputs),
                List.copyOf(names),
                pos(element));
    }
}
