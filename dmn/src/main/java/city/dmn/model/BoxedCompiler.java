// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import city.dmn.feel.Access;
import city.dmn.feel.Builtins;
import city.dmn.feel.Control;
import city.dmn.feel.Expr;
import city.dmn.feel.External;
import city.dmn.feel.Filters;
import city.dmn.feel.Fn;
import city.dmn.feel.Operands;
import city.dmn.feel.Parser;
import city.dmn.feel.Pos;
import city.dmn.feel.Scope;
import city.dmn.feel.Slots;
import city.dmn.feel.Source;
import city.dmn.feel.UserFn;
import city.dmn.model.Xml.Element;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compiles the boxed expressions of one piece of logic (DMN 1.5, chapters 7.3, 8 and 10.2).
final class BoxedCompiler {
    private static final Set<String> KINDS =
            Set.of(
                    "literalExpression",
                    "decisionTable",
                    "context",
                    "invocation",
                    "list",
                    "relation",
                    "functionDefinition",
                    "conditional",
                    "filter",
                    "for",
                    "every",
                    "some");

    private final ModelFiles files;
    private final ItemDefinitions definitions;
    private final String owner;
    private final Slots slots = new Slots();
    private String cell = "";

    /// @param owner for fault texts, such as `decision "due"`
    BoxedCompiler(ModelFiles files, ItemDefinitions definitions, String owner) {
        this.files = files;
        this.definitions = definitions;
        this.owner = owner;
    }

    Slots slots() {
        return slots;
    }

    /// The first child that is a boxed expression; null when there is none.
    static @Nullable Element logicOf(Element parent) {
        for (var child : parent.children()) {
            if (KINDS.contains(child.name())) {
                return child;
            }
        }
        return null;
    }

    private Source source(Element element, String text) {
        return files.source(element, owner, cell, text);
    }

    Pos pos(Element element) {
        return new Pos(source(element, ""), 0);
    }

    private Expr broken(Element element, String message, String expected) {
        files.fault(element, owner, cell, message, expected);
        return new Operands.Broken(message, pos(element));
    }

    /// Compiles an expression; its declared type, where it has one, is checked when it is evaluated.
    Expr compile(Element element, Scope scope, String name) {
        var expr =
                switch (element.name()) {
                    case "literalExpression" -> literal(element, scope);
                    case "decisionTable" ->
                            new TableCompiler(files, definitions, this, owner)
                                    .compile(element, scope, name);
                    case "context" -> context(element, scope);
                    case "invocation" -> invocation(element, scope);
                    case "list" -> list(element, scope);
                    case "relation" -> relation(element, scope);
                    case "functionDefinition" -> function(element, scope);
                    case "conditional" -> conditional(element, scope);
                    case "filter" -> filter(element, scope);
                    case "for" -> loop(element, scope);
                    case "every", "some" -> quantified(element, scope);
                    default ->
                            broken(
                                    element,
                                    "<" + element.name() + "> is no boxed expression",
                                    "one of " + KINDS);
                };
        var declared = element.attribute("typeRef");
        if (declared == null || element.name().equals("functionDefinition")) {
            return expr;
        }
        var type = definitions.type(element, declared, owner);
        return type == Simple.ANY ? expr : new Typed(expr, type, pos(element));
    }

    private Expr inside(String where, Element element, Scope scope) {
        var outer = cell;
        cell = outer.isEmpty() ? where : outer + ", " + where;
        var expr = compile(element, scope, where);
        cell = outer;
        return expr;
    }

    Expr child(Element parent, String name, Scope scope) {
        var holder = parent.child(name);
        var logic = holder == null ? null : logicOf(holder);
        return logic == null
                ? broken(parent, "<" + name + "> is missing", "an expression in <" + name + ">")
                : inside(name, logic, scope);
    }

    /// A literal expression; null where nothing is written in it.
    Expr literal(Element element, Scope scope) {
        var refused = refused(element);
        if (refused != null) {
            return refused;
        }
        var text = element.child("text");
        return text == null || text.text().isBlank()
                ? new Operands.Const(null, Simple.NULL)
                : parse(text, scope);
    }

    /// What stands for a literal expression or unary tests that are not FEEL written here; null where they are.
    @Nullable Expr refused(Element element) {
        if (files.foreignLanguage(element, owner, cell)) {
            return new Operands.Broken("the expression is not in FEEL", pos(element));
        }
        return element.child("importedValues") == null
                ? null
                : broken(
                        element,
                        "values imported from elsewhere (<importedValues>) are not read",
                        "the expression itself, in <text>");
    }

