// SPDX-License-Identifier: EUPL-1.2
package city.dmn.differential;

import city.dmn.DmnModel;
import city.dmn.Options;
import com.gs.dmn.DMNModelRepository;
import com.gs.dmn.dialect.JavaTimeDMNDialectDefinition;
import com.gs.dmn.log.NopBuildLogger;
import com.gs.dmn.runtime.interpreter.EvaluationContext;
import com.gs.dmn.runtime.interpreter.Result;
import com.gs.dmn.transformation.InputParameters;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/// The engines, asked alike. An engine's answer is text, so that numbers of equal value and lists of any class are equal.
final class Engines {
    static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    /// A compiled model.
    interface Model {
        /// The answer as text; `null` also where the engine reports an error.
        String decide(String decision, Map<String, Object> facts);
    }

    private Engines() {}

    static Model ours(String xml) {
        var model =
                DmnModel.compile(
                                Map.of("x.dmn", xml),
                                "x.dmn",
                                Options.standard(
                                        Clock.fixed(
                                                DAY.atStartOfDay(ZoneOffset.UTC).toInstant(),
                                                ZoneOffset.UTC)))
                        .orThrow();
        return (decision, facts) -> text(model.decision(decision).decide(facts, DAY).value());
    }

    static Model kie(String xml) {
        var runtime =
                DMNRuntimeBuilder.fromDefaults()
                        .buildConfiguration()
                        .fromResources(
                                List.of(
                                        ResourceFactory.newReaderResource(
                                                        new StringReader(xml), "UTF-8")
                                                .setSourcePath("x.dmn")))
                        .getOrElseThrow(RuntimeException::new);
        var model = runtime.getModels().getFirst();
        return (decision, facts) -> {
            var context = runtime.newContext();
            facts.forEach(context::set);
            return text(
                    runtime.evaluateByName(model, context, decision)
                            .getDecisionResultByName(decision)
                            .getResult());
        };
    }

    static Model jdmn(String xml) {
        var dialect = new JavaTimeDMNDialectDefinition();
        var parameters =
                new InputParameters(
                        Map.of(
                                "dmnVersion",
                                "1.5",
                                "modelVersion",
                                "1.0",
                                "platformVersion",
                                "1.0"));
        var definitions =
                dialect.createDMNSerializer(new NopBuildLogger(), parameters)
                        .readModel(new StringReader(xml));
        var interpreter =
                dialect.createDMNInterpreter(new DMNModelRepository(definitions), parameters);
        return (decision, facts) ->
                text(
                        Result.value(
                                interpreter.evaluateDecision(
                                        definitions.getNamespace(),
                                        decision,
                                        EvaluationContext.makeDecisionEvaluationContext(
                                                null, new HashMap<>(facts)))));
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> "null";
            case BigDecimal n -> {
                // Engines round differently behind the thirtieth digit.
                var rounded = n.round(new MathContext(28)).stripTrailingZeros();
                yield rounded.signum() == 0 ? "0" : rounded.toPlainString();
            }
            case Number n -> text(new BigDecimal(n.toString()));
            case List<?> list ->
                    list.stream().map(Engines::text).collect(Collectors.joining(", ", "[", "]"));
            default -> value.toString();
        };
    }
}
