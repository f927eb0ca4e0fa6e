// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import java.util.UUID;

/// A child of the round's service and year for whom the machine chooses nothing.
///
/// @param why a code: what a person is asked (for some with the reason's code after a space: `RULE
///     guardian-abroad`), or why no unit could be chosen
/// @param secret only for those who may handle a family under a non-disclosure order; in no export, on
///     no map, in no count for others
public record Aside(UUID caseId, String why, boolean secret) {}
