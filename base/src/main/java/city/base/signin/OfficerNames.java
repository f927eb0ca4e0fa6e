// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import city.base.database.Sql;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What colleagues are called, as their issuer told at the last sign-in. Whatever is kept of an officer's work is kept
/// by the id; a page asks here for the name.
@Repository
public class OfficerNames {
    private static final String FIND = "select name from signin.officer where id = :id";
    private static final String LEARN =
            """
            insert into signin.officer (id, name, told_at) values (:id, :name, :at)
            on conflict (id) do update set name = excluded.name, told_at = excluded.told_at
            """;

    private final JdbcClient jdbc;

    OfficerNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param id under which the officer signs in
    /// @return empty where the issuer tells no names, or told it so long ago that it is kept no longer
    @Transactional(readOnly = true)
    public Optional<String> find(String id) {
        return jdbc.sql(FIND).param("id", id).query(String.class).optional();
    }

    /// @param officer who signs in; nothing is kept of one whom the issuer does not name
    @Transactional
    public void learn(SignedIn.Officer officer, Instant at) {
        if (!officer.name().isEmpty()) {
            jdbc.sql(LEARN)
                    .param("id", officer.id())
                    .param("name", officer.name())
                    .param("at", Sql.at(at))
                    .update();
        }
    }
}
