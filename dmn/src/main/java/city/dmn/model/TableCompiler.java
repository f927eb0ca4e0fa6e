// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import city.dmn.HitPolicy;
import city.dmn.Trace;
import city.dmn.feel.Expr;
import city.dmn.feel.Operands;
import city.dmn.feel.Scope;
import city.dmn.feel.UnaryTests;
import city.dmn.model.Xml.Element;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Compiles a `<decisionTable>`.
final class TableCompiler {
    private final ModelFiles files;
    private final ItemDefinitions definitions;
    private final BoxedCompiler boxed;
    private final String owner;

    TableCompiler(
            ModelFiles files, ItemDefinitions definitions, BoxedCompiler boxed, String owner) {
        this.files = files;
        this.definitions = definitions;
        this.boxed = boxed;
        this.owner = owner;
    }

    Expr compile(Element element, Scope scope, String name) {
        var inputs = new ArrayList<Table.InputColumn>();
        var columns = new ArrayList<String>();
        for (var input : element.children("input")) {
            inputs.add(input(input, inputs.size() + 1, scope, columns));
        }
        var outputs = new ArrayList<Table.OutputColumn>();
        var outputElements = element.children("output");
        for (var output : outputElements) {
            outputs.add(output(output, outputElements.size() == 1, outputs.size() + 1, scope));
        }
        if (outputs.isEmpty()) {
            files.fault(element, owner, "", "the table has no output", "at least one <output>");
            return new Operands.Broken("the table has no output", boxed.pos(element));
        }
        var annotationNames =
                element.children("annotation").stream()
                        .map(it -> it.attribute("name", ""))
                        .toList();
        var rules = new ArrayList<Table.Rule>();
        var tests = new ArrayList<List<String>>();
        var ids = new ArrayList<String>();
        var annotations = new ArrayList<Map<String, String>>();
        for (var rule : element.children("rule")) {
            rules.add(rule(rule, rules.size() + 1, inputs, outputs, columns, scope));
            tests.add(rule.children("inputEntry").stream().map(TableCompiler::text).toList());
            ids.add(rule.attribute("id", ""));
            annotations.add(annotations(rule, annotationNames));
        }
        var policy = policy(element);
        var text =
                new Trace.TableText(
                        name,
                        policy,
                        List.copyOf(columns),
                        outputs.stream().map(Table.OutputColumn::name).toList(),
                        List.copyOf(tests),
                        List.copyOf(ids),
                        List.copyOf(annotations));
        return new Table(policy, inputs, outputs, rules, text, boxed.pos(element));
    }

    private static String text(Element entry) {
        var text = entry.textOf("text");
        return text == null ? "" : text.strip();
    }

    private Table.InputColumn input(Element input, int number, Scope scope, List<String> columns) {
        return boxed.at(
                "input column " + number,
                () -> {
                    var expression = input.child("inputExpression");
                    var text = expression == null ? null : expression.child("text");
                    Expr expr;
                    if (expression == null || text == null || text.text().isBlank()) {
                        files.fault(
                                input,
                                owner,
                                "input column " + number,
                                "the column has no input expression",
                                "an expression such as the name of a fact");
                        expr =
                                new Operands.Broken(
                                        "the column has no input expression", boxed.pos(input));
                        columns.add("");
                    } else {
                        var refused = boxed.refused(expression);
                        expr = refused == null ? boxed.parse(text, scope) : refused;
                        columns.add(text.text().strip());
                    }
                    var typeRef = expression == null ? null : expression.attribute("typeRef");
                    var type =
                            typeRef == null ? Simple.ANY : definitions.type(input, typeRef, owner);
                    if (type == Simple.ANY) {
                        type = expr.type();
                    }
                    var values = input.child("inputValues");
                    return new Table.InputColumn(
                            expr,
                            boxed.slots().take(),
                            type,
                            values == null ? null : constraint(values, type),
                            boxed.pos(input));
                });
    }

    private FeelType.@Nullable Constraint constraint(Element values, FeelType type) {
        var text = values.child("text");
        return text == null || text.text().isBlank() || boxed.refused(values) != null
                ? null
                : AllowedValues.of(
                        files.source(text, owner, "allowed values", text.text()),
                        type,
                        files,
                        files.faults());
    }

