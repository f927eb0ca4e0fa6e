// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import city.dmn.Trace;
import city.dmn.feel.Entries;
import city.dmn.feel.Fn;
import city.dmn.feel.Frame;
import city.dmn.feel.Globals;
import city.dmn.feel.JavaFn;
import city.dmn.feel.Names;
import city.dmn.feel.Pos;
import city.dmn.feel.Run;
import city.dmn.feel.Tracer;
import city.dmn.feel.Types;
import city.dmn.feel.UserFn;
import city.dmn.feel.Values;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One evaluation of a model's graph: each decision is computed when it is first asked for. Used by one thread.
public final class Evaluation implements Globals {
    private static final byte KNOWN = 1;
    private static final byte AT_WORK = 2;

    /// Known to be null, because of a fault.
    private static final byte BROKEN = 3;

    /// Gathers the trace.
    public static final class Recorder implements Tracer {
        private final List<Trace.Step> steps = new ArrayList<>(4);
        private @Nullable UsedValues open;

        @Override
        public void table(Trace.Table table) {
            if (open != null) {
                open.add(table);
            }
        }

        void begin(Node.DecisionNode decision, List<Node> nodes) {
            open = new UsedValues(nodes, decision.requires().size(), open);
        }

        void used(int index, @Nullable Object value) {
            if (open != null) {
                open.note(index, value);
            }
        }

        void end(Node.DecisionNode decision, @Nullable Object value) {
            var it = Objects.requireNonNull(open);
            open = it.close();
            steps.add(new Trace.Step(decision.name(), it, value, it.tables()));
        }

        public Trace trace() {
            return new Trace(steps);
        }
    }

    private final List<Node> nodes;
    private final Run run;
    private final @Nullable Object[] values;
    private final byte[] states;
    private final @Nullable Recorder recorder;

    /// @param facts by node index; only those of input data are looked at
    public Evaluation(List<Node> nodes, Run run, @Nullable Object[] facts) {
        this.nodes = nodes;
        this.run = run;
        this.values = facts;
        this.states = new byte[nodes.size()];
        this.recorder = (Recorder) run.tracer();
    }

    @Override
    public @Nullable Object value(int index) {
        if (states[index] == BROKEN) {
            run.metAgain();
        } else if (states[index] != KNOWN) {
            compute(index);
        }
        var value = values[index];
        if (recorder != null && !(value instanceof Fn)) {
            recorder.used(index, value);
        }
        return value;
    }

    private void compute(int index) {
        var node = nodes.get(index);
        if (states[index] == AT_WORK) {
            run.fault(node.at(), "the decision needs its own answer");
            values[index] = null;
            return;
        }
        states[index] = AT_WORK;
        var met = run.met();
        values[index] = computed(node, values[index]);
        states[index] = values[index] == null && run.met() > met ? BROKEN : KNOWN;
    }

    /// The commonest kinds come first: a switch over types costs as much here as a rule does.
    private @Nullable Object computed(Node node, @Nullable Object fact) {
        if (node instanceof Node.InputNode) {
            return checked(node, fact);
        }
        if (node instanceof Node.DecisionNode it) {
            return decide(it);
        }
        return switch (node) {
            case Node.FunctionNode it -> function(it);
            case Node.ServiceNode it -> new ServiceFn(it, this);
            default -> throw new IllegalStateException(node.name());
        };
    }

    /// Whether a value is plainly of a type, which nearly every one is; what remains is for [Types#coerce].
    private static boolean plainly(@Nullable Object value, FeelType type) {
        return type == Simple.ANY
                || value == null
                || (type == Simple.NUMBER && value instanceof BigDecimal)
                || (type == Simple.STRING && value instanceof String)
                || (type == Simple.BOOLEAN && value instanceof Boolean)
                || (type == Simple.DATE && value instanceof LocalDate);
    }

    private @Nullable Object checked(Node node, @Nullable Object value) {
        if (plainly(value, node.type())) {
            return value;
        }
        run.lookThrough(value);
        var coerced = Types.coerce(value, node.type());
        if (Types.misfit(coerced)) {
            run.fault(node.at(), misfit(node, value));
            return null;
        }
        return coerced;
    }

