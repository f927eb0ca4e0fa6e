// SPDX-License-Identifier: EUPL-1.2
package city.heart.authoring;

import city.base.subject.Roles;
import city.base.subject.Subject;
import city.base.subject.Worklist;
import city.heart.service.ServiceVersions;
import city.heart.service.Version;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Authors write, publishers decide; nobody does both with one version.
@Configuration(proxyBeanMethods = false)
class AuthoringSubject {
    static final String READ = "authoring:read";
    static final String WRITE = "authoring:write";
    static final String PUBLISH = "authoring:publish";

    @Bean
    static Subject authoringDeclared(ServiceVersions versions) {
        return Subject.named("authoring")
                .permission(READ, Roles.RULE_AUTHOR, Roles.PUBLISHER)
                .permission(WRITE, Roles.RULE_AUTHOR)
                .permission(PUBLISH, Roles.PUBLISHER)
                .desk("/desk/services/**", READ)
                .desk("/desk/services/hand-in", WRITE)
                .desk("/desk/services/{service}/{version}/file", WRITE)
                .desk("/desk/services/{service}/{version}/approve", PUBLISH)
                .desk("/desk/services/{service}/{version}/send-back", PUBLISH)
                .menu(150, "/desk/services", READ)
                .worklist(
                        95,
                        "/desk/services",
                        PUBLISH,
                        "authoring.waiting",
                        _ -> new Worklist.Count(waiting(versions), 0))
                .purposes("rule-comparison")
                .declared();
    }

    private static long waiting(ServiceVersions versions) {
        return versions.list().stream()
                .filter(it -> it.version().state() == Version.State.DRAFT)
                .count();
    }
}
