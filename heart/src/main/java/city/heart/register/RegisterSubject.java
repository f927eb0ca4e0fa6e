// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import city.base.exchange.Feeds;
import city.base.shared.RecordingNumber;
import city.base.subject.FaultList;
import city.base.subject.Quality;
import city.base.subject.Roles;
import city.base.subject.SeedWorld;
import city.base.subject.Subject;
import city.heart.population.Population;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
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

    private static final String EXTRACT = "population.ndjson";

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
            Issues issues,
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
                .faults(
                        "register.issues",
                        ISSUES,
                        new FaultList.Open() {
                            @Override
                            public long count() {
                                return issues.countOpen();
                            }

                            @Override
                            public List<FaultList.OpenFault> list(int offset, int most) {
                                return faults(issues.open(offset, most));
                            }
                        })
                .proved(Quality.KILLED, "AbruptEndTest")
                .proved(Quality.LOAD, "./city bench feed")
                .declared();
    }

    private static List<FaultList.OpenFault> faults(List<Issue> issues) {
        return issues.stream()
                .map(it ->
                        FaultList.OpenFault.of(
                                        "register.source." + it.source(),
                                        it.place(),
                                        "register.fault." + it.fault())
                                .met(it.raised(), it.times(), it.waiting())
                                .with(List.of(), actions(it)))
                .toList();
    }

    private static List<FaultList.Link> actions(Issue it) {
        var actions = new ArrayList<FaultList.Link>();
        var path = "/desk/issues/" + it.id();
        if (it.parked() && it.source().equals("population")) {
            actions.add(new FaultList.Link("register.issues.retry", path + "/retry"));
        }
        if (it.waiting() == 0) {
            actions.add(new FaultList.Link("register.issues.done", path + "/done"));
        }
        return actions;
    }

    private static void plant(SeedWorld world, Population population, RegisterLoad load) {
        if (!population.latest().equals(NOTHING) || !world.has(EXTRACT)) {
            return;
        }
        var heard = world.progress();
        var loaded =
                load.load(
                        world.files().resolve(EXTRACT),
                        world.key("population"),
                        new LoadProgress() {
                            @Override
                            public void at(String step, double share) {
                                heard.show(STEPS.getOrDefault(step, step), share);
                            }

                            @Override
                            public void rows(long rows) {
                                heard.rows(rows);
                            }
                        });
        heard.loaded("people", loaded.people());
        heard.loaded("relations between children and guardians", loaded.relations());
        loaded.broken().forEach(it -> heard.aside(EXTRACT, it.line(), it.text()));
    }
}
