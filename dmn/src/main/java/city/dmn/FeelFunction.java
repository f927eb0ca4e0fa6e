// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import java.util.List;

/// A function as a FEEL value: built in, user-defined, a business knowledge model or a decision service.
public interface FeelFunction {
    /// The names of the parameters in order.
    List<String> parameters();
}
