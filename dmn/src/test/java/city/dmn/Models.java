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

    /// A file beside these tests.
    static byte[] bytes(String name) {
        try (var in = Models.class.getResourceAsStream("cases/" + name)) {
            return java.util.Objects.requireNonNull(in, name).readAllBytes();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// A model out of a file beside these tests.
    static DmnModel read(String name) {
        return DmnModel.compile(bytes(name), name).orThrow();
    }

    /// The faults of a model, each in one line.
    static java.util.List<String> faults(Compilation compilation) {
        return compilation.faults().stream().map(Fault::toString).toList();
    }

    static DmnModel compile(String xml) {
        return DmnModel.compile(xml, "test.dmn").orThrow();
    }
}
