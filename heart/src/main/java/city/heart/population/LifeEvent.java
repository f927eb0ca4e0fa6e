// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import java.time.LocalDate;

/// What a recorded change means for a person. A stream: positions rise, and never appear late.
///
/// @param on        the day from which it holds; may lie before or after the day it was learned
/// @param recording in which it was learned
public record LifeEvent(
        long position, ResidentId subject, Kind kind, LocalDate on, RecordingNumber recording) {
    /// Kinds of life event.
    public enum Kind {
        BORN,
        DIED,
        MOVED_IN,
        MOVED_OUT,
        MOVED_WITHIN,
        /// On the child.
        GUARDIAN_CHANGED,
        NAME_CHANGED,
        LANGUAGE_CHANGED,
        ORDER_BEGAN,
        ORDER_ENDED,
        /// Care or guardian ad litem began, changed or ended; on the child.
        CARE_CHANGED,
        /// The identity code changed, or two records turned out to be one person.
        IDENTITY_CORRECTED,
        /// A fact that had been told was corrected for a time already past.
        CORRECTED,
        /// Somebody seen for the first time for another reason, such as a guardian elsewhere.
        FIRST_SEEN;

        /// A new name changes no fact that a rule may ask; everything else may.
        boolean changesFacts() {
            return this != NAME_CHANGED;
        }

        /// Whether what happened to one person can change the facts of a child of theirs, or of somebody
        /// in their dwelling. Changes of guardianship and care are events of the child itself.
        boolean reachesOthers() {
            return switch (this) {
                case DIED,
                        MOVED_IN,
                        MOVED_OUT,
                        MOVED_WITHIN,
                        ORDER_BEGAN,
                        ORDER_ENDED,
                        CORRECTED,
                        IDENTITY_CORRECTED ->
                        true;
                case BORN,
                        GUARDIAN_CHANGED,
                        NAME_CHANGED,
                        LANGUAGE_CHANGED,
                        CARE_CHANGED,
                        FIRST_SEEN ->
                        false;
            };
        }
    }
}
