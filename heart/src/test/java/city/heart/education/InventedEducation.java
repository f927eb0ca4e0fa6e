// SPDX-License-Identifier: EUPL-1.2
package city.heart.education;

import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import java.time.LocalDate;
import java.util.Map;

/// Education columns over invented records, for tests of other modules.
public final class InventedEducation {
    private InventedEducation() {}

    public static EducationColumns of(
            Map<ResidentId, EducationRecord> records, int size, LocalDate day) {
        var columns = new EducationColumns(new RecordingNumber(7), day, size);
        records.forEach((id, record) -> {
            var i = id.value();
            columns.provisions()[i] = (byte) record.provision().ordinal();
            columns.starts()[i] = (byte) record.start().ordinal();
            set(columns.begunEarly(), i, record.begunEarly());
            set(columns.needsPerson(), i, record.needsPerson());
            set(columns.placeElsewhere(), i, record.placeElsewhere());
        });
        return columns;
    }

    private static void set(long[] bitmap, int index, boolean value) {
        if (value) {
            bitmap[index >> 6] |= 1L << index;
        }
    }
}
