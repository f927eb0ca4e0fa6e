// SPDX-License-Identifier: EUPL-1.2
package city.base.usage;

/// The legal basis of a use of personal data: GDPR, Article 6(1), points (a) to (f) in order.
public enum Basis {
    CONSENT,
    CONTRACT,
    DUTY,
    VITAL,
    TASK,
    LEGITIMATE_INTEREST
}
