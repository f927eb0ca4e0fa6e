// SPDX-License-Identifier: EUPL-1.2
package city.heart.education;

import city.base.exchange.Feeds;
import city.base.subject.Quality;
import city.base.subject.SeedWorld;
import city.base.subject.Subject;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The changes are taken every ten seconds, on one of the servers; a register that does not answer is asked
/// again the next time.
@Configuration(proxyBeanMethods = false)
class EducationSubject {
    private static final String EXTRACT = "education.ndjson";

    @Bean
    static Subject educationDeclared(
            EducationLoad load,
            EducationFeed feed,
            EducationRecords records,
            Feeds feeds,
            @Value("${city.education.poll:10s}") Duration poll) {
        return Subject.named("education")
                .seed("education.records", 40, world -> plant(world, load, feed))
                .job(
                        "education-feed",
                        poll,
                        () -> feeds.take("register.source.education", feed::catchUpWhereNamed))
                .stream(records.changes())
                .proved(Quality.KILLED, "AbruptEndTest")
                .declared();
    }

    private static void plant(SeedWorld world, EducationLoad load, EducationFeed feed) {
        if (feed.key().isEmpty() && world.has(EXTRACT)) {
            var heard = world.progress();
            heard.show("Reading the education records", 0);
            var taken =
                    load.load(
                            world.files().resolve(EXTRACT),
                            world.key("education"),
                            it -> heard.aside(EXTRACT, it.line(), it.text()));
            heard.show("Reading the education records", 1);
            heard.loaded("education records", taken);
        }
    }
}
