// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import city.base.shared.UnitId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Reads `units/groups.csv`: a group of a unit a line, comma separated, UTF-8. A city may leave it out and
/// keep its groups at the desk, or give seats only (`places` of each unit).
final class GroupsFile {
    static final String FILE = "units/groups.csv";
    private static final String HEADER = "unit,kind,group,seats,caretakers,first_day,last_day";

    private GroupsFile() {}

    /// @param csv empty where there is no such file
    /// @throws FolderFault with the line that cannot be read
    static List<CareGroup> read(byte[] csv) {
        var groups = new ArrayList<CareGroup>();
        var lines = new String(csv, StandardCharsets.UTF_8).lines().toList();
        for (var i = 0; i < lines.size(); i++) {
            if (i == 0) {
                if (!lines.getFirst().equals(HEADER)) {
                    throw new FolderFault(FILE, "line 1", "the header must be " + HEADER);
                }
            } else if (!lines.get(i).isBlank()) {
                groups.add(group(i + 1, lines.get(i).split(",", -1)));
            }
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

    private static CareGroup group(int line, String[] cells) {
        try {
            if (cells.length != 7 || cells[2].isBlank() || cells[2].length() > 100) {
                throw new IllegalArgumentException();
            }
            var group =
                    new CareGroup(
                            UUID.randomUUID(),
                            new UnitId(cells[0]),
                            cells[1],
                            cells[2].strip(),
                            Integer.parseInt(cells[3]),
                            new BigDecimal(cells[4]),
                            LocalDate.parse(cells[5]),
                            cells[6].isBlank() ? null : LocalDate.parse(cells[6]));
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
                    "line " + line,
                    "needs unit, kind, name, seats (0-1000), caretakers (one decimal), first day and,"
                            + " where known, last day");
        }
    }
}
