// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.Fault;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// A small tree of an XML file with the place of each text. Document types, and with them entities from
/// elsewhere and entity bombs, are refused; so are files of absurd size or depth. Elements of other namespaces than DMN's
/// are left out with all that is in them; those of none stay, so that somebody can say that they are strays.
final class Xml {
    private static final int MAX_DEPTH = 300;
    private static final int LONGEST_MESSAGE = 300;

    /// An element.
    ///
    /// @param line where its text begins, from 1
    /// @param column likewise
    record Element(
            String namespace,
            String name,
            Map<String, String> attributes,
            Map<String, String> prefixes,
            List<Element> children,
            String text,
            int line,
            int column) {
        @Nullable String attribute(String key) {
            return attributes.get(key);
        }

        String attribute(String key, String otherwise) {
            return attributes.getOrDefault(key, otherwise);
        }

        @Nullable Element child(String childName) {
            for (var child : children) {
                if (child.name().equals(childName)) {
                    return child;
                }
            }
            return null;
        }

        List<Element> children(String childName) {
            return children.stream().filter(it -> it.name().equals(childName)).toList();
        }

        /// The text of a child element; null when there is no such child.
        @Nullable String textOf(String childName) {
            var child = child(childName);
            return child == null ? null : child.text();
        }
    }

    /// The file is no XML that we read.
    static final class Refused extends Exception {
        final int line;
        final int column;

        Refused(int line, int column, String message) {
            super(message);
            this.line = line;
            this.column = column;
        }

        Fault fault(String file) {
            return new Fault(file, line, column, "", "", String.valueOf(getMessage()), "");
        }
    }

    private final XMLStreamReader reader;

    private Xml(XMLStreamReader reader) {
        this.reader = reader;
    }

    static Element read(String source) throws Refused {
        if (source.length() > XmlText.LARGEST) {
            throw new Refused(1, 1, "the file has more than " + XmlText.LARGEST + " characters");
        }
        if (source.isBlank()) {
            throw new Refused(1, 1, "the file is empty");
        }
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // The depth is counted here, so that the fault is told in our words.
        factory.setProperty("jdk.xml.maxElementDepth", 2 * MAX_DEPTH);
        try {
            var text = source.startsWith("\uFEFF") ? source.substring(1) : source;
            var reader = factory.createXMLStreamReader(new StringReader(text));
            var xml = new Xml(reader);
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.DTD ->
                            throw xml.refused(
                                    "a document type (DOCTYPE) is not allowed in a model");
                    case XMLStreamConstants.START_ELEMENT -> {
                        var root = xml.element(0, Map.of());
                        xml.toTheEnd();
                        return root;
                    }
                    default -> {}
                }
            }
            throw new Refused(1, 1, "the file is empty");
        } catch (XMLStreamException e) {
            var at = e.getLocation();
            throw new Refused(
                    at == null ? 1 : Math.max(1, at.getLineNumber()),
                    at == null ? 1 : Math.max(1, at.getColumnNumber()),
                    "no well-formed XML: " + inOneLine(e));
        }
    }

    private static String inOneLine(XMLStreamException e) {
        var message =
                String.valueOf(e.getMessage())
                        .replaceAll("(?s)^ParseError at \\[.*?\\]\\s*Message: ", "")
                        .replaceAll("\\s+", " ");
        return message.length() > LONGEST_MESSAGE
                ? message.substring(0, LONGEST_MESSAGE) + "…"
                : message;
    }

    /// What stands behind the root must be well-formed too.
    private void toTheEnd() throws XMLStreamException {
        while (reader.hasNext()) {
            reader.next();
        }
    }

    private Refused refused(String message) {
        var at = reader.getLocation();
        return new Refused(at.getLineNumber(), at.getColumnNumber(), message);
    }

    private Element element(int depth, Map<String, String> outerPrefixes)
            throws XMLStreamException, Refused {
        if (depth > MAX_DEPTH) {
            throw refused("elements nested deeper than " + MAX_DEPTH);
        }
        var namespace = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
        var name = reader.getLocalName();
        var attributes = new HashMap<String, String>();
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            var prefix = reader.getAttributePrefix(i);
            var key = reader.getAttributeLocalName(i);
            attributes.put(
                    prefix == null || prefix.isEmpty() ? key : prefix + ":" + key,
                    reader.getAttributeValue(i));
        }
        var prefixes = outerPrefixes;
        if (reader.getNamespaceCount() > 0) {
            prefixes = new HashMap<>(outerPrefixes);
            for (var i = 0; i < reader.getNamespaceCount(); i++) {
                var prefix = reader.getNamespacePrefix(i);
                prefixes.put(prefix == null ? "" : prefix, reader.getNamespaceURI(i));
            }
        }
        var line = reader.getLocation().getLineNumber();
        var column = reader.getLocation().getColumnNumber();
        var children = new ArrayList<Element>();
        var text = new StringBuilder();
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    var child = element(depth + 1, prefixes);
                    if (child.namespace().isEmpty()
                            || DmnSchema.NAMESPACES.contains(child.namespace())) {
                        children.add(child);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    return new Element(
                            namespace,
                            name,
                            attributes,
                            prefixes,
                            children,
                            text.toString(),
                            line,
                            column);
                }
                case XMLStreamConstants.CHARACTERS,
                        XMLStreamConstants.CDATA,
                        XMLStreamConstants.SPACE ->
                        text.append(reader.getText());
                case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw refused("unknown entity " + reader.getLocalName());
                default -> {}
            }
        }
    }
}