    Expr parse(Element text, Scope scope) {
        return Parser.expression(
                source(text, text.text()), scope, slots, files.setting(), files.faults());
    }

    /// Runs something with a more exact place for fault texts.
    <T> T at(String where, java.util.function.Supplier<T> work) {
        var outer = cell;
        cell = outer.isEmpty() ? where : outer + ", " + where;
        try {
            return work.get();
        } finally {
            cell = outer;
        }
    }

    Expr tests(Element text, Scope scope, int slot, FeelType type) {
        return Parser.unaryTests(
                source(text, text.text()),
                scope,
                slots,
                files.setting(),
                files.faults(),
                slot,
                type);
    }

    private Expr context(Element element, Scope outer) {
        var scope = new Scope(outer);
        var entries = new ArrayList<Control.Entry>();
        var names = new HashSet<String>();
        Expr result = null;
        String duplicate = null;
        for (var entry : element.children("contextEntry")) {
            var variable = entry.child("variable");
            var logic = logicOf(entry);
            var name = variable == null ? "" : variable.attribute("name", "").strip();
            var where = name.isEmpty() ? "result of the context" : "entry \"" + name + "\"";
            if (logic == null) {
                result = broken(entry, where + " has no expression", "an expression");
                continue;
            }
            if (variable == null || name.isEmpty()) {
                result = inside(where, logic, scope);
                continue;
            }
            var typeRef = variable.attribute("typeRef");
            var type = typeRef == null ? Simple.ANY : definitions.type(variable, typeRef, owner);
            var slot = slots.take();
            // A function may call itself; other values only see the entries before them.
            var inner = scope;
            if (logic.name().equals("functionDefinition")) {
                inner = new Scope(scope);
            }
            var value = inside(where, logic, inner);
            if (!names.add(name)) {
                duplicate = name;
            }
            entries.add(new Control.Entry(name, slot, value, type, pos(entry)));
            scope.add(
                    name, new Operands.Local(slot, name, type == Simple.ANY ? value.type() : type));
        }
        var type = result == null ? Control.contextType(entries) : result.type();
        return new Control.ContextMaker(entries, result, type, duplicate, pos(element));
    }

    private Expr invocation(Element element, Scope scope) {
        var logic = logicOf(element);
        if (logic == null) {
            return broken(element, "the invocation names no function", "an expression");
        }
        var function = inside("function", logic, scope);
        var arguments = new ArrayList<Expr>();
        var names = new ArrayList<String>();
        for (var binding : element.children("binding")) {
            var parameter = binding.child("parameter");
            var name = parameter == null ? "" : parameter.attribute("name", "").strip();
            var value = logicOf(binding);
            names.add(name);
            arguments.add(
                    value == null
                            ? new Operands.Const(null, Simple.NULL)
                            : inside("parameter \"" + name + "\"", value, scope));
        }
        var type =
                function.type().bare() instanceof FeelType.FunctionOf(_, var result)
                        ? result
                        : Simple.ANY;
        return new Access.Call(
                function,
                arguments,
                names.isEmpty() ? null : List.copyOf(names),
                type,
                pos(element));
    }

    private Expr list(Element element, Scope scope) {
        var elements = new ArrayList<Expr>();
        for (var child : element.children()) {
            if (KINDS.contains(child.name())) {
                elements.add(inside("element " + (elements.size() + 1), child, scope));
            }
        }
        return new Control.ListMaker(elements, Control.listType(elements));
    }

    private Expr relation(Element element, Scope scope) {
        var columns = element.children("column");
        var rows = new ArrayList<Expr>();
        var types = new LinkedHashMap<String, FeelType>();
        for (var column : columns) {
            var typeRef = column.attribute("typeRef");
            types.put(
                    column.attribute("name", "").strip(),
                    typeRef == null ? Simple.ANY : definitions.type(column, typeRef, owner));
        }
        var rowType = new FeelType.ContextOf(types);
        for (var row : element.children("row")) {
            var cells = row.children().stream().filter(it -> KINDS.contains(it.name())).toList();
            if (cells.size() != columns.size()) {
                return broken(
                        row,
                        "the row has " + cells.size() + " cells",
                        columns.size() + " cells, one a column");
            }
            var entries = new ArrayList<Control.Entry>();
            for (var i = 0; i < cells.size(); i++) {
                var name = columns.get(i).attribute("name", "").strip();
                entries.add(
                        new Control.Entry(
                                name,
                                slots.take(),
                                inside(
                                        "row " + (rows.size() + 1) + ", column \"" + name + "\"",
                                        cells.get(i),
                                        scope),
                                types.getOrDefault(name, Simple.ANY),
                                pos(cells.get(i))));
            }
            rows.add(new Control.ContextMaker(entries, null, rowType, null, pos(row)));
        }
        return new Control.ListMaker(rows, new FeelType.ListOf(rowType));
    }

