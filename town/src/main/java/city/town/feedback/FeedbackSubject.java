// SPDX-License-Identifier: EUPL-1.2
package city.town.feedback;

import city.base.subject.Roles;
import city.base.subject.Subject;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What feedback declares about itself.
@Configuration(proxyBeanMethods = false)
class FeedbackSubject {
    /// Read and answer feedback.
    static final String ANSWER = "feedback:answer";

    @Bean
    static Subject feedbackDeclared(Feedbacks feedbacks) {
        return Subject.named("feedback")
                .permission(
                        ANSWER,
                        Roles.SERVICE_OFFICER,
                        Roles.PROTECTED_CASE_OFFICER,
                        Roles.ADMINISTRATOR)
                .open("/feedback/**")
                .desk("/desk/feedback/**", ANSWER)
                .menu(140, "/desk/feedback", ANSWER)
                .worklist(
                        90,
                        "/desk/feedback",
                        ANSWER,
                        "feedback.desk.waiting",
                        _ -> feedbacks.countWaiting())
                .declared();
    }
}
