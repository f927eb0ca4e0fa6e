// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How far each stream of changes was taken, kept in the transaction of the work that took it.
@Repository
public class Streams {
    private static final String BEGIN =
            """
            insert into casework.stream (name, position) values (:name, 0) on conflict (name) do nothing
            """;
    private static final String POSITION =
            "select position from casework.stream where name = :name for update";
    private static final String ADVANCE =
            "update casework.stream set position = :position where name = :name";

    private final JdbcClient jdbc;

    Streams(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Locked until the end of the transaction: several servers take a stream one after another.
    public long position(String stream) {
        jdbc.sql(BEGIN).param("name", stream).update();
        return jdbc.sql(POSITION).param("name", stream).query(Long.class).single();
    }

    public void advance(String stream, long position) {
        jdbc.sql(ADVANCE).param("position", position).param("name", stream).update();
    }
}
