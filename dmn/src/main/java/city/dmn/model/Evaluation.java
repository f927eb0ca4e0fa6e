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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One evaluation of a model's graph: each decision is computed when it is first asked for. Used by one thread.
public final class Evaluation implements Globals {
    private static final byte KNOWN = 1;
    private static final byte AT_WORK = 2;

    /// Gathers the trace.
    public static final class Recorder implements Tracer {
        private record Open(
                String decision, Map<String, @Nullable Object> inputs, List<Trace.Table> tables) {}

        private final List<Trace.Step> steps = new ArrayList<>();
        private final Deque<Open> open = new ArrayDeque<>();

        @Override
        public void table(Trace.Table table) {
            var now = open.peek();
            if (now != null) {
                now.tables().add(table);
            }
        }

        void begin(String decision) {
            open.push(new Open(decision, new LinkedHashMap<>(), new ArrayList<>()));
        }

        void used(String name, @Nullable Object value) {
            var now = open.peek();
            if (now != null) {
                now.inputs().put(name, value);
            }
        }

        void end(@Nullable Object value) {
            var it = open.pop();
            steps.add(
                    new Trace.Step(
                            it.decision(),
                            Collections.unmodifiableMap(it.inputs()),
                            value,
                            List.copyOf(it.tables())));
        }

        public Trace trace() {
            return new Trace(steps);
        }
    }

    private final List<Node> nodes;
    private final Run run;
    private final @Nullable Object[] values;
    private final byte[] states;

    /// @param facts by node index; only those of input data are looked at
    public Evaluation(List<Node> nodes, Run run, @Nullable Object[] facts) {
        this.nodes = nodes;
        this.run = run;
        this.values = facts;
        this.states = new byte[nodes.size()];
    }

    private Recorder recorder() {
        return (Recorder) java.util.Objects.requireNonNull(run.tracer());
    }

    @Override
    public @Nullable Object value(int index) {
        if (states[index] != KNOWN) {
            compute(index);
        }
        var value = values[index];
        if (run.tracer() != null && !(value instanceof Fn)) {
            recorder().used(nodes.get(index).name(), value);
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
        values[index] =
                switch (node) {
                    case Node.InputNode it -> checked(it, values[index]);
                    case Node.DecisionNode it -> decide(it);
                    case Node.FunctionNode it -> function(it);
                    case Node.ServiceNode it -> new ServiceFn(it, this);
                };
        states[index] = KNOWN;
    }

    private @Nullable Object checked(Node node, @Nullable Object value) {
        if (node.type() != Simple.ANY) {
            run.lookThrough(value);
        }
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
        if (run.tracer() == null) {
            return answer(it);
        }
        recorder().begin(it.name());
        Object value = null;
        try {
            value = answer(it);
        } finally {
            recorder().end(value);
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
                    service.inputs().stream()
                            .map(it ->
                                    new Fn.Param(
                                            around.nodes.get(it).name(),
                                            around.nodes.get(it).type()))
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

    /// A decision service asked from outside: facts and input decisions are taken by name.
    public @Nullable Object service(Node.ServiceNode service, Map<String, ?> facts) {
        for (var index : service.inputs()) {
            values[index] = checked(nodes.get(index), fact(facts, nodes.get(index).name()));
            states[index] = KNOWN;
        }
        return outputs(service);
    }

    /// A frame for calling functions from outside.
    public Frame frame() {
        return new Frame(0, this, run);
    }
}
