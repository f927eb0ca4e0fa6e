// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.shared.CityTime;
import city.base.shared.OwnCity;
import city.heart.casework.CaseworkFixture;
import city.heart.decision.DecisionFixture;
import city.heart.offer.OfferFixture;
import city.heart.placement.PlacementFixture;
import city.heart.placement.Placements;
import city.heart.placement.Presence;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/// This module and `placement` on a real PostgreSQL; everything outside is the `World`.
@TestConfiguration
@EnableTransactionManagement(proxyTargetClass = true)
@Import({
    CaseworkFixture.class,
    DecisionFixture.class,
    OfferFixture.class,
    DeskOffers.class,
    CasePasses.class,
    CaseEffects.class,
    Daily.class,
    PreparationSteps.class,
    OfficerOffers.class,
    OrderWatch.class,
    WaitingCases.class,
    FreedSeat.class,
    PlaceChanges.class,
    Presence.class,
    Siblings.class,
    PlacementFixture.class
})
public class PreparationContext {
    @Bean
    World world() {
        return new World();
    }

    @Bean
    MessageSource messageSource() {
        var source = new ResourceBundleMessageSource();
        source.setBasenames(
                "messages/offer", "messages/offer-link", "messages/letter", "messages/decision");
        source.setDefaultEncoding("UTF-8");
        return source;
    }

    @Bean
    World.Time time() {
        return new World.Time();
    }

    @Bean(defaultCandidate = false)
    @CityTime
    Clock cityClock(World.Time time) {
        return time;
    }

    @Bean
    OwnCity ownCity() {
        return OwnCity.read(Path.of("../cities/helsinki"));
    }

    /// A new connection for each transaction would be most of the time of these tests.
    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(Environment environment) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(environment.getRequiredProperty("spring.datasource.url"));
        pool.setUsername(environment.getRequiredProperty("spring.datasource.username"));
        pool.setPassword(environment.getRequiredProperty("spring.datasource.password"));
        pool.setMaximumPoolSize(4);
        return pool;
    }

    @Bean
    JdbcClient jdbcClient(DataSource source) {
        return JdbcClient.create(source);
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource source) {
        return new DataSourceTransactionManager(source);
    }

    /// Empties the tables of this module and of the placements.
    @Bean
    Runnable empty(Environment environment, Placements placements) {
        var owner =
                JdbcClient.create(
                        new DriverManagerDataSource(
                                environment.getRequiredProperty("spring.datasource.url"),
                                environment.getRequiredProperty("city.database.owner-user"),
                                environment.getRequiredProperty("city.database.owner-password")));
        return () -> {
            owner.sql(
                            """
                            truncate placement.hold,
                                     casework.case_file, casework.task, casework.in_hand, subject.stream_position,
                                     casework.sweep, casework.aside, offer.offer, offer.recipient, offer.reply,
                                     offer.history, offer.link, offer.sent_message, decision.decision,
                                     decision.party
                            """)
                    .update();
            PlacementFixture.fill(owner);
        };
    }
}
