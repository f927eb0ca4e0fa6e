// SPDX-License-Identifier: EUPL-1.2
package city.base.exchange;

import city.base.database.Outage;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Finds, of what comes in together, the parts that cannot be kept, so that a feed puts them aside and takes the
/// rest: one bad record never stops the others.
public final class Refusals {
    private final TransactionTemplate transaction;

    /// @param transactions of the database in which the parts are kept
    public Refusals(PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Whether a fault lies in what was to be kept, so that the same again fails again: the database refuses a value
    /// (SQLSTATE 22, data; 23, integrity), or the code that keeps it does. A database or a partner that is away, and a
    /// reader who could not be told, are none: then everything waits.
    public static boolean causes(RuntimeException fault) {
        if (Outage.causes(fault)) {
            return false;
        }
        for (@Nullable Throwable it = fault; it != null; it = it.getCause()) {
            if (it instanceof IllegalArgumentException
                    || it instanceof SQLException sql && ofData(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean ofData(@Nullable String state) {
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    /// Tries the parts, by halves, until the rest can be kept together: one bad part among a thousand costs some
    /// twenty tries.
    ///
    /// @param keep keeps these parts in the present transaction, which is taken back
    /// @return the parts that cannot be kept, alone or together with those before them
    public <T> List<T> among(Collection<T> parts, Consumer<List<T>> keep) {
        var refused = new ArrayList<T>();
        take(List.copyOf(parts), new ArrayList<>(), refused, keep);
        return refused;
    }

    private <T> void take(List<T> parts, List<T> kept, List<T> refused, Consumer<List<T>> keep) {
        var together = new ArrayList<>(kept);
        together.addAll(parts);
        if (parts.isEmpty() || canKeep(together, keep)) {
            kept.addAll(parts);
        } else if (parts.size() == 1) {
            refused.addAll(parts);
        } else {
            var half = parts.size() / 2;
            take(parts.subList(0, half), kept, refused, keep);
            take(parts.subList(half, parts.size()), kept, refused, keep);
        }
    }

    private <T> boolean canKeep(List<T> parts, Consumer<List<T>> keep) {
        try {
            transaction.executeWithoutResult(status -> {
                status.setRollbackOnly();
                keep.accept(parts);
            });
            return true;
        } catch (RuntimeException fault) {
            if (causes(fault)) {
                return false;
            }
            throw fault;
        }
    }
}
