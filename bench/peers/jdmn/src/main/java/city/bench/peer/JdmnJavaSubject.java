// SPDX-License-Identifier: EUPL-1.2
package city.bench.peer;

import city.bench.workload.Case;
import city.bench.workload.LendingAnswers;
import city.bench.workload.Models;
import city.bench.workload.Subject;
import com.gs.dmn.dialect.JavaTimeDMNDialectDefinition;
import com.gs.dmn.log.NopBuildLogger;
import com.gs.dmn.runtime.Context;
import com.gs.dmn.runtime.ExecutionContext;
import com.gs.dmn.runtime.annotation.AnnotationSet;
import com.gs.dmn.runtime.cache.DefaultCache;
import com.gs.dmn.runtime.external.DefaultExternalFunctionExecutor;
import com.gs.dmn.runtime.listener.Arguments;
import com.gs.dmn.runtime.listener.DRGElement;
import com.gs.dmn.runtime.listener.EventListener;
import com.gs.dmn.runtime.listener.NopEventListener;
import com.gs.dmn.runtime.listener.Rule;
import com.gs.dmn.serialization.DefaultTypeDeserializationConfigurer;
import com.gs.dmn.transformation.InputParameters;
import com.gs.dmn.transformation.ToQuotedNameTransformer;
import com.gs.dmn.transformation.lazy.NopLazyEvaluationDetector;
import com.gs.dmn.transformation.template.TreeTemplateProvider;
import com.gs.dmn.validation.NopDMNValidator;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;

/// jDMN's translation to Java, compiled by javac and called with arguments ready in its own classes.
public final class JdmnJavaSubject implements Subject {
    @Override
    public Work prepare(Case what) throws Exception {
        if (what.form() != Case.Form.PLAIN && what.form() != Case.Form.TRACED) {
            return null;
        }
        var facts = JdmnSubject.facts(what);
        return switch (what.model()) {
            case ELIGIBILITY ->
                    new Translated(Models.eligibility(), List.of("services"), facts, what.form());
            case PRE_SCHOOL ->
                    new Translated(Models.preSchool(), List.of("offer"), facts, what.form());
            case LENDING -> {
                var source = Models.lending();
                yield source == null
                        ? null
                        : new Translated(source, LendingAnswers.DECISIONS, facts, what.form());
            }
            default -> null;
        };
    }

    /// Notes what a record of the decision would need.
    private static final class Notes implements EventListener {
        private final List<Object> notes = new ArrayList<>();

        @Override
        public void startDRGElement(DRGElement element, Arguments arguments) {
            notes.add(arguments);
        }

        @Override
        public void endDRGElement(
                DRGElement element, Arguments arguments, Object output, long duration) {
            notes.add(output);
        }

        @Override
        public void startRule(DRGElement element, Rule rule) {}

        @Override
        public void matchRule(DRGElement element, Rule rule) {
            notes.add(rule);
        }

        @Override
        public void endRule(DRGElement element, Rule rule, Object result) {}

        @Override
        public void matchColumn(Rule rule, int column, Object result) {
            notes.add(result);
        }
    }

    private record Decision(Object target, MethodHandle apply, List<Object[]> arguments) {}

    private static final class Translated implements Work {
        private final List<String> names;
        private final List<Decision> decisions = new ArrayList<>();
        private final int size;
        private final Notes notes = new Notes();
        private final boolean traced;

        Translated(
                String source, List<String> names, List<Map<String, Object>> facts, Case.Form form)
                throws Exception {
            this.names = names;
            this.size = facts.size();
            this.traced = form == Case.Form.TRACED;
            var loader = translate(source);
            for (var name : names) {
                decisions.add(decision(loader, name, facts));
            }
        }

