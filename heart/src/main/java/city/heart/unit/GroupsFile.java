// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import city.base.exchange.CsvLines;
import city.base.shared.UnitId;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Reads `units/groups.csv`: a group of a unit a line, comma separated, UTF-8. A city may leave it out and
/// keep its groups at the desk, or give seats only (`places` of each unit).
final class GroupsFile {
    static final String FILE = "units/groups.csv";
    private static final List<String> HEADER =
            List.of("unit", "kind", "group", "seats", "caretakers", "first_day", "last_day");

    private GroupsFile() {}

    /// @param csv empty where there is no such file
    /// @throws FolderFault with the line that cannot be read
    static List<CareGroup> read(byte[] csv) {
        var groups = new ArrayList<CareGroup>();
        try {
            CsvLines.read(new ByteArrayInputStream(csv), HEADER, it -> groups.add(group(it)));
        } catch (CsvLines.BadFile fault) {
            throw new FolderFault(FILE, "line " + fault.line(), fault.what());
        }
        for (var a : groups) {
            for (var b : groups) {
                if (a != b && sameGroup(a, b) && a.on(b.first())) {
                    throw new FolderFault(
                            FILE,
                            a.unit().value() + ", " + a.name(),
                            "is there twice on " + b.first());
                }
            }
        }
        return groups;
    }

    private static boolean sameGroup(CareGroup a, CareGroup b) {
        return a.unit().equals(b.unit()) && a.kind().equals(b.kind()) && a.name().equals(b.name());
    }

    private static CareGroup group(CsvLines.Line line) {
        try {
            var name = line.text("group");
            if (name.isBlank() || name.length() > 100) {
                throw new IllegalArgumentException();
            }
            var last = line.text("last_day");
            var group =
                    new CareGroup(
                            UUID.randomUUID(),
                            new UnitId(line.text("unit")),
                            line.text("kind"),
                            name,
                            Integer.parseInt(line.text("seats")),
                            new BigDecimal(line.text("caretakers")),
                            LocalDate.parse(line.text("first_day")),
                            last.isEmpty() ? null : LocalDate.parse(last));
            if (group.seats() < 0
                    || group.seats() > 1000
                    || group.caretakers().signum() < 0
                    || group.caretakers().stripTrailingZeros().scale() > 1
                    || (group.last() != null && group.last().isBefore(group.first()))) {
                throw new IllegalArgumentException();
            }
            return group;
        } catch (IllegalArgumentException | DateTimeException _) {
            throw new FolderFault(
                    FILE,
                    "line " + line.number(),
                    "needs unit, kind, name, seats (0-1000), caretakers (one decimal), first day and,"
                            + " where known, last day");
        }
    }
}
