// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import static city.dmn.Models.bytes;
import static city.dmn.Models.faults;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is misspelt in a model says nothing, so it is told.
class SchemaTest {
    @Test
    void misspelt_attributes_and_elements_are_told_by_name_and_line_with_what_is_meant() {
        assertThat(faults(DmnModel.compile(bytes("misspelt.dmn"), "m.dmn")))
                .containsExactly(
                        "m.dmn:2:65: <variable> has no attribute \"typeref\"; expected typeRef (did you mean that?)",
                        "m.dmn:4:53: <decisionTable> has no attribute \"aggregator\"; expected aggregation (did you mean that?)",
                        "m.dmn:4:53: <decisionTable> has no attribute \"hitpolicy\"; expected hitPolicy (did you mean that?)",
                        "m.dmn:4:139: <input> has no element <inputvalues>; expected inputValues (did you mean that?)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    <decison name="x" id="x"/>                              | <definitions> has no element <decison>; expected decision (did you mean that?)
                    <inputData name="a" id="a" typeRef="number"/>           | <inputData> has no attribute "typeRef"; expected one of href, id, label, name
                    <itemDefinition name="t" isColection="true"/>           | <itemDefinition> has no attribute "isColection"; expected isCollection (did you mean that?)
                    <itemDefinition name="t"><allowedvalue/></itemDefinition> | <itemDefinition> has no element <allowedvalue>; expected allowedValues (did you mean that?)
                    <itemDefinition name="t" isCollection="yes"/>           | item definition "t": isCollection is "yes"; expected true or false
                    <decision name="x" id="x"><variable name="x"/><list/><list/></decision>     | <decision> holds more than one expression; expected one of them
                    <inputData name="a" id="a"><variable name="a"/><variable name="b"/></inputData> | <inputData> holds more than one variable; expected one of them
                    <inputData xmlns="" name="a" id="a"/>                   | <inputData> stands in no namespace, so it says nothing
                    <inputData xmlns:d="https://www.omg.org/spec/DMN/20230324/MODEL/" d:name="a" name="b" id="a"/> | DMN's attributes have no prefix: d:name says nothing; expected name
                    """)
    void whatever_says_nothing_is_told(String element, String message) {
        var model = Models.model(element);
        assertThat(faults(DmnModel.compile(model, "m.dmn")))
                .singleElement()
                .asString()
                .startsWith("m.dmn:2:")
                .contains(message);
    }

    @Test
    void what_belongs_to_others_is_left_to_them() {
        var model =
                Models.model(
                        """
                        <extensionElements><rule xmlns="urn:other"/><decision nonsense="1"/></extensionElements>
                        <inputData xmlns:biodi="urn:biodi" biodi:width="3" name="a" id="a"><variable name="a" typeRef="number"/></inputData>
                        <decision xmlns:v="urn:vendor" v:hitpolicy="x" name="x" id="x"><v:decisionTable hitPolicy="FIRST"/><variable name="x"/>
                        <informationRequirement><requiredInput href="#a"/></informationRequirement><literalExpression><text>a</text></literalExpression></decision>
                        <v:decision xmlns:v="urn:vendor" name="y"/>
                        <dmndi:DMNDI xmlns:dmndi="https://www.omg.org/spec/DMN/20230324/DMNDI/"><dmndi:DMNDiagram odd="1"/></dmndi:DMNDI>
                        """);
        var compiled = Models.compile(model);
        assertThat(compiled.decisions()).containsExactly("x");
        assertThat(compiled.decision("x").decide(Map.of("a", 3), Models.DAY).value())
                .isEqualTo(java.math.BigDecimal.valueOf(3));
    }

    @ParameterizedTest
    @CsvSource({
        "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
        "http://www.omg.org/spec/DMN/20180521/MODEL/",
        "https://www.omg.org/spec/DMN/20191111/MODEL/",
        "https://www.omg.org/spec/DMN/20211108/MODEL/",
        "https://www.omg.org/spec/DMN/20230324/MODEL/",
        "https://www.omg.org/spec/DMN/20240513/MODEL/"
    })
    void whatever_the_schemas_allow_is_allowed(String namespace) {
        var model =
                """
                <definitions xmlns="%s" id="d" label="l" name="t" namespace="t" expressionLanguage="feel" typeLanguage="feel" exporter="e" exporterVersion="1">
                <description>about</description><extensionElements/>
                <import id="i" name="i" namespace="urn:x" locationURI="x" importType="http://www.w3.org/2001/XMLSchema"/>
                <itemDefinition id="t1" label="l" name="t" typeLanguage="feel" isCollection="0"><description/><typeRef>number</typeRef>
                <allowedValues id="av" expressionLanguage="feel"><text>1, 2</text></allowedValues><typeConstraint><text>1, 2</text></typeConstraint></itemDefinition>
                <itemDefinition name="f"><functionItem outputTypeRef="number"><parameters name="p" typeRef="number"/></functionItem></itemDefinition>
                <itemDefinition name="c"><itemComponent name="a" isCollection="true"><typeRef>t</typeRef></itemComponent></itemDefinition>
                <inputData id="in" label="l" name="in"><description/><variable id="v" label="l" name="in" typeRef="t"/></inputData>
                <knowledgeSource id="ks" name="ks" locationURI="x"><authorityRequirement id="ar"><requiredAuthority href="#ks"/></authorityRequirement><type>law</type><owner href="#ou"/></knowledgeSource>
                <businessKnowledgeModel id="b" name="b"><variable name="b"/><encapsulatedLogic id="e" kind="FEEL" typeRef="number"><formalParameter id="p" name="p" typeRef="number"/>
                <literalExpression id="le" label="l" typeRef="number" expressionLanguage="feel"><description/><text>p</text></literalExpression></encapsulatedLogic>
                <knowledgeRequirement id="kr"><requiredKnowledge href="#b"/></knowledgeRequirement><authorityRequirement><requiredDecision href="#x"/></authorityRequirement></businessKnowledgeModel>
                <decision id="x" name="x"><question>q</question><allowedAnswers>a</allowedAnswers><variable name="x"/><informationRequirement id="ir"><requiredInput href="#in"/></informationRequirement>
                <knowledgeRequirement><requiredKnowledge href="#b"/></knowledgeRequirement><authorityRequirement><requiredInput href="#in"/></authorityRequirement>
                <supportedObjective href="#pi"/><impactedPerformanceIndicator href="#pi"/><decisionMaker href="#ou"/><decisionOwner href="#ou"/><usingProcess href="p"/><usingTask href="t"/>
                <decisionTable id="dt" typeRef="number" hitPolicy="UNIQUE" preferredOrientation="Rule-as-Row" outputLabel="o"><input id="i1" label="in"><inputExpression id="ie" typeRef="t"><text>in</text></inputExpression>
                <inputValues expressionLanguage="feel"><text>1, 2</text></inputValues></input><output id="o" label="o" name="o" typeRef="number"><outputValues><text>1, 2</text></outputValues>
                <defaultOutputEntry><text>1</text></defaultOutputEntry></output><annotation name="law"/><rule id="r"><description/><inputEntry id="c"><description/><text>1</text></inputEntry>
                <outputEntry id="oe"><text>1</text></outputEntry><annotationEntry><text>x</text></annotationEntry></rule></decisionTable></decision>
                <decision id="y" name="y"><variable name="y"/><knowledgeRequirement><requiredKnowledge href="#b"/></knowledgeRequirement><context id="cx" typeRef="Any"><contextEntry id="ce"><variable name="l"/><list id="li" typeRef="Any"><literalExpression><text>1</text></literalExpression></list></contextEntry>
                <contextEntry><variable name="r"/><relation id="re"><column id="co" name="c" typeRef="number"/><row id="ro"><literalExpression><text>1</text></literalExpression></row></relation></contextEntry>
                <contextEntry><variable name="i"/><invocation id="inv"><literalExpression><text>b</text></literalExpression><binding><parameter id="pa" name="p"/><literalExpression><text>1</text></literalExpression></binding></invocation></contextEntry>
                <contextEntry><variable name="q"/><some id="so" iteratorVariable="n"><in id="inn" typeRef="Any"><literalExpression><text>l</text></literalExpression></in><satisfies><literalExpression><text>n = 1</text></literalExpression></satisfies></some></contextEntry>
                <contextEntry><variable name="w"/><for iteratorVariable="n"><in><literalExpression><text>l</text></literalExpression></in><return><literalExpression><text>n</text></literalExpression></return></for></contextEntry>
                <contextEntry><variable name="k"/><conditional><if><literalExpression><text>true</text></literalExpression></if><then><literalExpression><text>1</text></literalExpression></then><else><literalExpression><text>2</text></literalExpression></else></conditional></contextEntry>
                <contextEntry><variable name="z"/><filter><in><literalExpression><text>l</text></literalExpression></in><match><literalExpression><text>item = 1</text></literalExpression></match></filter></contextEntry></context></decision>
                <decisionService id="ds" name="ds"><variable name="ds"/><outputDecision href="#x"/><encapsulatedDecision href="#y"/><inputDecision href="#y"/><inputData href="#in"/></decisionService>
                <group id="g" name="g"/><textAnnotation id="ta" textFormat="text/plain"><text>note</text></textAnnotation><association id="as" associationDirection="One"><sourceRef href="#x"/><targetRef href="#ta"/></association>
                <elementCollection id="ec" name="ec"><drgElement href="#x"/></elementCollection>
                <performanceIndicator id="pi" name="pi" URI="u"><impactingDecision href="#x"/></performanceIndicator><organizationUnit id="ou" name="ou" URI="u"><decisionMade href="#x"/><decisionOwned href="#x"/></organizationUnit>
                </definitions>
                """
                        .formatted(namespace);
        assertThat(faults(DmnModel.compile(model, "m.dmn"))).isEmpty();
    }
}
