// SPDX-License-Identifier: EUPL-1.2
package city.heart.education;

import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import java.time.LocalDate;

/// A child's education record changed. A stream: positions rise, and never appear late.
///
/// @param on the day from which the changed record holds
public record EducationChange(
        long position, ResidentId child, LocalDate on, RecordingNumber recording) {}
