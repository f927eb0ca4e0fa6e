// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import static city.dmn.Models.DAY;
import static city.dmn.Models.bytes;
import static city.dmn.Models.faults;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Models that import models (DMN 1.5, 6.3.3).
class ImportTest {
    private static final String DMN = "https://www.omg.org/spec/DMN/20230324/MODEL/";

    private static String file(String namespace, String elements) {
        return """
        <definitions xmlns="%s" name="%s" namespace="urn:%s">%s</definitions>
        """
                .formatted(DMN, namespace, namespace, elements);
    }

    private static String imports(String name, String namespace) {
        return "<import name=\"%s\" namespace=\"urn:%s\" importType=\"%s\"/>"
                .formatted(name, namespace, DMN);
    }

    private static String decision(String name, String requirement, String feel) {
        return """
        <decision name="%s" id="%s"><variable name="%s"/>%s<literalExpression><text>%s</text></literalExpression></decision>
        """
                .formatted(name, name, name, requirement, feel);
    }

    private static String requires(String href) {
        return "<informationRequirement><requiredDecision href=\"urn:%s\"/></informationRequirement>"
                .formatted(href);
    }

    private static Compilation compile(Map<String, String> files) {
        return DmnModel.compile(files, "main.dmn", Options.SERVICE);
    }

    @ParameterizedTest
    @CsvSource({"a.dmn, b.dmn", "b.dmn, a.dmn", "z.dmn, y.dmn", "y.dmn, z.dmn"})
    void what_is_imported_is_known_before_whatever_the_files_are_called(String a, String b) {
        var files =
                new ArrayList<>(
                        List.of(
                                new ModelFile(a, bytes("import-order/a.dmn")),
                                new ModelFile(b, bytes("import-order/b.dmn"))));
        Collections.shuffle(files, new java.util.Random(a.hashCode()));
        files.addFirst(new ModelFile("main.dmn", bytes("import-order/main.dmn")));
        var model = DmnModel.compile(files, Options.SERVICE).orThrow();
        assertThat(model.inputs().stream().map(Input::name))
                .containsExactly("mid.base.income", "house");
        var facts = Map.of("mid.base.income", 1000, "house", Map.of("rent", 100));
        assertThat(model.decision("left").decide(facts, DAY))
                .isEqualTo(new Outcome(new BigDecimal("600.0"), List.of()));
    }

    @Test
    void services_and_functions_of_an_imported_model_keep_the_names_of_their_parameters() {
        var model =
                DmnModel.compile(
                                List.of(
                                        new ModelFile(
                                                "use.dmn", bytes("service-parameters/uselib.dmn")),
                                        new ModelFile(
                                                "lib.dmn", bytes("service-parameters/lib.dmn"))),
                                Options.SERVICE)
                        .orThrow();
        assertThat(model.decision("d").decide(Map.of(), DAY))
                .isEqualTo(new Outcome(new BigDecimal("2.5"), List.of()));
        assertThat(model.decision("e").decide(Map.of(), DAY))
                .isEqualTo(new Outcome(BigDecimal.valueOf(44), List.of()));
        assertThat(model.service("my lib.svc", Map.of("x", 4), DAY).value())
                .isEqualTo(BigDecimal.valueOf(8));
    }

    @Test
    void models_that_import_each_other_in_a_circle_are_told_with_the_way() {
        var files =
                Map.of(
                        "main.dmn", file("m", imports("a", "a") + decision("x", "", "1")),
                        "a.dmn", file("a", imports("b", "b")),
                        "b.dmn", file("b", imports("a", "a")));
        assertThat(faults(compile(files)))
                .singleElement()
                .asString()
                .startsWith("b.dmn:1:")
                .endsWith(
                        "the models import each other in a circle: a.dmn imports b.dmn imports a.dmn;"
                                + " expected imports without circles");
        var own = Map.of("main.dmn", file("m", imports("a", "m") + decision("x", "", "1")));
        assertThat(faults(compile(own)))
                .singleElement()
                .asString()
                .endsWith("the model imports its own namespace; expected that of another");
    }

    @Test
    void one_model_imported_on_two_ways_is_there_once() {
        var files =
                Map.of(
                        "main.dmn",
                        file(
                                "m",
                                imports("left", "l")
                                        + imports("right", "r")
                                        + decision(
                                                "x",
                                                requires("l#half") + requires("r#double"),
                                                "left.half + right.double")),
                        "l.dmn",
                        file(
                                "l",
                                imports("base", "b")
                                        + decision("half", requires("b#ten"), "base.ten / 2")),
                        "r.dmn",
                        file(
                                "r",
                                imports("other name", "b")
                                        + decision(
                                                "double", requires("b#ten"), "other name.ten * 2")),
                        "b.dmn",
                        file("b", decision("ten", "", "10")));
        var model = compile(files).orThrow();
        assertThat(model.decisions())
                .containsExactly("left.base.ten", "left.half", "right.double", "x");
        assertThat(model.decision("x").decide(Map.of(), DAY).value())
                .isEqualTo(BigDecimal.valueOf(25));
        assertThat(model.nameOf("urn:b", "ten")).contains("left.base.ten");
        assertThat(model.nameOf("urn:b", "eleven")).isEmpty();
    }

    @Test
    void files_that_nothing_imports_do_not_count_even_when_they_are_broken() {
        var files =
                Map.of(
                        "main.dmn",
                        file("m", imports("b", "b") + decision("x", requires("b#ten"), "b.ten")),
                        "b.dmn",
                        file("b", decision("ten", "", "10")),
                        "other.dmn",
                        file("o", decision("wrong", "", "1 +")),
                        "broken.dmn",
                        "<definitions");
        assertThat(compile(files).orThrow().decisions()).containsExactly("b.ten", "x");
    }

    @Test
    void what_is_missing_or_there_twice_is_told_with_the_place_of_the_import() {
        var main = file("m", imports("b", "b") + decision("x", "", "1"));
        assertThat(faults(compile(Map.of("main.dmn", main, "broken.dmn", "<definitions"))))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("main.dmn:1:")
                .endsWith(
                        "the imported model \"urn:b\" is not given; expected a file with that namespace");
        var b = file("b", decision("ten", "", "10"));
        assertThat(faults(compile(Map.of("main.dmn", main, "b.dmn", b, "c.dmn", b))))
                .singleElement()
                .asString()
                .contains("several files have the imported namespace \"urn:b\": b.dmn, c.dmn");
        var located = main.replace("importType", "locationURI=\"lib/c.dmn\" importType");
        assertThat(compile(Map.of("main.dmn", located, "b.dmn", b, "c.dmn", b)).faults()).isEmpty();
        var twice = file("m", imports("b", "b") + imports("b", "c") + decision("x", "", "1"));
        assertThat(faults(compile(Map.of("main.dmn", twice, "b.dmn", b, "c.dmn", file("c", "")))))
                .singleElement()
                .asString()
                .contains("two imports have the name \"b\"");
    }
}
