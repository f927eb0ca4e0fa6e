// SPDX-License-Identifier: EUPL-1.2
package city.education;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The changes are taken every ten seconds, on one of the servers; a register that does not answer
/// is asked again the next time. A component and no method of a configuration, so that a test of
/// another module can leave it out.
@Component
class EducationFeedJob extends RecurringTask<Void> {
    private final EducationFeed feed;

    EducationFeedJob(EducationFeed feed, @Value("${city.education.poll:10s}") Duration poll) {
        super("education-feed", FixedDelay.of(poll), Void.class);
        this.feed = feed;
    }

    @Override
    public void executeRecurringly(TaskInstance<Void> task, ExecutionContext context) {
        feed.catchUpWhereNamed();
    }
}
