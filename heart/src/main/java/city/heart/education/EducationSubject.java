// SPDX-License-Identifier: EUPL-1.2
package city.heart.education;

import city.base.exchange.Feeds;
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
                .declared();
    }

    private static void plant(SeedWorld world, EducationLoad load, EducationFeed feed) {
        if (feed.key().isEmpty()) {
            world.progress().show("Reading the education records", 0);
            load.load(world.files().resolve("education.ndjson"), world.key("education"));
            world.progress().show("Reading the education records", 1);
        }
    }
}
