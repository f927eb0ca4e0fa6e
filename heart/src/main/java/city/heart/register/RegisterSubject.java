// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import city.base.exchange.Feeds;
import city.base.shared.RecordingNumber;
import city.base.subject.Roles;
import city.base.subject.SeedWorld;
import city.base.subject.Subject;
import city.heart.population.Population;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Who sees the faults in the registers. The changes are taken every ten seconds, on one of the servers; a register that does not answer is asked
/// again the next time.
@Configuration(proxyBeanMethods = false)
class RegisterSubject {
    /// Faults in the registers.
    static final String ISSUES = "register:issues";

    /// Before the officers come: what a source has mended since yesterday is taken.
    private static final LocalTime RETRY_AT = LocalTime.of(2, 30);

    private static final RecordingNumber NOTHING = new RecordingNumber(0);

    /// What a load does, as a first start says it.
    private static final Map<String, String> STEPS =
            Map.of(
                    "read", "Reading the population register's extract",
                    "relations", "Joining children and guardians",
                    "indexes", "Making indexes");

    @Bean
    static Subject registerDeclared(
            Population population,
            RegisterLoad load,
            RegisterFeed feed,
            Feeds feeds,
            @Value("${city.register.poll:10s}") Duration poll) {
        return Subject.named("register")
                .permission(ISSUES, Roles.ADMINISTRATOR)
                .desk("/desk/issues/**", ISSUES)
                .seed("register.population", 10, world -> plant(world, population, load))
                .job("register-retry", RETRY_AT, feed::retryAllWhereNamed)
                .job(
                        "register-feed",
                        poll,
                        () -> feeds.take("register.source.population", feed::catchUpWhereNamed))
                .declared();
    }

    private static void plant(SeedWorld world, Population population, RegisterLoad load) {
        if (population.latest().equals(NOTHING)) {
            load.load(
                    world.files().resolve("population.ndjson"),
                    world.key("population"),
                    (step, share) -> world.progress().show(STEPS.getOrDefault(step, step), share));
        }
    }
}
