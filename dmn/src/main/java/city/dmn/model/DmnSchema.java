// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.model.Xml.Element;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What elements and attributes a DMN file can have: those of the XML schemas of DMN 1.1 to 1.6 together. What is of
/// DMN's own namespace and in none of them is told, since it would say nothing: a misspelt `hitpolicy` is no hit policy.
/// Elements and attributes of other namespaces are their owners' business.
final class DmnSchema {
    /// The namespaces of DMN 1.1 to 1.6.
    static final Set<String> NAMESPACES =
            Set.of(
                    "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
                    "http://www.omg.org/spec/DMN/20151101/dmn11.xsd",
                    "http://www.omg.org/spec/DMN/20180521/MODEL/",
                    "https://www.omg.org/spec/DMN/20191111/MODEL/",
                    "https://www.omg.org/spec/DMN/20211108/MODEL/",
                    "https://www.omg.org/spec/DMN/20230324/MODEL/",
                    "https://www.omg.org/spec/DMN/20240513/MODEL/");

    private static final Pattern SPACES = Pattern.compile("\\s+");

    /// Everything may have these: the schemas leave them out here and there, editors write them everywhere.
    private static final Set<String> ATTRIBUTES_OF_ALL = Set.of("id", "label");

    private static final Set<String> CHILDREN_OF_ALL = Set.of("description", "extensionElements");

    private static final String EXPRESSIONS =
            " literalExpression decisionTable context invocation list relation functionDefinition conditional filter"
                    + " for every some";

    /// One kind of element a line: its name, its attributes, its children.
    private static final String SCHEMA =
            """
            definitions | name namespace expressionLanguage typeLanguage exporter exporterVersion | import itemDefinition decision businessKnowledgeModel inputData knowledgeSource decisionService group textAnnotation association elementCollection performanceIndicator organizationUnit
            import | name namespace locationURI importType |
            importedValues | name namespace locationURI importType expressionLanguage | importedElement
            elementCollection | name | drgElement
            drgElement | href |
            decision | name | question allowedAnswers variable informationRequirement knowledgeRequirement authorityRequirement supportedObjective impactedPerformanceIndicator decisionMaker decisionOwner usingProcess usingTask EXPRESSIONS
            supportedObjective impactedPerformanceIndicator decisionMaker decisionOwner usingProcess usingTask | href |
            performanceIndicator | name URI | impactingDecision
            organizationUnit | name URI | decisionMade decisionOwned
            impactingDecision decisionMade decisionOwned owner | href |
            businessKnowledgeModel | name | variable encapsulatedLogic knowledgeRequirement authorityRequirement
            inputData | name href | variable
            knowledgeSource | name locationURI | authorityRequirement type owner
            decisionService | name | variable outputDecision encapsulatedDecision inputDecision inputData
            outputDecision encapsulatedDecision inputDecision | href |
            informationRequirement | | requiredDecision requiredInput
            knowledgeRequirement | | requiredKnowledge
            authorityRequirement | | requiredDecision requiredInput requiredAuthority
            requiredDecision requiredInput requiredKnowledge requiredAuthority | href |
            itemDefinition itemComponent | name typeRef typeLanguage isCollection | typeRef allowedValues typeConstraint itemComponent functionItem
            functionItem | outputTypeRef | parameters
            variable parameters parameter formalParameter column | name typeRef |
            literalExpression inputExpression outputEntry defaultOutputEntry | typeRef expressionLanguage | text importedValues
            inputEntry inputValues outputValues allowedValues typeConstraint | typeRef expressionLanguage | text
            invocation | typeRef | binding EXPRESSIONS
            binding | | parameter EXPRESSIONS
            decisionTable | typeRef hitPolicy aggregation preferredOrientation outputLabel | input output annotation rule
            input | | inputExpression inputValues
            output | name typeRef | outputValues defaultOutputEntry
            annotation | name |
            rule | | inputEntry outputEntry annotationEntry
            annotationEntry | | text
            context | typeRef | contextEntry
            contextEntry | | variable EXPRESSIONS
            encapsulatedLogic functionDefinition | typeRef kind | formalParameter EXPRESSIONS
            relation | typeRef | column row
            row list | typeRef | EXPRESSIONS
            for every some | typeRef iteratorVariable | in return satisfies
            conditional | typeRef | if then else
            filter | typeRef | in match
            in return satisfies if then else match | typeRef | EXPRESSIONS
            group | name |
            textAnnotation | textFormat | text
            association | associationDirection | sourceRef targetRef
            sourceRef targetRef | href |
            description question allowedAnswers text typeRef type importedElement | |
            """;

    private static final Set<String> EXPRESSION_KINDS = words(EXPRESSIONS);
    private static final Set<String> MANY_EXPRESSIONS = Set.of("list", "row");

    /// What stands in its parent once: a second one would say nothing.
    private static final Set<String> ONCE =
            words(
                    "expression variable text importedValues inputExpression inputValues outputValues"
                            + " defaultOutputEntry encapsulatedLogic typeRef allowedValues typeConstraint"
                            + " functionItem parameter in return satisfies if then else match");

