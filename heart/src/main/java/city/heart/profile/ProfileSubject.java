// SPDX-License-Identifier: EUPL-1.2
package city.heart.profile;

import city.base.shared.CityTime;
import city.base.subject.Subject;
import city.heart.population.Population;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// A resident's own data.
@Configuration(proxyBeanMethods = false)
class ProfileSubject {
    @Bean
    static Subject profileDeclared(
            Population population, Profiles profiles, @CityTime Clock clock) {
        return Subject.named("profile")
                .purposes("own-data")
                .residents("/my/data/**", "/my/contact/**")
                .menu(29, "/my/contact")
                .menu(30, "/my/data")
                .seed("profile.contacts", 30, new ContactSeed(population, profiles, clock)::plant)
                .declared();
    }
}
