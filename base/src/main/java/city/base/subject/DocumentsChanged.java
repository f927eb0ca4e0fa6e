// SPDX-License-Identifier: EUPL-1.2
package city.base.subject;

/// The pages that a subject declares for the search are others now, or say something else. Published in the transaction
/// that changes them.
///
/// @param subject its name
public record DocumentsChanged(String subject) {}
