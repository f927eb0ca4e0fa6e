// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.database.TestDatabase;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RightScopeTest {
    private static final String READ_SECRET = "cases:secret";
    private static final JdbcClient JDBC =
            JdbcClient.create(TestDatabase.app(TestDatabase.fresh()));

    private List<String> seen(RightScope scope) {
        return JDBC.sql(
                        """
                        select name from (values ('a', 'north', false), ('b', 'north', true), ('c', 'south', false))
                               as r (name, unit_id, protected)
                         where (:everywhere or unit_id = any(:units)) and (:secret or not protected) order by name
                        """)
                .params(scope.places())
                .query(String.class)
                .list();
    }

    private static SignedIn.Officer officer(Set<String> units, String... permissions) {
        return new SignedIn.Officer("anna", "", Set.of(), units, Set.of(permissions));
    }

    @Test
    void what_is_protected_is_there_for_those_who_may_only() {
        assertThat(seen(RightScope.of(officer(Set.of(), READ_SECRET), READ_SECRET)))
                .containsExactly("a", "b", "c");
        assertThat(seen(RightScope.of(officer(Set.of()), READ_SECRET))).containsExactly("a", "c");
    }

    @Test
    void who_leads_units_sees_their_rows_and_who_leads_none_sees_nothing() {
        assertThat(seen(RightScope.ofOwnUnits(officer(Set.of("north"), READ_SECRET))))
                .containsExactly("a");
        assertThat(seen(RightScope.ofOwnUnits(officer(Set.of())))).isEmpty();
    }

    @Test
    void a_row_at_hand_is_asked_the_same() {
        assertThat(RightScope.ALL.reaches(true)).isTrue();
        assertThat(RightScope.UNPROTECTED.reaches(true)).isFalse();
        assertThat(RightScope.UNPROTECTED.reaches(false)).isTrue();
    }
}
