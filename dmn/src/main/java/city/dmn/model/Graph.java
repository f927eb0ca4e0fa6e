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
    static final class Member {
        final ModelFiles.Unit unit;
        final Element element;
        final int index;
        String name;
        @Nullable Node node;
        boolean atWork;

        Member(ModelFiles.Unit unit, Element element, int index, String name) {
            this.unit = unit;
            this.element = element;
            this.index = index;
            this.name = name;
        }

        /// The name by which its own file knows it.
        String ownName() {
            var variable = element.child("variable");
            var plain = element.attribute("name", "");
            return (variable == null ? plain : variable.attribute("name", plain)).strip();
        }
    }

    private final ModelFiles files;
    private final List<Member> members = new ArrayList<>();
    private final Map<String, Member> byHref = new HashMap<>();

    Graph(ModelFiles files) {
        this.files = files;
    }

    /// All elements, imported models first.
    List<Member> members() {
        return members;
    }

    /// Adds the elements of one file.
    void add(ModelFiles.Unit unit) {
        var prefix = unit.prefix;
        var names = new HashMap<String, Element>();
        for (var element : unit.root.children()) {
            switch (element.name()) {
                case "inputData", "decision", "businessKnowledgeModel", "decisionService" -> {
                    var name = element.attribute("name", "").strip();
                    if (name.isEmpty()) {
                        files.fault(
                                element,
                                "<" + element.name() + ">",
                                "",
                                "the name is missing",
                                "a name");
                    } else if (names.put(name, element) != null) {
                        files.fault(
                                element,
                                label(element),
                                "",
                                "two elements of the model have this name",
                                "different names");
                    }
                    var member = new Member(unit, element, members.size(), prefix + name);
                    members.add(member);
                    byHref.put(unit.namespace + "#" + element.attribute("id", ""), member);
                    if (prefix.isEmpty()) {
                        member.name = member.ownName();
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
    List<Member> required(Element element, String requirement, String... kinds) {
        var result = new ArrayList<Member>();
        for (var requirementElement : element.children(requirement)) {
            for (var kind : kinds) {
                for (var reference : requirementElement.children(kind)) {
                    var member = find(reference, element);
                    if (member != null) {
                        result.add(member);
                    }
                }
            }
        }
        return result;
    }

    /// A business knowledge model and those that need it, themselves or through others: whom it may call without saying
    /// that it needs them, since the requirements of a graph go in no circle. Those of its own file only.
    List<Member> recursive(Member function) {
        var found = new ArrayList<>(List.of(function));
        for (var i = 0; i < found.size(); i++) {
            var callee = found.get(i);
            for (var member : members) {
                if (member.unit == function.unit
                        && member.element.name().equals("businessKnowledgeModel")
                        && !found.contains(member)
                        && needs(member, callee)) {
                    found.add(member);
                }
            }
        }
        return found;
    }

    private boolean needs(Member caller, Member callee) {
        return caller.element.children("knowledgeRequirement").stream()
                .flatMap(it -> it.children("requiredKnowledge").stream())
                .anyMatch(it -> byHref.get(absolute(it, caller.unit)) == callee);
    }

    private static String absolute(Element reference, ModelFiles.Unit unit) {
        var href = reference.attribute("href", "").strip();
        return href.startsWith("#") ? unit.namespace + href : href;
    }

    /// @return null, and a fault, where nothing has the id
    @Nullable Member find(Element reference, Element from) {
        var href = reference.attribute("href", "");
        var member = byHref.get(absolute(reference, files.unit()));
        if (member == null) {
            files.fault(
                    reference,
                    label(from),
                    "",
                    "nothing in the model has the id \"" + href + "\"",
                    "the id of an element");
        }
        return member;
    }

    /// The name by which the unit at work knows an element.
    String visibleName(Member member) {
        if (member.unit == files.unit()) {
            return member.ownName();
        }
        for (var entry : files.unit().imports.entrySet()) {
            if (entry.getValue() == member.unit) {
                var name = member.element.attribute("name", "").strip();
                return entry.getKey().isEmpty() ? name : entry.getKey() + "." + name;
            }
        }
        return member.name;
    }
}