    private static final int MOST_TOLD = 100;
    private static final int LONGEST_NAME = 60;

    private record Kind(Set<String> attributes, Set<String> children) {}

    private static final Map<String, Kind> KINDS = kinds();

    /// Hears what is strange.
    interface Listener {
        void strange(Element at, String message, String expected);
    }

    private DmnSchema() {}

    private static Map<String, Kind> kinds() {
        var kinds = new HashMap<String, Kind>();
        for (var line : SCHEMA.replace(" EXPRESSIONS", EXPRESSIONS).strip().split("\n")) {
            var parts = line.split("\\|", -1);
            for (var name : words(parts[0])) {
                kinds.put(name, new Kind(words(parts[1]), words(parts[2])));
            }
        }
        return kinds;
    }

    private static Set<String> words(String text) {
        return text.isBlank() ? Set.of() : Set.of(SPACES.split(text.strip()));
    }

    /// Tells every element and attribute of DMN's namespace that DMN does not know.
    ///
    /// @param root a `definitions`
    static void check(Element root, Listener listener) {
        new Walk(listener).element(root);
    }

    private static final class Walk {
        private final Listener listener;
        private int told;

        Walk(Listener listener) {
            this.listener = listener;
        }

        private void tell(Element at, String message, String expected) {
            if (++told <= MOST_TOLD) {
                listener.strange(at, message, expected);
            }
        }

        void element(Element element) {
            var kind = KINDS.get(element.name());
            if (kind == null) {
                return;
            }
            for (var attribute : new TreeSet<>(element.attributes().keySet())) {
                attribute(element, kind, attribute);
            }
            var seen = new HashSet<String>();
            for (var child : element.children()) {
                child(element, kind, child);
                var one = EXPRESSION_KINDS.contains(child.name()) ? "expression" : child.name();
                var many = MANY_EXPRESSIONS.contains(element.name());
                if (ONCE.contains(one) && !many && !seen.add(one)) {
                    tell(
                            child,
                            "<" + element.name() + "> holds more than one " + one,
                            "one of them");
                }
            }
        }

        private void attribute(Element element, Kind kind, String attribute) {
            var colon = attribute.indexOf(':');
            if (colon >= 0) {
                var namespace = element.prefixes().get(attribute.substring(0, colon));
                if (namespace != null && NAMESPACES.contains(namespace)) {
                    tell(
                            element,
                            "DMN's attributes have no prefix: "
                                    + shown(attribute)
                                    + " says nothing",
                            shown(attribute.substring(colon + 1)));
                }
                return;
            }
            if (!kind.attributes().contains(attribute) && !ATTRIBUTES_OF_ALL.contains(attribute)) {
                tell(
                        element,
                        "<" + element.name() + "> has no attribute \"" + shown(attribute) + "\"",
                        meant(attribute, with(kind.attributes(), ATTRIBUTES_OF_ALL)));
            }
        }

        private void child(Element element, Kind kind, Element child) {
            if (child.name().equals("extensionElements") && !child.namespace().isEmpty()) {
                return;
            }
            if (child.namespace().isEmpty()) {
                tell(
                        child,
                        "<" + shown(child.name()) + "> stands in no namespace, so it says nothing",
                        "DMN's own namespace, "
                                + element.namespace()
                                + ", or the namespace of whoever it is for");
                return;
            }
            if (!kind.children().contains(child.name())
                    && !CHILDREN_OF_ALL.contains(child.name())) {
                tell(
                        child,
                        "<" + element.name() + "> has no element <" + shown(child.name()) + ">",
                        meant(child.name(), with(kind.children(), CHILDREN_OF_ALL)));
                return;
            }
            element(child);
        }
    }

    private static Set<String> with(Set<String> some, Set<String> more) {
        var all = new HashSet<>(some);
        all.addAll(more);
        return all;
    }

    /// What somebody who wrote a name probably meant.
    static String meant(String name, Collection<String> known) {
        var nearest = nearest(name, known);
        return nearest != null
                ? nearest + " (did you mean that?)"
                : "one of " + String.join(", ", new TreeSet<>(known));
    }

    private static String shown(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
    }

    private static @Nullable String nearest(String name, Collection<String> known) {
        if (name.length() > LONGEST_NAME) {
            return null;
        }
        var wanted = name.toLowerCase(Locale.ROOT);
        String best = null;
        var least = Math.max(2, name.length() / 3) + 1;
        for (var each : List.copyOf(new TreeSet<>(known))) {
            var distance = distance(wanted, each.toLowerCase(Locale.ROOT));
            if (distance < least && distance < each.length()) {
                least = distance;
                best = each;
            }
        }
        return best;
    }

    /// How many letters must be put in, taken out or changed (Levenshtein).
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var above = row[j];
                var change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(above, row[j - 1]) + 1, corner + change);
                corner = above;
            }
        }
        return row[b.length()];
    }
}
