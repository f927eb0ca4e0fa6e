// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import java.util.List;

/// A fact that a model asks for (input data).
///
/// @param name as facts are named
/// @param type as declared; [FeelType.Simple#ANY] when not
/// @param allowedValues the values where the type lists them one by one, in the order of the model; else empty
public record Input(String name, FeelType type, List<Object> allowedValues) {
    public Input {
        allowedValues = List.copyOf(allowedValues);
    }
}
