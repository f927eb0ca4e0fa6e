// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How long a statement may run, wait for a lock, and a transaction stand idle, by what it is for. All limits of the
/// house stand here; those of pages can be set (`city.database.page-statement`, `city.database.page-lock`). The
/// database itself ends what takes longer, so that nothing holds a connection or a row for ever.
public final class StatementLimits {
    /// Of a page: whoever waits longer has gone.
    static final Duration PAGE_STATEMENT = Duration.ofSeconds(8);

    static final Duration PAGE_LOCK = Duration.ofSeconds(4);
    private static final Duration PAGE_IDLE = Duration.ofSeconds(30);

    /// Of jobs, reports and all else that nobody waits for; they reckon between two statements. Shorter than the
    /// patience of the connection itself (`socketTimeout`).
    static final Limits WORK =
            new Limits(Duration.ofMinutes(10), Duration.ofMinutes(2), Duration.ofMinutes(15));

    /// Of the owner: migrations, the first load of a city and its indexes, erasure.
    static final Limits OWNER =
            new Limits(Duration.ofHours(2), Duration.ofMinutes(5), Duration.ofHours(2));

    /// What is looked up once for the page of this thread; null elsewhere.
    private static final ThreadLocal<@Nullable Map<Object, Object>> PAGE = new ThreadLocal<>();

    private StatementLimits() {}

    /// @param statement `statement_timeout`
    /// @param lock `lock_timeout`
    /// @param idle `idle_in_transaction_session_timeout`
    record Limits(Duration statement, Duration lock, Duration idle) {
        static Limits ofPages(Duration statement, Duration lock) {
            return new Limits(statement, lock, PAGE_IDLE);
        }

        /// Sets them for a session, in one statement.
        String sql() {
            return """
            select set_config('statement_timeout', '%d', false),
                   set_config('lock_timeout', '%d', false),
                   set_config('idle_in_transaction_session_timeout', '%d', false)
            """
                    .formatted(statement.toMillis(), lock.toMillis(), idle.toMillis());
        }
    }

    /// Work that fails in two ways.
    @FunctionalInterface
    public interface OnAPage<A extends Exception, B extends Exception> {
        void run() throws A, B;
    }

    /// Runs what somebody waits for: within, the limits of pages hold.
    public static <A extends Exception, B extends Exception> void onAPage(OnAPage<A, B> work)
            throws A, B {
        var before = PAGE.get();
        if (before == null) {
            PAGE.set(new HashMap<>());
        }
        try {
            work.run();
        } finally {
            if (before == null) {
                PAGE.remove();
            }
        }
    }

    static boolean onAPage() {
        return PAGE.get() != null;
    }

    static @Nullable Map<Object, Object> page() {
        return PAGE.get();
    }
}
