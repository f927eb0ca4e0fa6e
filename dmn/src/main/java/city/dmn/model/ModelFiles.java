// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.Fault;
import city.dmn.FeelType;
import city.dmn.Options;
import city.dmn.feel.Parser;
import city.dmn.feel.Source;
import city.dmn.model.Xml.Element;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The files of one model while it is compiled, with what all who compile a part of it share: the file at work, the names
/// of entries, the faults. Of the files given only those count that the model imports, itself or through others.
final class ModelFiles {
    /// FEEL by its name or by its address in a version of DMN.
    private static final Pattern FEEL =
            Pattern.compile(
                    "(?i)(s-)?feel|https?://www\\.omg\\.org/spec/"
                            + "(S-)?(FEEL/20140401|DMN/(20151101|20180521|20191111|20211108|20230324|20240513)/(S-)?FEEL)/?");

    /// One file.
    static final class Unit {
        final ModelCompiler.File source;
        final Element root;
        final String namespace;
        final Map<String, Unit> imports = new LinkedHashMap<>();
        final Map<String, FeelType> types = new LinkedHashMap<>();
        final Set<String> typesAtWork = new HashSet<>();

        /// What the model itself puts before the names of this file: the names under which it is imported on the way,
        /// each with a period; nothing before its own.
        String prefix = "";

        Unit(ModelCompiler.File source, Element root) {
            this.source = source;
            this.root = root;
            this.namespace = root.attribute("namespace", "");
        }

        String file() {
            return source.name();
        }
    }

    private final Options options;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Unit> units = new ArrayList<>();
    private final Set<String> hints = new HashSet<>();
    private final Set<Unit> languageTold = new HashSet<>();
    private @Nullable Unit atWork;

    ModelFiles(Options options) {
        this.options = options;
    }

    // --- reading

    /// Reads the model and what it imports. What cannot be read, or is no DMN model, is a fault, the model itself or
    /// where an import needs it.
    ///
    /// @param given the model first
    /// @return whether the model itself could be read
    boolean read(List<ModelCompiler.File> given) {
        var main = unit(given.getFirst(), faults);
        if (main == null) {
            return false;
        }
        var others = new ArrayList<Unit>();
        var unreadable = new ArrayList<Fault>();
        if (main.root.children("import").stream().anyMatch(ModelFiles::ofModel)) {
            for (var file : given.subList(1, given.size())) {
                var unit = unit(file, unreadable);
                if (unit != null) {
                    others.add(unit);
                }
            }
        }
        new Linking(main, others, unreadable).run();
        return true;
    }

    private @Nullable Unit unit(ModelCompiler.File file, List<Fault> into) {
        if (file.unreadable() != null) {
            into.add(file.unreadable());
            return null;
        }
        try {
            var root = Xml.read(file.text());
            if (root.name().equals("definitions")
                    && DmnSchema.NAMESPACES.contains(root.namespace())) {
                return new Unit(file, root);
            }
            into.add(
                    new Fault(
                            file.name(),
                            root.line(),
                            root.column(),
                            "",
                            "",
                            "<" + root.name() + "> of \"" + root.namespace() + "\" is no DMN model",
                            "<definitions> in a namespace of DMN 1.1 to 1.6"));
        } catch (Xml.Refused e) {
            into.add(e.fault(file.name()));
        }
        return null;
    }

    static boolean ofModel(Element element) {
        return element.attribute("importType", "").contains("DMN");
    }

    /// Finds the files that each imports, those imported before those that import them.
    private final class Linking {
        private final Unit main;
        private final List<Unit> others;
        private final List<Fault> unreadable;
        private final List<Unit> path = new ArrayList<>();
        private final Set<Unit> done = new HashSet<>();

        Linking(Unit main, List<Unit> others, List<Fault> unreadable) {
            this.main = main;
            this.others = others;
            this.unreadable = unreadable;
        }

        void run() {
            visit(main);
            var next = new ArrayDeque<>(List.of(main));
            var named = new HashSet<>(List.of(main));
            while (!next.isEmpty()) {
                var unit = next.remove();
                unit.imports.forEach((name, imported) -> {
                    if (named.add(imported)) {
                        imported.prefix = unit.prefix + (name.isEmpty() ? "" : name + ".");
                        next.add(imported);
                    }
                });
            }
            units.reversed().forEach(it -> gatherHints(it.root));
        }

