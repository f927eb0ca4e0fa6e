// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import city.dmn.feel.Fn;
import city.dmn.feel.Names;
import city.dmn.feel.Run;
import city.dmn.feel.Values;
import city.dmn.model.Evaluation;
import city.dmn.model.Explainer;
import city.dmn.model.ModelCompiler;
import city.dmn.model.Node;
import city.dmn.model.TableChecker;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A DMN model, compiled. Immutable; any number of threads may use it.
public final class DmnModel {
    private final List<Node> nodes;
    private final Options options;
    private final List<ModelCompiler.File> files;
    private volatile @Nullable String sha256;
    private final SequencedMap<String, Integer> index = new LinkedHashMap<>();
    private final Map<String, Integer> inputIndex = new HashMap<>();
    private final Map<String, String> names;
    private final List<Input> inputs = new ArrayList<>();
    private final int[] inputNodes;
    private final Explainer explainer;
    private final SequencedMap<String, Decision> decisions = new LinkedHashMap<>();

    private DmnModel(
            List<Node> nodes,
            Options options,
            List<ModelCompiler.File> files,
            Map<String, String> names) {
        this.nodes = nodes;
        this.options = options;
        this.files = List.copyOf(files);
        this.names = names;
        this.explainer = new Explainer(nodes);
        var inputIndexes = new ArrayList<Integer>();
        for (var i = 0; i < nodes.size(); i++) {
            var node = nodes.get(i);
            index.putIfAbsent(node.name(), i);
            if (node instanceof Node.InputNode it) {
                inputs.add(new Input(it.name(), it.type(), it.type().allowedValues()));
                inputIndexes.add(i);
                inputIndex.putIfAbsent(it.name(), i);
            }
        }
        this.inputNodes = inputIndexes.stream().mapToInt(it -> it).toArray();
        for (var i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof Node.DecisionNode it) {
                decisions.put(it.name(), new Decision(this, i, it));
            }
        }
    }

    /// Compiles a service's rule from a file, in whatever encoding it says that it is (XML 1.0, appendix F).
    ///
    /// @param fileName stands in the faults
    public static Compilation compile(byte[] source, String fileName) {
        return compile(List.of(new ModelFile(fileName, source)), Options.SERVICE);
    }

    /// Compiles a service's rule.
    public static Compilation compile(String source, String fileName) {
        return compile(Map.of(fileName, source), fileName, Options.SERVICE);
    }

    /// Compiles a model with the models that it imports.
    ///
    /// @param files text by file name, the model among them; those that nothing imports do not count
    /// @param model the file name of the model itself
    public static Compilation compile(Map<String, String> files, String model, Options options) {
        var own = files.get(model);
        if (own == null) {
            throw new IllegalArgumentException("no text for " + model);
        }
        var list = new ArrayList<ModelCompiler.File>();
        list.add(ModelCompiler.File.of(model, own));
        files.entrySet().stream()
                .filter(it -> !it.getKey().equals(model))
                .sorted(Map.Entry.comparingByKey())
                .forEach(it -> list.add(ModelCompiler.File.of(it.getKey(), it.getValue())));
        return compiled(list, options);
    }

    /// Compiles a model with the models that it imports, each file in whatever encoding it says that it is.
    ///
    /// @param files the model first; those that nothing imports do not count
    public static Compilation compile(List<ModelFile> files, Options options) {
        return compiled(
                files.stream().map(it -> ModelCompiler.File.of(it.name(), it.bytes())).toList(),
                options);
    }

    private static Compilation compiled(List<ModelCompiler.File> files, Options options) {
        var result = ModelCompiler.compile(files, options);
        if (result.nodes() == null
                || (!result.faults().isEmpty() && !options.faultyPartsAnswerNull())) {
            return new Compilation.Faulty(result.faults());
        }
        return new Compilation.Compiled(
                new DmnModel(result.nodes(), options, result.files(), result.names()),
                result.faults());
    }

    private static String hash(List<ModelCompiler.File> files) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : files) {
                digest.update(file.text().getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The facts that the model knows, in the order of the file; then those decisions that have no logic and are given
    /// their answers.
    public List<Input> inputs() {
        return List.copyOf(inputs);
    }

    /// The name by which this model knows an element of one of its files, which is the imports' names and its own.
    ///
    /// @param namespace of the file
    /// @param name the element's name there
    /// @return empty when no file of the model has that namespace and an element of that name
    public Optional<String> nameOf(String namespace, String name) {
        return Optional.ofNullable(names.get(namespace + "#" + name));
    }

    /// The names of the decisions, in the order of the file.
    public List<String> decisions() {
        return List.copyOf(decisions.keySet());
    }

    /// The decisions that no other decision needs, in the order of the file.
    public List<String> topDecisions() {
        var needed = new HashSet<Integer>();
        for (var node : nodes) {
            if (node instanceof Node.DecisionNode it) {
                needed.addAll(it.requires());
            }
        }
        var top = new ArrayList<String>();
        for (var i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof Node.DecisionNode it && !needed.contains(i)) {
                top.add(it.name());
            }
        }
        return List.copyOf(top);
    }

    /// SHA-256 of the model's text in UTF-8, in hexadecimal; with imports, of all texts one after the other, what is
    /// imported before what imports it.
    public String sha256() {
        var known = sha256;
        if (known == null) {
            // Not before it is asked for: the JDK's providers are a tenth of a process's way to its
            // first answer.
            known = hash(files);
            sha256 = known;
        }
        return known;
    }

    /// A decision by name.
    ///
    /// @throws IllegalArgumentException when the model has no such decision
    public Decision decision(String name) {
        var key = Names.key(decisions, name);
        var decision = key == null ? null : decisions.get(key);
        if (decision == null) {
            throw new IllegalArgumentException(
                    "no decision \"" + name + "\"; there are " + decisions.keySet());
        }
        return decision;
    }

    /// Makes all decisions of the model in one evaluation; what several need is computed once.
    ///
    /// @param facts by name of the input; a fact that is not there is null
    /// @param day what `today()` returns
    /// @return the value is a context with one entry for each decision, in the order of the file
    public Outcome decide(Map<String, ?> facts, LocalDate day) {
        return decideAll(facts, new Run(day, options.now(), options.steps(), null));
    }

    /// Makes all decisions of the model in one evaluation and tells how.
    public Decision.Explained explain(Map<String, ?> facts, LocalDate day) {
        var recorder = new Evaluation.Recorder();
        var outcome = decideAll(facts, new Run(day, options.now(), options.steps(), recorder));
        return new Decision.Explained(outcome, recorder.trace());
    }

    private Outcome decideAll(Map<String, ?> facts, Run run) {
        return guarded(
                run,
                () -> {
                    var evaluation = new Evaluation(nodes, run, bind(facts));
                    var values = new LinkedHashMap<String, @Nullable Object>();
                    for (var decision : decisions.values()) {
                        values.put(decision.name(), evaluation.value(decision.index()));
                    }
                    return Collections.unmodifiableMap(values);
                });
    }

    /// Asks a decision service (DMN 1.5, 10.4).
    ///
    /// @param facts its input data and input decisions by name
    public Outcome service(String name, Map<String, ?> facts, LocalDate day) {
        if (!(node(name) instanceof Node.ServiceNode service)) {
            throw new IllegalArgumentException("no decision service \"" + name + "\"");
        }
        var run = new Run(day, options.now(), options.steps(), null);
        return guarded(
                run,
                () ->
                        new Evaluation(nodes, run, new @Nullable Object[nodes.size()])
                                .service(service, facts));
    }

    /// Calls a business knowledge model with arguments by name.
    public Outcome call(String name, Map<String, ?> arguments, LocalDate day) {
        if (!(node(name) instanceof Node.FunctionNode function)) {
            throw new IllegalArgumentException("no business knowledge model \"" + name + "\"");
        }
        var run = new Run(day, options.now(), options.steps(), null);
        return guarded(
                run,
                () -> {
                    var evaluation = new Evaluation(nodes, run, new @Nullable Object[nodes.size()]);
                    var args =
                            function.parameters().stream()
                                    .map(it -> Evaluation.fact(arguments, it.name()))
                                    .toArray();
                    var fn =
                            (Fn)
                                    java.util.Objects.requireNonNull(
                                            evaluation.value(index.getOrDefault(name, -1)));
                    return fn.invoke(evaluation.frame(), args, function.at());
                });
    }

    /// Looks for gaps, overlaps, masked, duplicate and unreachable rules in all decision tables.
    public List<Finding> check() {
        return TableChecker.check(nodes);
    }

    private @Nullable Node node(String name) {
        var i = index.get(name);
        return i == null ? null : nodes.get(i);
    }

    interface Work {
        @Nullable Object run();
    }

    /// Runs an evaluation; one that does not end is an outcome with a fault, never a dead thread.
    static Outcome guarded(Run run, Work work) {
        try {
            return new Outcome(work.run(), run.faults());
        } catch (Run.Exhausted e) {
            run.fault(e.at, String.valueOf(e.getMessage()));
        } catch (StackOverflowError e) {
            run.fault(
                    new Fault(
                            "",
                            0,
                            0,
                            "",
                            "",
                            "the evaluation is nested too deep",
                            "a simpler rule"));
        }
        return new Outcome(null, run.faults());
    }

    List<Node> nodes() {
        return nodes;
    }

    Explainer explainer() {
        return explainer;
    }

    /// The node of an input; -1 when there is none of that name.
    int inputNode(String name) {
        return inputIndex.getOrDefault(name, -1);
    }

    Options options() {
        return options;
    }

    /// Facts by node from facts by name.
    @Nullable Object[] bind(Map<String, ?> facts) {
        var bound = new @Nullable Object[nodes.size()];
        for (var i = 0; i < inputNodes.length; i++) {
            bound[inputNodes[i]] = Evaluation.fact(facts, inputs.get(i).name());
        }
        return bound;
    }

    /// Facts by node from facts in the order of [#inputs].
    @Nullable Object[] bind(@Nullable Object[] facts) {
        if (facts.length != inputNodes.length) {
            throw new IllegalArgumentException(
                    facts.length + " facts given, the model has " + inputNodes.length + " inputs");
        }
        var bound = new @Nullable Object[nodes.size()];
        for (var i = 0; i < inputNodes.length; i++) {
            bound[inputNodes[i]] = Values.of(facts[i]);
        }
        return bound;
    }
}
