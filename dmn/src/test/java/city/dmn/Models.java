// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import java.time.LocalDate;

/// Small models for the tests.
final class Models {
    static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private Models() {}

    /// A model around the given elements.
    static String model(String elements) {
        return """
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="test" namespace="test" id="d">
        %s
        </definitions>
        """
                .formatted(elements);
    }

    /// A model with one decision `x` whose logic is a FEEL expression.
    static String expression(String feel) {
        return model(
                """
                <decision name="x" id="x"><variable name="x"/>
                <literalExpression><text>%s</text></literalExpression></decision>
                """
                        .formatted(
                                feel.replace("&", "&amp;")
                                        .replace("<", "&lt;")
                                        .replace(">", "&gt;")));
    }

    static DmnModel compile(String xml) {
        return DmnModel.compile(xml, "test.dmn").orThrow();
    }
}
