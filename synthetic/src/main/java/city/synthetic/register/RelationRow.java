// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.register;

import city.synthetic.record.Guardian;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row of `register.relation`: who decides for a child.
final class RelationRow {
    int id;
    int child;

    /// Null for a guardian without identity code.
    @Nullable Integer guardian;

    Guardian.@Nullable Foreigner foreigner;
    String kind = "";
    String role = "";
    LocalDate from = LocalDate.EPOCH;
    @Nullable LocalDate to;
    String living = "";
    List<String> rights = List.of();

    static RelationRow of(ResultSet row) throws SQLException {
        var relation = new RelationRow();
        relation.id = row.getInt("id");
        relation.child = row.getInt("child");
        relation.guardian = row.getObject("guardian", Integer.class);
        var given = row.getString("foreign_given");
        if (given != null) {
            relation.foreigner =
                    new Guardian.Foreigner(
                            given,
                            row.getString("foreign_family"),
                            row.getObject("foreign_born", LocalDate.class),
                            row.getString("foreign_country"));
        }
        relation.kind = row.getString("kind");
        relation.role = row.getString("role");
        relation.from = row.getObject("from_day", LocalDate.class);
        relation.to = Jdbc.day(row, "to_day");
        relation.living = row.getString("living");
        var rights = row.getString("rights");
        relation.rights = rights.isEmpty() ? List.of() : List.of(rights.split(","));
        return relation;
    }

    /// Writes the row in the order of the table's columns.
    void write(CopyRows rows) throws SQLException {
        var other = foreigner;
        rows.put(id).put(child).put(guardian);
        rows.put(other == null ? null : other.given()).put(other == null ? null : other.family());
        rows.put(other == null ? null : other.born()).put(other == null ? null : other.country());
        rows.put(kind).put(role).put(from).put(to).put(living).put(rights).end();
    }

    /// @return whether the guardian decides for the child on this day
    boolean holdsOn(LocalDate day) {
        return !kind.equals(Guardian.AD_LITEM)
                && !from.isAfter(day)
                && (to == null || to.isAfter(day));
    }

    /// @return the relation seen from one side
    /// @param other identity code of the other side, null where there is none
    Guardian seen(@Nullable String other) {
        return new Guardian(
                other, other == null ? foreigner : null, kind, role, from, to, living, rights);
    }
}
