// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.Fault;
import city.dmn.FeelType;
import city.dmn.Options;
import city.dmn.feel.Parser;
import city.dmn.feel.Source;
import city.dmn.model.Xml.Element;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The files of one model while it is compiled, the model's own first, with what all who compile a part of it share: the
/// file at work, the names of entries, the faults.
final class ModelFiles {
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
    private @Nullable Unit atWork;

    ModelFiles(Options options) {
        this.options = options;
    }

    // --- reading

    /// Reads a file; one that cannot be read, or is no DMN model, is a fault.
    void read(String name, String text) {
        try {
            var root = Xml.read(text);
            if (root.name().equals("definitions") && NAMESPACES.contains(root.namespace())) {
                units.add(new Unit(name, root));
                return;
            }
            fault(
                    name,
                    root.line(),
                    root.column(),
                    "<" + root.name() + "> of \"" + root.namespace() + "\" is no DMN model",
                    "<definitions> in a namespace of DMN 1.1 to 1.5");
        } catch (Xml.Refused e) {
            fault(name, e.line, e.column, String.valueOf(e.getMessage()), "");
        }
    }

    /// Finds the files that each imports and the names of entries in all of them, when all are read.
    void link() {
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
                    fault(
                            each.file,
                            element.line(),
                            element.column(),
                            "the imported model \"" + namespace + "\" is not given",
                            "a file with that namespace");
                }
            }
        }
        for (var i = units.size() - 1; i >= 0; i--) {
            gatherHints(units.get(i).root);
        }
    }

    private void fault(String file, int line, int column, String message, String expected) {
        faults.add(new Fault(file, line, column, "", "", message, expected));
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

    List<Unit> units() {
        return units;
    }

    /// The file at work.
    Unit unit() {
        return atWork == null ? units.getFirst() : atWork;
    }

    /// Turns to a file, which is at work from now on.
    ///
    /// @return the file that was at work before
    Unit turnTo(Unit unit) {
        var before = unit();
        atWork = unit;
        return before;
    }

    /// What the model itself puts before the names of a file: the name under which it imports it and a period, nothing
    /// before its own.
    String prefix(Unit unit) {
        var main = units.getFirst();
        if (unit == main) {
            return "";
        }
        for (var entry : main.imports.entrySet()) {
            if (entry.getValue() == unit && !entry.getKey().isEmpty()) {
                return entry.getKey() + ".";
            }
        }
        return unit.root.attribute("name", "") + ".";
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
        return new Source(unit().file, element.line(), element.column(), owner, cell, text);
    }

    void fault(Element element, String owner, String cell, String message, String expected) {
        faults.add(source(element, owner, cell, "").fault(0, message, expected));
    }

    /// All faults so far; those who parse add theirs.
    List<Fault> faults() {
        return faults;
    }
}
