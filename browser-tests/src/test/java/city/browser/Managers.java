// SPDX-License-Identifier: EUPL-1.2
package city.browser;

import city.base.signin.ManagedUnits;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The unit manager of the browser tests leads the unit to which most children come in the run that is put
/// forward: a small city leaves many units without any.
@Configuration(proxyBeanMethods = false)
class Managers {
    private static final String FULLEST =
            """
            select unit_id from round.run_unit
             where run_id in (select chosen from round.round) order by filled desc, unit_id limit 1
            """;

    @Bean
    @Primary
    ManagedUnits whereChildrenCome(JdbcClient jdbc) {
        return () -> jdbc.sql(FULLEST).query(String.class).list();
    }
}
