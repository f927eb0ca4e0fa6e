// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

import java.time.LocalDate;
import java.util.List;

/// The decision by which an authority lets a machine decide (Information Management Act 906/2019,
/// chapter 6 a). Published; the decision document names where.
///
/// @param deciders who decided, as it is published: an office or a body
/// @param on the day of the decision, also the first day on which the machine may decide
/// @param tests how the rule was tested before
/// @param officer who answers for the automated decisions
/// @param published where everybody can read it
public record DeploymentDecision(
        String deciders, LocalDate on, List<String> tests, String officer, String published) {
    public DeploymentDecision {
        tests = List.copyOf(tests);
    }
}
