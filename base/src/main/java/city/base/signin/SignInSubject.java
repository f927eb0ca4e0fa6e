// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import city.base.subject.Subject;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The way in is open to everybody.
@Configuration(proxyBeanMethods = false)
class SignInSubject {
    @Bean
    static Subject signinDeclared() {
        return Subject.named("signin")
                .open("/sign-in/**")
                .residents(SessionsPage.MINE + "/**")
                .menu(40, SessionsPage.MINE)
                .desk(SessionsPage.OFFICERS + "/**", null)
                .menu(160, SessionsPage.OFFICERS, null)
                .purposes("sign-in")
                .declared();
    }
}
