// SPDX-License-Identifier: EUPL-1.2
package city.base.subject;

import java.util.List;

/// The roles of the people who work for the city, as the issuer's claim names them.
public final class Roles {
    /// Handles the cases of a service at the desk, answers the phone, signs decisions.
    public static final String SERVICE_OFFICER = "service-officer";

    /// The few who may handle a family under a non-disclosure order.
    public static final String PROTECTED_CASE_OFFICER = "protected-case-officer";

    /// Writes a service: rule, texts, examples.
    public static final String RULE_AUTHOR = "rule-author";

    /// The second pair of eyes: publishes what another wrote.
    public static final String PUBLISHER = "publisher";

    /// Looks at costs, capacity and consequences; sees no person.
    public static final String DECISION_MAKER = "decision-maker";

    /// Looks after the platform: issues of the feed, deliveries, jobs; sees no person.
    public static final String ADMINISTRATOR = "administrator";

    /// Checks what others decided, with a stated purpose: takes out the files of rounds.
    public static final String AUDITOR = "auditor";

    /// Leads units, which the issuer names beside the role, and answers for their places: sees no other
    /// unit and no name.
    public static final String UNIT_MANAGER = "unit-manager";

    /// All of them, in the order in which the demonstration offers them.
    public static final List<String> ALL =
            List.of(
                    SERVICE_OFFICER,
                    PROTECTED_CASE_OFFICER,
                    RULE_AUTHOR,
                    PUBLISHER,
                    DECISION_MAKER,
                    ADMINISTRATOR,
                    AUDITOR,
                    UNIT_MANAGER);

    private Roles() {}
}
