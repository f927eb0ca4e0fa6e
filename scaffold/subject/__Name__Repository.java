// SPDX-License-Identifier: EUPL-1.2
package city.__wing__.__name__;

import city.base.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of `__name__`.
@Repository
class __Name__Repository {
    private static final String ADD =
            """
            insert into __name__.__name__ (id, text, last_day, made_at) values (:id, :text, :lastDay, :at)
            """;
    private static final String LIST =
            """
            select id, text, last_day, made_at from __name__.__name__
             where last_day >= :day order by made_at desc, id limit 200
            """;

    private final JdbcClient jdbc;

    __Name__Repository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(__Name__ it) {
        jdbc.sql(ADD)
                .param("id", it.id())
                .param("text", it.text())
                .param("lastDay", it.lastDay())
                .param("at", Sql.at(it.madeAt()))
                .update();
    }

    List<__Name__> listFrom(LocalDate day) {
        return jdbc.sql(LIST).param("day", day).query(__Name__Repository::row).list();
    }

    private static __Name__ row(ResultSet rs, int number) throws SQLException {
        return new __Name__(
                rs.getObject("id", UUID.class),
                rs.getString("text"),
                rs.getObject("last_day", LocalDate.class),
                Sql.instant(rs, "made_at"));
    }
}
