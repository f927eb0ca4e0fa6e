// SPDX-License-Identifier: EUPL-1.2
package city.__wing__.__name__;

import city.base.subject.Roles;
import city.base.subject.Subject;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What `__name__` declares about itself.
@Configuration(proxyBeanMethods = false)
class __Name__Subject {
    /// Add one.
    static final String ADD = "__name__:add";

    @Bean
    static Subject __name__Declared() {
        return Subject.named("__name__")
                .permission(ADD, Roles.SERVICE_OFFICER)
                .open("/__names__")
                .desk("/desk/__names__", ADD)
                .menu(200, "/desk/__names__", ADD)
                .declared();
    }
}