        private void visit(Unit unit) {
            if (!done.add(unit)) {
                return;
            }
            path.add(unit);
            for (var element : unit.root.children("import")) {
                if (ofModel(element)) {
                    visitImport(unit, element);
                }
            }
            path.removeLast();
            units.add(unit);
        }

        private void visitImport(Unit unit, Element element) {
            var found = find(unit, element);
            if (found == null) {
                return;
            }
            if (path.contains(found)) {
                var circle = path.subList(path.indexOf(found), path.size());
                tell(
                        unit,
                        element,
                        "the models import each other in a circle: "
                                + String.join(" imports ", circle.stream().map(Unit::file).toList())
                                + " imports "
                                + found.file(),
                        "imports without circles");
                return;
            }
            var name = element.attribute("name", "").strip();
            var before = unit.imports.putIfAbsent(name, found);
            if (before != null && before != found) {
                tell(
                        unit,
                        element,
                        "two imports have the name \"" + name + "\"",
                        "different names");
                return;
            }
            visit(found);
        }

        private @Nullable Unit find(Unit unit, Element element) {
            var namespace = element.attribute("namespace", "");
            if (namespace.equals(unit.namespace)) {
                tell(unit, element, "the model imports its own namespace", "that of another");
                return null;
            }
            var fitting =
                    Stream.concat(Stream.of(main), others.stream())
                            .filter(it -> it.namespace.equals(namespace))
                            .toList();
            if (fitting.size() > 1) {
                var location = lastPart(element.attribute("locationURI", ""));
                var there =
                        fitting.stream()
                                .filter(it -> lastPart(it.file()).equals(location))
                                .toList();
                fitting = there.size() == 1 ? there : fitting;
            }
            if (fitting.size() > 1) {
                tell(
                        unit,
                        element,
                        "several files have the imported namespace \""
                                + namespace
                                + "\": "
                                + String.join(", ", fitting.stream().map(Unit::file).toList()),
                        "one of them");
                return null;
            }
            if (fitting.isEmpty()) {
                tell(
                        unit,
                        element,
                        "the imported model \"" + namespace + "\" is not given",
                        "a file with that namespace");
                faults.addAll(unreadable);
                unreadable.clear();
                return null;
            }
            return fitting.getFirst();
        }

        private void tell(Unit unit, Element element, String message, String expected) {
            faults.add(
                    new Fault(
                            unit.file(),
                            element.line(),
                            element.column(),
                            "",
                            "",
                            message,
                            expected));
        }
    }

    private static String lastPart(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
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

    // --- the files

    /// Imported ones before those that import them, the model itself last.
    List<Unit> units() {
        return units;
    }

    /// The file at work.
    Unit unit() {
        return atWork == null ? units.getLast() : atWork;
    }

    /// Turns to a file, which is at work from now on.
    ///
    /// @return the file that was at work before
    Unit turnTo(Unit unit) {
        var before = unit();
        atWork = unit;
        return before;
    }

    // --- what the compilers of its parts ask for

    Options options() {
        return options;
    }

    /// What the parser of a text in the file at work knows beyond its scope.
    Parser.Setting setting() {
        return new Parser.Setting(
                unit().types, hints, options.now() != null, options.javaClasses());
    }

    /// A text of the file at work.
    ///
    /// @param owner for fault texts, such as `decision "due"`
    /// @param cell likewise; empty for the element as a whole
    Source source(Element element, String owner, String cell, String text) {
        return new Source(unit().file(), element.line(), element.column(), owner, cell, text);
    }

    void fault(Element element, String owner, String cell, String message, String expected) {
        faults.add(source(element, owner, cell, "").fault(0, message, expected));
    }

    /// Tells where something is written in a language that is not FEEL: its own, or once that of its file.
    ///
    /// @param element a literal expression or unary tests
    /// @return whether it is so
    boolean foreignLanguage(Element element, String owner, String cell) {
        var own = element.attribute("expressionLanguage", "").strip();
        var language = own.isEmpty() ? unit().root.attribute("expressionLanguage", "") : own;
        if (language.isBlank() || FEEL.matcher(language.strip()).matches()) {
            return false;
        }
        var told = !own.isEmpty() || languageTold.add(unit());
        if (told) {
            fault(
                    own.isEmpty() ? unit().root : element,
                    own.isEmpty() ? "" : owner,
                    own.isEmpty() ? "" : cell,
                    "the expression language \"" + language.strip() + "\" is not known",
                    "FEEL");
        }
        return true;
    }

    /// All faults so far; those who parse add theirs.
    List<Fault> faults() {
        return faults;
    }
}
