// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import city.base.shared.RecordingNumber;
import java.time.LocalDate;
import java.util.List;

/// Columns over invented families, for tests of other modules: the family at index n is resident n.
public final class InventedColumns {
    private InventedColumns() {}

    public static Columns of(List<Family> families, LocalDate day) {
        var columns = new Columns.Builder(new RecordingNumber(7), day, families.size() + 1);
        for (var family : families) {
            var child = family.child();
            var i = child.id().value();
            var birth = child.birth();
            if (birth.year() != null) {
                columns.birthYears[i] = birth.year().shortValue();
            }
            set(columns.birthDayKnown, i, birth.isComplete());
            set(columns.living, i, child.died() == null || child.died().isAfter(day));
            columns.municipalities[i] =
                    child.municipality() == null ? 0 : Short.parseShort(child.municipality());
            var code = child.motherTongueCode() == null ? "" : child.motherTongueCode();
            for (var c = 0; c < code.length(); c++) {
                columns.motherTongues[i] |= code.charAt(c) << 8 * c;
            }
            columns.guardians[i] =
                    (byte) family.guardians().stream().filter(Guardian::decides).count();
            set(columns.order, i, family.order());
            set(columns.permanentAddress, i, child.address() != null);
            set(columns.temporaryAddressOnly, i, child.temporaryAddressOnly());
            set(columns.inCare, i, family.inCare());
            set(columns.adLitem, i, family.adLitem());
            set(columns.twoHomes, i, family.twoHomes());
            set(columns.unclear, i, family.unclear());
            set(
                    columns.guardianElsewhere,
                    i,
                    family.guardians().stream().anyMatch(it -> it.person().municipality() == null));
        }
        return new Columns(columns);
    }

    private static void set(long[] bitmap, int index, boolean value) {
        if (value) {
            Columns.Builder.set(bitmap, index);
        }
    }
}
