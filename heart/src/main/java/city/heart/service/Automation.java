// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

/// How far the machine may go (Administrative Procedure Act 434/2003, sections 53 e–g).
public sealed interface Automation {
    /// The machine prepares, an officer signs.
    record Prepare() implements Automation {}

    /// The machine decides alone what the rule answers with met or not met, under a published decision.
    record Decide(DeploymentDecision deployment) implements Automation {}
}
