// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import city.base.shared.ResidentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Moments and people as parameters and out of rows. A day is a `LocalDate` both ways; today is
/// `LocalDate.now(clock)`.
public final class Sql {
    private Sql() {}

    /// A moment as a parameter.
    public static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    /// The same of what may be absent.
    public static @Nullable OffsetDateTime atOrNull(@Nullable Instant moment) {
        return moment == null ? null : at(moment);
    }

    /// A moment out of a row that has it.
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(instantOrNull(row, column), column);
    }

    /// A moment out of a row, where it has one.
    public static @Nullable Instant instantOrNull(ResultSet row, String column)
            throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    /// People as one array parameter: their number is not bounded, that of parameters is.
    public static int[] numbers(Collection<ResidentId> people) {
        return people.stream().mapToInt(ResidentId::value).distinct().toArray();
    }
}
