// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import city.base.subject.Subject;
import java.time.LocalTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Every night the modules erase what is past its time. One that fails keeps no other from it.
@Configuration(proxyBeanMethods = false)
class RetentionJob {
    private static final Logger log = LoggerFactory.getLogger(RetentionJob.class);
    private static final LocalTime AT = LocalTime.of(1, 30);

    @Bean
    static Subject databaseDeclared(ObjectProvider<Retention> modules) {
        return Subject.named("database").job("retention", AT, () -> run(modules)).declared();
    }

    /// Asks every module in turn. The log says which and how much, never who.
    ///
    /// @throws IllegalStateException at the end, when one of them failed
    static void run(Iterable<Retention> modules) {
        var failed = 0;
        for (var module : modules) {
            try {
                var erased = module.erase();
                if (erased > 0) {
                    log.info("Retention of {}: {} erased.", module.of(), erased);
                }
            } catch (RuntimeException e) {
                failed++;
                log.error("Retention of {} failed: {}", module.of(), e.getClass().getSimpleName());
            }
        }
        if (failed > 0) {
            throw new IllegalStateException(failed + " modules could not erase what is past");
        }
    }
}
