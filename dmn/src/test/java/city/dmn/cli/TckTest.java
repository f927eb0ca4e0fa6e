// SPDX-License-Identifier: EUPL-1.2
package city.dmn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import city.dmn.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The official compatibility kit. It lies outside this tree (its licence); `DMN_TCK` names another place.
class TckTest {
    private static final Clock NOON =
            Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void passes_every_case_of_the_kit() {
        var given = System.getenv("DMN_TCK");
        var kit = Path.of(given == null ? "../../shared/conformance/dmn-tck" : given);
        if (!Files.isDirectory(kit)) {
            var message = "No DMN compatibility kit at " + kit + "; set DMN_TCK to run it.";
            if ("true".equals(System.getenv("CI"))) {
                fail(message);
            }
            abort(message);
        }
        var results = new Tck(NOON, Options.standard(NOON).withJava(Tck.JAVA)).run(kit);
        assertThat(results).hasSizeGreaterThan(2000);
        assertThat(results.stream().filter(it -> !it.passed()).map(Tck.Result::csv).toList())
                .isEqualTo(List.of());
    }

    // --- a small kit of our own

    private static final String DMN = "https://www.omg.org/spec/DMN/20230324/MODEL/";

    private static List<Tck.Result> run(Path folder, Options options, String model, String cases)
            throws IOException {
        Files.createDirectories(folder.resolve("level/0001"));
        Files.writeString(folder.resolve("level/0001/main.dmn"), model);
        Files.writeString(
                folder.resolve("level/0001/0001-test-01.xml"),
                """
                <testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
                <modelName>main.dmn</modelName>%s</testCases>
                """
                        .formatted(cases));
        return new Tck(NOON, options).run(folder);
    }

    @Test
    void an_input_of_an_imported_model_is_named_with_its_namespace(@TempDir Path folder)
            throws IOException {
        Files.createDirectories(folder.resolve("level/0001"));
        Files.writeString(
                folder.resolve("level/0001/hello.dmn"),
                """
                <definitions xmlns="%s" name="Hello" namespace="urn:hello"><inputData name="who" id="w"><variable name="who" typeRef="string"/></inputData>
                <decision name="greeting" id="g"><variable name="greeting"/><informationRequirement><requiredInput href="#w"/></informationRequirement>
                <literalExpression><text>"Hello, " + who</text></literalExpression></decision></definitions>
                """
                        .formatted(DMN));
        Files.writeString(
                folder.resolve("level/0001/middle.dmn"),
                """
                <definitions xmlns="%s" name="Middle" namespace="urn:middle"><import name="h" namespace="urn:hello" importType="%s"/>
                <decision name="said" id="s"><variable name="said"/><informationRequirement><requiredDecision href="urn:hello#g"/></informationRequirement>
                <literalExpression><text>h.greeting + "!"</text></literalExpression></decision></definitions>
                """
                        .formatted(DMN, DMN));
        var main =
                """
                <definitions xmlns="%s" name="Main" namespace="urn:main"><import name="m" namespace="urn:middle" importType="%s"/>
                <inputData name="who" id="w"><variable name="who" typeRef="string"/></inputData>
                <decision name="x" id="x"><variable name="x"/><informationRequirement><requiredDecision href="urn:middle#s"/></informationRequirement>
                <informationRequirement><requiredInput href="#w"/></informationRequirement>
                <literalExpression><text>m.said + " " + who</text></literalExpression></decision></definitions>
                """
                        .formatted(DMN, DMN);
        var results =
                run(
                        folder,
                        Options.standard(NOON),
                        main,
                        """
                        <testCase id="1"><inputNode name="who" namespace="urn:hello"><value xsi:type="xsd:string">John</value></inputNode>
                        <inputNode name="who" namespace="urn:main"><value xsi:type="xsd:string">Mary</value></inputNode>
                        <resultNode name="x"><expected><value xsi:type="xsd:string">Hello, John! Mary</value></expected></resultNode>
                        <resultNode name="said" namespace="urn:middle"><expected><value xsi:type="xsd:string">Hello, John!</value></expected></resultNode></testCase>
                        """);
        assertThat(results)
                .containsExactly(new Tck.Result("level/0001", "0001-test-01", "1", true, ""));
    }

    @Test
    void functions_of_java_run_where_they_are_allowed_and_nowhere_else(@TempDir Path folder)
            throws IOException {
        var model =
                """
                <definitions xmlns="%s" name="Main" namespace="urn:main"><decision name="x" id="x"><variable name="x"/><context>
                <contextEntry><variable name="format"/><literalExpression><text>function(s1, n1) external {java: {class: "java.lang.String", method signature: "format(java.lang.String, [Ljava.lang.Object;)"}}</text></literalExpression></contextEntry>
                <contextEntry><literalExpression><text>format("foo %%s", "bar")</text></literalExpression></contextEntry></context></decision></definitions>
                """
                        .formatted(DMN);
        var cases =
                "<testCase id=\"1\"><resultNode name=\"x\"><expected><value xsi:type=\"xsd:string\">foo bar</value></expected></resultNode></testCase>";
        assertThat(run(folder, Options.standard(NOON).withJava(Tck.JAVA), model, cases))
                .extracting(Tck.Result::passed)
                .containsExactly(true);
        assertThat(run(folder, Options.standard(NOON), model, cases))
                .extracting(Tck.Result::passed)
                .containsExactly(false);
    }
}