    private Table.OutputColumn output(Element output, boolean single, int number, Scope scope) {
        return boxed.at(
                "output column " + number,
                () -> {
                    var typeRef = output.attribute("typeRef");
                    var type =
                            typeRef == null ? Simple.ANY : definitions.type(output, typeRef, owner);
                    var name = output.attribute("name", "").strip();
                    if (name.isEmpty() && !single) {
                        files.fault(
                                output,
                                owner,
                                "output column " + number,
                                "the output has no name",
                                "a name, since the table has several outputs");
                    }
                    var values = output.child("outputValues");
                    var otherwise = output.child("defaultOutputEntry");
                    return new Table.OutputColumn(
                            name,
                            type,
                            values == null ? null : constraint(values, type),
                            otherwise == null ? null : otherwise(otherwise, scope),
                            boxed.pos(output));
                });
    }

    private @Nullable Expr otherwise(Element element, Scope scope) {
        var refused = boxed.refused(element);
        var text = element.child("text");
        return refused != null ? refused : text == null ? null : boxed.parse(text, scope);
    }

    private Table.Rule rule(
            Element rule,
            int number,
            List<Table.InputColumn> inputs,
            List<Table.OutputColumn> outputs,
            List<String> columns,
            Scope scope) {
        var entries = rule.children("inputEntry");
        var answers = rule.children("outputEntry");
        if (entries.size() != inputs.size() || answers.size() != outputs.size()) {
            files.fault(
                    rule,
                    owner,
                    "rule " + number,
                    "the rule has "
                            + entries.size()
                            + " conditions and "
                            + answers.size()
                            + " answers",
                    inputs.size() + " conditions and " + outputs.size() + " answers, one a column");
        }
        var tests = new ArrayList<Expr>();
        for (var i = 0; i < inputs.size(); i++) {
            var entry = i < entries.size() ? entries.get(i) : null;
            var input = inputs.get(i);
            tests.add(
                    entry == null
                            ? new UnaryTests.Anything()
                            : boxed.at(
                                    "rule " + number + ", column \"" + columns.get(i) + "\"",
                                    () -> tests(entry, input, scope)));
        }
        var cells = new ArrayList<Expr>();
        for (var i = 0; i < outputs.size(); i++) {
            var entry = i < answers.size() ? answers.get(i) : null;
            var name = outputs.get(i).name();
            cells.add(
                    entry == null
                            ? new Operands.Const(null, Simple.NULL)
                            : boxed.at(
                                    "rule "
                                            + number
                                            + ", output"
                                            + (name.isEmpty() ? "" : " \"" + name + "\""),
                                    () -> boxed.literal(entry, scope)));
        }
        return new Table.Rule(tests, cells, boxed.pos(rule));
    }

    private Expr tests(Element entry, Table.InputColumn input, Scope scope) {
        var text = entry.child("text");
        if (text == null) {
            return new UnaryTests.Anything();
        }
        var refused = boxed.refused(entry);
        return refused == null ? boxed.tests(text, scope, input.slot(), input.type()) : refused;
    }

    private static Map<String, String> annotations(Element rule, List<String> names) {
        var result = new LinkedHashMap<String, String>();
        var entries = rule.children("annotationEntry");
        for (var i = 0; i < entries.size(); i++) {
            var name =
                    i < names.size() && !names.get(i).isBlank()
                            ? names.get(i)
                            : "annotation " + (i + 1);
            result.put(name, text(entries.get(i)));
        }
        var description = rule.textOf("description");
        if (description != null && !description.isBlank()) {
            result.putIfAbsent("description", description.strip());
        }
        return java.util.Collections.unmodifiableMap(result);
    }

    private HitPolicy policy(Element table) {
        var text =
                table.attribute("hitPolicy", "UNIQUE").toUpperCase(Locale.ROOT).replace(' ', '_');
        var aggregation = table.attribute("aggregation");
        if (text.equals("COLLECT") && aggregation != null) {
            text = "COLLECT_" + aggregation.toUpperCase(Locale.ROOT);
        }
        for (var policy : HitPolicy.values()) {
            if (policy.name().equals(text)) {
                return policy;
            }
        }
        files.fault(
                table,
                owner,
                "",
                "unknown hit policy " + text,
                "one of UNIQUE, FIRST, PRIORITY, ANY, COLLECT, RULE ORDER, OUTPUT ORDER");
        return HitPolicy.UNIQUE;
    }
}
