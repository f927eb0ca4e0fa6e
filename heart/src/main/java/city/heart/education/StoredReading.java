// SPDX-License-Identifier: EUPL-1.2
package city.heart.education;

/// A record as the education interface wrote it, or why it cannot be taken.
sealed interface StoredReading permits Stored, Stored.Bad {}
