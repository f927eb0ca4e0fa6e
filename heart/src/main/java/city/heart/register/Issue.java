// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import city.base.shared.ResidentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A bad record of a register: what, where, and (by the fault's texts) how to mend it at the source.
/// It holds no value of the record.
///
/// @param source      `population` or `education`
/// @param registerKey of the page in which it came, null for base data
/// @param place       record, group and field by the register's names
/// @param resident    whom it concerns, null where that is not known
/// @param parked      the person's changes wait until it is mended
/// @param waiting     how many changes wait
/// @param times       how often the same was met
public record Issue(
        long id,
        Instant raised,
        String source,
        @Nullable Long registerKey,
        RecordFault fault,
        String place,
        @Nullable ResidentId resident,
        boolean parked,
        int waiting,
        int times) {}
