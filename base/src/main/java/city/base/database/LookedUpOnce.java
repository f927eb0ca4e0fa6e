// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// What is looked up once for a page, or in a transaction of other work, however often it is asked for, and anew in
/// the next: so that a list costs no statement a row. Elsewhere it is looked up each time.
public final class LookedUpOnce<T> {
    private final Object changed = new Object();

    /// The value of this page or transaction.
    @SuppressWarnings("unchecked")
    public T get(Supplier<T> look) {
        var page = StatementLimits.page();
        if (page == null || page.containsKey(changed)) {
            return ofTransaction(look);
        }
        var known = page.get(this);
        if (known == null) {
            known = look.get();
            page.put(this, known);
        }
        return (T) known;
    }

    /// The value of this page; elsewhere, work of any length, it is looked up each time.
    public T ofPage(Supplier<T> look) {
        return StatementLimits.page() == null ? look.get() : get(look);
    }

    @SuppressWarnings("unchecked")
    private T ofTransaction(Supplier<T> look) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return look.get();
        }
        var known = TransactionSynchronizationManager.getResource(this);
        if (known != null) {
            return (T) known;
        }
        var found = look.get();
        TransactionSynchronizationManager.bindResource(this, found);
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCompletion(int status) {
                        TransactionSynchronizationManager.unbindResourceIfPossible(
                                LookedUpOnce.this);
                    }
                });
        return found;
    }

    /// The transaction under way changed it: the next question looks again. It may still be rolled back, so a page
    /// that changes something keeps nothing beyond its transactions.
    public void forget() {
        TransactionSynchronizationManager.unbindResourceIfPossible(this);
        var page = StatementLimits.page();
        if (page != null) {
            page.put(changed, true);
        }
    }
}