    private static String misfit(Node node, @Nullable Object value) {
        return "\""
                + node.name()
                + "\" is a "
                + Values.typeName(value)
                + " that its type "
                + node.type()
                + " does not allow"
                + Types.why(value, node.type());
    }

    private @Nullable Object decide(Node.DecisionNode it) {
        if (recorder == null) {
            return answer(it);
        }
        recorder.begin(it, nodes);
        Object value = null;
        try {
            value = answer(it);
        } finally {
            recorder.end(it, value);
        }
        return value;
    }

    private @Nullable Object answer(Node.DecisionNode it) {
        if (it.logic() == null) {
            run.fault(it.at(), "the decision has no logic");
            return null;
        }
        run.enterDecision(it.size(), it.at());
        var value = it.logic().eval(new Frame(it.slots(), this, run));
        run.leaveDecision(it.size());
        return checked(it, value);
    }

    private UserFn function(Node.FunctionNode it) {
        return new UserFn(
                new UserFn.Definition(
                        it.name(),
                        it.parameters(),
                        it.firstSlot(),
                        it.body(),
                        it.result(),
                        it.size()),
                new Frame(it.slots(), this, run));
    }

    /// A decision service as a function: its input decisions and data are the parameters, all else is computed anew.
    private static final class ServiceFn extends JavaFn {
        private final Node.ServiceNode service;
        private final Evaluation around;

        ServiceFn(Node.ServiceNode service, Evaluation around) {
            super(
                    service.name(),
                    IntStream.range(0, service.inputs().size())
                            .mapToObj(i ->
                                    new Fn.Param(
                                            service.inputNames().get(i),
                                            around.nodes.get(service.inputs().get(i)).type()))
                            .toList(),
                    Simple.ANY);
            this.service = service;
            this.around = around;
        }

        @Override
        protected @Nullable Object apply(Run run, @Nullable Object[] args, Pos at) {
            var inner =
                    new Evaluation(around.nodes, run, new @Nullable Object[around.nodes.size()]);
            for (var i = 0; i < args.length; i++) {
                var index = service.inputs().get(i);
                inner.values[index] = args[i];
                inner.states[index] = KNOWN;
            }
            return inner.outputs(service);
        }
    }

    private @Nullable Object outputs(Node.ServiceNode service) {
        Object result;
        if (service.outputs().size() == 1) {
            result = value(service.outputs().getFirst());
        } else {
            var context = new LinkedHashMap<String, @Nullable Object>();
            for (var i = 0; i < service.outputs().size(); i++) {
                context.put(service.outputNames().get(i), value(service.outputs().get(i)));
            }
            result = Entries.of(context, run);
        }
        var wanted =
                service.type().bare() instanceof FeelType.FunctionOf(_, var it)
                        ? it
                        : service.type();
        var coerced = Types.coerce(result, wanted);
        if (Types.misfit(coerced)) {
            run.fault(
                    service.at(),
                    "the service's result is a " + Values.typeName(result) + ", not " + wanted);
            return null;
        }
        return coerced;
    }

    /// A fact by name, as FEEL sees it; null when it is not there.
    public static @Nullable Object fact(Map<String, ?> facts, String name) {
        var value = facts.get(name);
        if (value == null) {
            var key = Names.key(facts, name);
            value = key == null ? null : facts.get(key);
        }
        return Values.of(value);
    }

    /// A decision service asked from outside: facts and input decisions are taken by the names of its parameters, or by
    /// those that they have in the model.
    public @Nullable Object service(Node.ServiceNode service, Map<String, ?> facts) {
        for (var i = 0; i < service.inputs().size(); i++) {
            int index = service.inputs().get(i);
            var node = nodes.get(index);
            var parameter = service.inputNames().get(i);
            var given = fact(facts, parameter);
            values[index] = checked(node, given == null ? fact(facts, node.name()) : given);
            states[index] = KNOWN;
        }
        return outputs(service);
    }

    /// A frame for calling functions from outside.
    public Frame frame() {
        return new Frame(0, this, run);
    }
}