        private static ClassLoader translate(String source) throws IOException {
            var folder = Files.createTempDirectory("jdmn");
            var model = Files.createDirectories(folder.resolve("model"));
            var java = Files.createDirectories(folder.resolve("java"));
            var classes = Files.createDirectories(folder.resolve("classes"));
            Files.writeString(model.resolve("bench.dmn"), source);
            var log = new NopBuildLogger();
            var parameters = new HashMap<>(JdmnSubject.PARAMETERS);
            parameters.put("javaRootPackage", "translated");
            new JavaTimeDMNDialectDefinition()
                    .createDMNToNativeTransformer(
                            new NopDMNValidator(),
                            new ToQuotedNameTransformer(),
                            new TreeTemplateProvider(),
                            new NopLazyEvaluationDetector(),
                            new DefaultTypeDeserializationConfigurer(),
                            new InputParameters(parameters),
                            log)
                    .transform(model, java);
            var arguments =
                    new ArrayList<>(
                            List.of(
                                    "-nowarn",
                                    "-parameters",
                                    "-proc:none",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    "-d",
                                    classes.toString()));
            try (var files = Files.walk(java)) {
                files.filter(it -> it.toString().endsWith(".java"))
                        .map(Path::toString)
                        .forEach(arguments::add);
            }
            var compiler = ToolProvider.getSystemJavaCompiler();
            if (compiler.run(null, System.err, System.err, arguments.toArray(String[]::new)) != 0) {
                throw new IOException("javac refused what jDMN translated; see " + java);
            }
            return new URLClassLoader(new URL[] {classes.toUri().toURL()});
        }

        private Decision decision(ClassLoader loader, String name, List<Map<String, Object>> facts)
                throws ReflectiveOperationException {
            var type = loader.loadClass("translated." + className(name));
            var apply =
                    Arrays.stream(type.getMethods())
                            .filter(it -> it.getName().equals("apply"))
                            .findFirst()
                            .orElseThrow();
            var target = type.getDeclaredConstructor().newInstance();
            var arguments = new ArrayList<Object[]>();
            for (var one : facts) {
                arguments.add(arguments(apply, one));
            }
            var handle =
                    MethodHandles.lookup()
                            .unreflect(apply)
                            .bindTo(target)
                            .asSpreader(Object[].class, apply.getParameterCount());
            return new Decision(target, handle, arguments);
        }

        private static String className(String decision) {
            var name = new StringBuilder();
            for (var part : decision.split("-", -1)) {
                name.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
            }
            return name.toString();
        }

        /// By the names of the parameters; contexts as the translated interfaces want them.
        private Object[] arguments(Method apply, Map<String, Object> facts)
                throws ReflectiveOperationException {
            var arguments = new Object[apply.getParameterCount()];
            for (var i = 0; i < arguments.length - 1; i++) {
                var parameter = apply.getParameters()[i];
                Object value = null;
                for (var fact : facts.entrySet()) {
                    if (fact.getKey().equalsIgnoreCase(parameter.getName())) {
                        value = fact.getValue();
                    }
                }
                var type = parameter.getType();
                arguments[i] = translated(type, value);
            }
            arguments[arguments.length - 1] = context();
            return arguments;
        }

        /// A context as an object of its translated class.
        private static Object translated(Class<?> type, Object value)
                throws ReflectiveOperationException {
            if (!(value instanceof Context context)) {
                return value;
            }
            var made =
                    type.getClassLoader()
                            .loadClass(type.getName() + "Impl")
                            .getDeclaredConstructor()
                            .newInstance();
            for (var name : context.keySet()) {
                for (var setter : made.getClass().getMethods()) {
                    if (setter.getName().equals("set" + name)) {
                        setter.invoke(
                                made, translated(setter.getParameterTypes()[0], context.get(name)));
                    }
                }
            }
            return made;
        }

        private ExecutionContext context() {
            return new ExecutionContext(
                    new AnnotationSet(),
                    traced ? notes : new NopEventListener(),
                    new DefaultExternalFunctionExecutor(),
                    new DefaultCache());
        }

        private static Object call(Decision decision, int i) {
            try {
                return decision.apply().invoke(decision.arguments().get(i));
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public long batch() {
            var sum = 0L;
            for (var i = 0; i < size; i++) {
                for (var d = 0; d < decisions.size(); d++) {
                    // All eleven of the lending model follow from these three.
                    if (decisions.size() == 1
                            || List.of("Adjudication", "Strategy", "Routing")
                                    .contains(names.get(d))) {
                        sum += call(decisions.get(d), i) == null ? 0 : 1;
                    }
                }
                sum += notes.notes.size();
                notes.notes.clear();
            }
            return sum;
        }

        @Override
        public List<String> answers() {
            var all = new ArrayList<String>();
            for (var i = 0; i < size; i++) {
                var byName = new HashMap<String, Object>();
                for (var d = 0; d < decisions.size(); d++) {
                    byName.put(names.get(d), call(decisions.get(d), i));
                }
                all.add(
                        names.size() == 1
                                ? JdmnSubject.text(byName.get(names.getFirst()))
                                : LendingAnswers.text(byName));
            }
            return all;
        }
    }
}