    /// The parts of a function definition that a business knowledge model shares.
    record Body(List<Fn.Param> parameters, int firstSlot, Expr body) {}

    Body body(Element element, Scope outer) {
        var scope = new Scope(outer);
        var parameters = new ArrayList<Fn.Param>();
        var first = 0;
        for (var parameter : element.children("formalParameter")) {
            var name = parameter.attribute("name", "").strip();
            var typeRef = parameter.attribute("typeRef");
            var type = typeRef == null ? Simple.ANY : definitions.type(parameter, typeRef, owner);
            var slot = slots.take();
            first = parameters.isEmpty() ? slot : first;
            parameters.add(new Fn.Param(name, type));
            scope.add(name, new Operands.Local(slot, name, type));
        }
        var kind = element.attribute("kind", "FEEL");
        var logic = logicOf(element);
        Expr body;
        if (kind.equals("Java") && logic != null) {
            body = java(element, logic, first, parameters.size());
        } else if (!kind.equals("FEEL")) {
            body =
                    broken(
                            element,
                            "functions of kind " + kind + " are switched off",
                            "a function written in FEEL");
        } else if (logic == null) {
            body = broken(element, "the function has no body", "an expression");
        } else {
            body = inside("body", logic, scope);
        }
        return new Body(List.copyOf(parameters), first, body);
    }

    private Expr java(Element element, Element declaration, int firstSlot, int parameters) {
        try {
            return External.of(
                    compile(declaration, outermost(), "external function"),
                    firstSlot,
                    parameters,
                    files.setting().javaClasses(),
                    pos(element));
        } catch (External.Refused e) {
            return broken(element, String.valueOf(e.getMessage()), "a function written in FEEL");
        }
    }

    private Expr function(Element element, Scope scope) {
        var body = body(element, scope);
        return new Control.FunctionMaker(
                new UserFn.Definition(
                        "the function",
                        body.parameters(),
                        body.firstSlot(),
                        body.body(),
                        Simple.ANY));
    }

    private Expr conditional(Element element, Scope scope) {
        var condition = child(element, "if", scope);
        var then = child(element, "then", scope);
        var otherwise = child(element, "else", scope);
        var type = then.type().equals(otherwise.type()) ? then.type() : Simple.ANY;
        return new Control.If(condition, then, otherwise, type, true, pos(element));
    }

    private Expr filter(Element element, Scope outer) {
        var in = child(element, "in", outer);
        return Filters.of(in, outer, slots, pos(element), scope -> child(element, "match", scope));
    }

    private Expr loop(Element element, Scope outer) {
        var slot = slots.take();
        var name = element.attribute("iteratorVariable", "").strip();
        var domain = child(element, "in", outer);
        var partial = slots.take();
        var scope =
                new Scope(outer)
                        .add(name, new Operands.Local(slot, name, Control.elementType(domain)))
                        .add(
                                "partial",
                                new Operands.Local(
                                        partial, "partial", new FeelType.ListOf(Simple.ANY)));
        var body = child(element, "return", scope);
        return new Control.For(
                List.of(new Control.Iteration(slot, name, domain, null, pos(element))),
                partial,
                body,
                pos(element));
    }

    private Expr quantified(Element element, Scope outer) {
        var slot = slots.take();
        var name = element.attribute("iteratorVariable", "").strip();
        var domain = child(element, "in", outer);
        var scope =
                new Scope(outer)
                        .add(name, new Operands.Local(slot, name, Control.elementType(domain)));
        var condition = child(element, "satisfies", scope);
        return new Control.Quantified(
                element.name().equals("every"),
                List.of(new Control.Iteration(slot, name, domain, null, pos(element))),
                condition,
                true,
                pos(element));
    }

    /// The scope that every piece of logic begins with.
    static Scope outermost() {
        return new Scope(Builtins.scope());
    }
}
