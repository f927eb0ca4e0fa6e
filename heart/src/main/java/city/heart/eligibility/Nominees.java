// SPDX-License-Identifier: EUPL-1.2
package city.heart.eligibility;

import city.base.shared.RecordingNumber;
import java.util.BitSet;

/// Whom a sweep over the whole city nominates. It opens no case: each is read again and decided in
/// row form first, and a difference goes to a person.
///
/// @param met residents' numbers whose answer is met
/// @param person residents' numbers for whom a person must look
/// @param known what the columns knew
public record Nominees(BitSet met, BitSet person, RecordingNumber known) {
    /// Both together, in a new set.
    public BitSet all() {
        var all = (BitSet) met.clone();
        all.or(person);
        return all;
    }
}
