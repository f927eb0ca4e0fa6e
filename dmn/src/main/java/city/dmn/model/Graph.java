// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.model.Xml.Element;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The requirements graph of a model and those it imports: its elements by id, and what each of them requires.
final class Graph {
    /// An element of the graph before and while it is compiled.
    static final class Slot {
        final ModelCompiler.Unit unit;
        final Element element;
        final int index;
        String name;
        @Nullable Node node;
        boolean atWork;

        Slot(ModelCompiler.Unit unit, Element element, int index, String name) {
            this.unit = unit;
            this.element = element;
            this.index = index;
            this.name = name;
        }
    }

    private final ModelCompiler reader;
    private final List<Slot> slots = new ArrayList<>();
    private final Map<String, Slot> byHref = new HashMap<>();

    Graph(ModelCompiler reader) {
        this.reader = reader;
    }

    /// All elements, imported models first.
    List<Slot> slots() {
        return slots;
    }

    /// Adds the elements of one file.
    ///
    /// @param prefix what the main model puts before their names; empty for its own
    void add(ModelCompiler.Unit unit, String prefix) {
        var names = new HashMap<String, Element>();
        for (var element : unit.root.children()) {
            switch (element.name()) {
                case "inputData", "decision", "businessKnowledgeModel", "decisionService" -> {
                    var name = element.attribute("name", "").strip();
                    if (name.isEmpty()) {
                        reader.fault(
                                element,
                                "<" + element.name() + ">",
                                "",
                                "the name is missing",
                                "a name");
                    } else if (names.put(name, element) != null) {
                        reader.fault(
                                element,
                                label(element),
                                "",
                                "two elements of the model have this name",
                                "different names");
                    }
                    var slot = new Slot(unit, element, slots.size(), prefix + name);
                    slots.add(slot);
                    byHref.put(unit.namespace + "#" + element.attribute("id", ""), slot);
                    var variable = element.child("variable");
                    if (variable != null
                            && variable.attribute("name") != null
                            && prefix.isEmpty()) {
                        slot.name = variable.attribute("name", name).strip();
                    }
                }
                default -> {}
            }
        }
    }

    /// What faults call an element.
    static String label(Element element) {
        var kind =
                switch (element.name()) {
                    case "inputData" -> "input data";
                    case "businessKnowledgeModel" -> "business knowledge model";
                    case "decisionService" -> "decision service";
                    default -> element.name();
                };
        return kind + " \"" + element.attribute("name", "") + "\"";
    }

    /// The elements that one requires, in the order of the file; what is not there is a fault.
    List<Slot> required(Element element, String requirement, String... kinds) {
        var result = new ArrayList<Slot>();
        for (var requirementElement : element.children(requirement)) {
            for (var kind : kinds) {
                for (var reference : requirementElement.children(kind)) {
                    var slot = find(reference, element);
                    if (slot != null) {
                        result.add(slot);
                    }
                }
            }
        }
        return result;
    }

    /// @return null, and a fault, where nothing has the id
    @Nullable Slot find(Element reference, Element from) {
        var href = reference.attribute("href", "");
        var slot = byHref.get(href.startsWith("#") ? reader.unit().namespace + href : href);
        if (slot == null) {
            reader.fault(
                    reference,
                    label(from),
                    "",
                    "nothing in the model has the id \"" + href + "\"",
                    "the id of an element");
        }
        return slot;
    }

    /// The name by which the unit at work knows an element.
    String visibleName(Slot slot) {
        if (slot.unit == reader.unit()) {
            var variable = slot.element.child("variable");
            var name = slot.element.attribute("name", "");
            return (variable == null ? name : variable.attribute("name", name)).strip();
        }
        for (var entry : reader.unit().imports.entrySet()) {
            if (entry.getValue() == slot.unit) {
                var name = slot.element.attribute("name", "").strip();
                return entry.getKey().isEmpty() ? name : entry.getKey() + "." + name;
            }
        }
        return slot.name;
    }
}
