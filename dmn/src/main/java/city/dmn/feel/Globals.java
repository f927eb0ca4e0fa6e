// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import org.jspecify.annotations.Nullable;

/// The model's variables in one evaluation: input data, decisions (computed when first asked), functions.
public interface Globals {
    @Nullable Object value(int index);
}
