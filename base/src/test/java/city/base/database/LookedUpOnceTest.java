// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

class LookedUpOnceTest {
    private final LookedUpOnce<Integer> once = new LookedUpOnce<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final TransactionTemplate transaction = new TransactionTemplate(new NoDatabase());

    private int look() {
        return once.get(looks::incrementAndGet);
    }

    private List<Integer> onAPage(Runnable between) {
        var seen = new ArrayList<Integer>();
        StatementLimits.<RuntimeException, RuntimeException>onAPage(() -> {
            seen.add(look());
            between.run();
            seen.add(look());
            seen.add(look());
        });
        return seen;
    }

    @Test
    void a_page_looks_once_and_the_next_page_anew() {
        assertThat(onAPage(() -> {})).containsExactly(1, 1, 1);
        assertThat(onAPage(() -> {})).containsExactly(2, 2, 2);
    }

    @Test
    void a_page_keeps_it_beyond_its_transactions() {
        assertThat(onAPage(() -> transaction.executeWithoutResult(_ -> look())))
                .containsExactly(1, 1, 1);
    }

    @Test
    void a_page_that_changes_it_keeps_nothing_beyond_its_transactions() {
        assertThat(onAPage(once::forget)).containsExactly(1, 2, 3);
    }

    @Test
    void other_work_looks_once_in_a_transaction_and_each_time_without_one() {
        var seen = new ArrayList<Integer>();
        transaction.executeWithoutResult(_ -> {
            seen.add(look());
            seen.add(look());
            once.forget();
            seen.add(look());
        });
        seen.add(look());
        seen.add(look());
        assertThat(seen).containsExactly(1, 1, 2, 3, 4);
    }

    @Test
    void what_is_kept_for_a_page_alone_is_looked_up_each_time_in_other_work() {
        var seen = new ArrayList<Integer>();
        transaction.executeWithoutResult(_ -> {
            seen.add(once.ofPage(looks::incrementAndGet));
            seen.add(once.ofPage(looks::incrementAndGet));
        });
        assertThat(seen).containsExactly(1, 2);
    }

    private static final class NoDatabase extends AbstractPlatformTransactionManager {
        private static final long serialVersionUID = 1;

        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected void doBegin(
                Object it, org.springframework.transaction.TransactionDefinition how) {}

        @Override
        protected void doCommit(DefaultTransactionStatus it) {}

        @Override
        protected void doRollback(DefaultTransactionStatus it) {}
    }
}
