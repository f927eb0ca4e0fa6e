// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// What stands in a rule's file, as its author wrote it: for reading it to people and for naming lines. Deciding is the
/// engine's.
///
/// @param description of the whole rule, in the author's language; empty where there is none
/// @param decisions in the order of the file, called functions among them
public record RuleDocument(String description, List<Decision> decisions) {
    public RuleDocument {
        decisions = List.copyOf(decisions);
    }

    /// One decision, or one function that decisions call.
    ///
    /// @param line in the file, from 1
    /// @param formulas FEEL as written, outside of tables
    public record Decision(
            String name,
            String description,
            int line,
            List<String> formulas,
            List<DecisionTable> tables) {
        public Decision {
            formulas = List.copyOf(formulas);
            tables = List.copyOf(tables);
        }
    }

    /// A decision table.
    ///
    /// @param policy as the file says it, such as `FIRST`
    /// @param inputs what each column asks, as written
    public record DecisionTable(
            String policy, List<String> inputs, List<OutputName> outputs, List<TableRow> rows) {
        public DecisionTable {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
            rows = List.copyOf(rows);
        }
    }

    /// @param name empty where a table has one nameless output
    public record OutputName(String name, int line) {}

    /// A row of a table.
    ///
    /// @param id as in the file; empty where there is none
    /// @param tests as written, one for each input
    /// @param answers as written, one for each output
    /// @param annotations by the name of their column
    public record TableRow(
            String id,
            int line,
            List<String> tests,
            List<String> answers,
            Map<String, String> annotations) {
        public TableRow {
            tests = List.copyOf(tests);
            answers = List.copyOf(answers);
            annotations = Map.copyOf(annotations);
        }

        /// The section of law on which it rests; empty where none is named.
        public String section() {
            return annotations.getOrDefault(Rule.SECTION, "");
        }
    }

    /// The decision of this name.
    public Optional<Decision> find(String name) {
        return decisions.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /// Reads a file that the engine has compiled.
    ///
    /// @throws IllegalArgumentException if it is no XML
    static RuleDocument read(String source) {
        try {
            var factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.IS_COALESCING, true);
            var xml = factory.createXMLStreamReader(new StringReader(source));
            while (xml.next() != XMLStreamConstants.START_ELEMENT) {
                // before the root element
            }
            return of(Element.read(xml));
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("The rule is no XML", e);
        }
    }

    private static RuleDocument of(Element root) {
        var decisions = new ArrayList<Decision>();
        for (var it : root.children()) {
            if (it.name().equals("decision") || it.name().equals("businessKnowledgeModel")) {
                var formulas = new ArrayList<String>();
                var tables = new ArrayList<DecisionTable>();
                logic(it, formulas, tables);
                decisions.add(
                        new Decision(
                                it.attribute("name"),
                                it.textOf("description"),
                                it.line(),
                                formulas,
                                tables));
            }
        }
        return new RuleDocument(root.textOf("description"), decisions);
    }

    private static void logic(Element at, List<String> formulas, List<DecisionTable> tables) {
        for (var it : at.children()) {
            switch (it.name()) {
                case "decisionTable" -> tables.add(table(it));
                case "literalExpression" -> formulas.add(it.textOf("text"));
                default -> logic(it, formulas, tables);
            }
        }
    }

    private static DecisionTable table(Element table) {
        var annotations = table.all("annotation").stream().map(it -> it.attribute("name")).toList();
        return new DecisionTable(
                table.attribute("hitPolicy").isEmpty() ? "UNIQUE" : table.attribute("hitPolicy"),
                table.all("input").stream()
                        .map(it -> it.child("inputExpression").textOf("text"))
                        .toList(),
                table.all("output").stream()
                        .map(it -> new OutputName(it.attribute("name"), it.line()))
                        .toList(),
                table.all("rule").stream().map(it -> row(it, annotations)).toList());
    }

    private static TableRow row(Element rule, List<String> annotations) {
        var notes = new LinkedHashMap<String, String>();
        var written = rule.all("annotationEntry");
        for (var i = 0; i < Math.min(annotations.size(), written.size()); i++) {
            notes.put(annotations.get(i), written.get(i).textOf("text"));
        }
        return new TableRow(
                rule.attribute("id"),
                rule.line(),
                rule.all("inputEntry").stream().map(it -> it.textOf("text")).toList(),
                rule.all("outputEntry").stream().map(it -> it.textOf("text")).toList(),
                notes);
    }

    /// An element of the file.
    ///
    /// @param text of its own, without that of its children
    private record Element(
            String name,
            Map<String, String> attributes,
            int line,
            String text,
            List<Element> children) {
        static Element read(XMLStreamReader xml) throws XMLStreamException {
            var line = xml.getLocation().getLineNumber();
            var name = xml.getLocalName();
            var attributes = new HashMap<String, String>();
            for (var i = 0; i < xml.getAttributeCount(); i++) {
                attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
            }
            var text = new StringBuilder();
            var children = new ArrayList<Element>();
            while (xml.next() != XMLStreamConstants.END_ELEMENT) {
                if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                    children.add(read(xml));
                } else if (xml.hasText() && xml.getEventType() != XMLStreamConstants.COMMENT) {
                    text.append(xml.getText());
                }
            }
            return new Element(name, attributes, line, text.toString(), children);
        }

        String attribute(String key) {
            return attributes.getOrDefault(key, "");
        }

        List<Element> all(String wanted) {
            return children.stream().filter(it -> it.name.equals(wanted)).toList();
        }

        Element child(String wanted) {
            return all(wanted).stream()
                    .findFirst()
                    .orElse(new Element(wanted, Map.of(), line, "", List.of()));
        }

        String textOf(String wanted) {
            return child(wanted).text().strip();
        }
    }
}
