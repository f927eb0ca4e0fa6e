// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

/// A rule as a city would write it: due for pre-primary education in the school year that begins on 1 August of
/// the year of the sixth birthday; whatever the law leaves to a person goes to a person first.
final class PrePrimary {
    static final String RULE =
            Models.model(
                    """
                    <itemDefinition name="tAnswer"><typeRef>string</typeRef>
                      <allowedValues><text>"met", "not met", "person"</text></allowedValues></itemDefinition>
                    <itemDefinition name="tStart"><typeRef>string</typeRef>
                      <allowedValues><text>"ordinary", "earlier", "later"</text></allowedValues></itemDefinition>
                    <inputData name="birth date" id="b"><variable name="birth date" typeRef="date"/></inputData>
                    <inputData name="home municipality" id="m"><variable name="home municipality" typeRef="string"/></inputData>
                    <inputData name="non-disclosure order" id="n"><variable name="non-disclosure order" typeRef="boolean"/></inputData>
                    <inputData name="decided start" id="s"><variable name="decided start" typeRef="tStart"/></inputData>
                    <inputData name="number of guardians" id="g"><variable name="number of guardians" typeRef="number"/></inputData>
                    <decision name="school year" id="y"><variable name="school year" typeRef="number"/>
                      <literalExpression><text>if today() &lt; date(today().year, 8, 1) then today().year else today().year + 1</text></literalExpression></decision>
                    <decision name="age" id="a"><variable name="age" typeRef="number"/>
                      <informationRequirement><requiredDecision href="#y"/></informationRequirement>
                      <informationRequirement><requiredInput href="#b"/></informationRequirement>
                      <literalExpression><text>school year - birth date.year</text></literalExpression></decision>
                    <decision name="due" id="due"><variable name="due"/>
                      <informationRequirement><requiredDecision href="#a"/></informationRequirement>
                      <informationRequirement><requiredInput href="#m"/></informationRequirement>
                      <informationRequirement><requiredInput href="#n"/></informationRequirement>
                      <informationRequirement><requiredInput href="#s"/></informationRequirement>
                      <informationRequirement><requiredInput href="#g"/></informationRequirement>
                      <decisionTable hitPolicy="FIRST">
                        <input><inputExpression typeRef="number"><text>age</text></inputExpression></input>
                        <input><inputExpression typeRef="string"><text>home municipality</text></inputExpression></input>
                        <input><inputExpression typeRef="boolean"><text>non-disclosure order</text></inputExpression></input>
                        <input><inputExpression typeRef="tStart"><text>decided start</text></inputExpression></input>
                        <input><inputExpression typeRef="number"><text>number of guardians</text></inputExpression></input>
                        <output name="answer" typeRef="tAnswer"/><output name="reason" typeRef="string"/>
                        <annotation name="section"/>
                    """
                            + rule(
                                    "null",
                                    "-",
                                    "-",
                                    "-",
                                    "-",
                                    "person",
                                    "birth-date-unknown",
                                    "434/2003 31 §")
                            + rule(
                                    "[5..7]",
                                    "\"091\"",
                                    "true",
                                    "-",
                                    "-",
                                    "person",
                                    "order",
                                    "1331/2007")
                            + rule(
                                    "[5..7]",
                                    "\"091\"",
                                    "null",
                                    "-",
                                    "-",
                                    "person",
                                    "order-unknown",
                                    "")
                            + rule(
                                    "5",
                                    "\"091\"",
                                    "-",
                                    "\"earlier\"",
                                    "-",
                                    "person",
                                    "earlier-start",
                                    "628/1998 27 §")
                            + rule(
                                    "6",
                                    "\"091\"",
                                    "-",
                                    "\"later\"",
                                    "-",
                                    "met",
                                    "later-start",
                                    "628/1998 26 a §")
                            + rule(
                                    "6",
                                    "\"091\"",
                                    "-",
                                    "-",
                                    "&lt; 1",
                                    "person",
                                    "no-guardian",
                                    "361/1983 5 §")
                            + rule(
                                    "6",
                                    "\"091\"",
                                    "-",
                                    "-",
                                    "-",
                                    "met",
                                    "turns-six",
                                    "628/1998 26 a §")
                            + rule(
                                    "7",
                                    "\"091\"",
                                    "-",
                                    "\"later\"",
                                    "&gt;= 1",
                                    "met",
                                    "later-start",
                                    "628/1998 26 a §")
                            + rule("-", "-", "-", "-", "-", "not met", "other-age-or-place", "")
                            + "</decisionTable></decision>");

    private PrePrimary() {}

    private static String rule(
            String age,
            String municipality,
            String order,
            String start,
            String guardians,
            String answer,
            String reason,
            String section) {
        var cells = new StringBuilder();
        for (var cell : new String[] {age, municipality, order, start, guardians}) {
            cells.append("<inputEntry><text>").append(cell).append("</text></inputEntry>");
        }
        return "<rule>"
                + cells
                + "<outputEntry><text>\""
                + answer
                + "\"</text></outputEntry><outputEntry><text>\""
                + reason
                + "\"</text></outputEntry><annotationEntry><text>"
                + section
                + "</text></annotationEntry></rule>\n";
    }
}
