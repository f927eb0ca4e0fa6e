// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.database.TestDatabase;
import city.base.secret.LinkTokens;
import city.base.shared.CityTime;
import city.base.shared.OwnCity;
import city.heart.casework.CaseworkFixture;
import city.heart.decision.DecisionFixture;
import city.heart.folder.Helsinki;
import city.heart.offer.OfferFixture;
import city.heart.placement.PlacementFixture;
import city.heart.placement.Placements;
import city.heart.placement.Presence;
import city.heart.proposal.OfferPageTexts;
import city.heart.proposal.ProposalTexts;
import city.heart.service.ServiceVersions;
import city.heart.service.ServicesFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
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
    OfferPageTexts.class,
    ProposalTexts.class,
    PlacementFixture.class
})
public class PreparationContext {
    @Bean
    LinkTokens linkTokens() throws IOException {
        return new LinkTokens("0123456789abcdef".repeat(4), "");
    }

    @Bean
    World world(LinkTokens tokens) {
        return new World(tokens);
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

    @Bean
    DataSource dataSource(Environment environment) {
        return TestDatabase.app(environment);
    }

    @Bean(defaultCandidate = false)
    @Qualifier("owner")
    DataSource ownerDataSource(Environment environment) {
        return TestDatabase.owner(environment);
    }

    @Bean
    JdbcClient jdbcClient(DataSource source) {
        return JdbcClient.create(source);
    }

    /// An empty catalogue: what is in force is the world's.
    @Bean
    ServiceVersions serviceVersions(JdbcClient jdbc, @CityTime Clock clock) {
        var services = ServicesFixture.services(jdbc, Helsinki.folders(), _ -> {}, clock);
        return ServicesFixture.versions(jdbc, services, clock);
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource source) {
        return new DataSourceTransactionManager(source);
    }

    /// Empties the tables of this module and of the placements.
    @Bean
    Runnable empty(@Qualifier("owner") DataSource source, Placements placements) {
        var owner = JdbcClient.create(source);
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
