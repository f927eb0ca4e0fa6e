// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// What is looked up once in a transaction, however often it is asked for, and anew in the next: so that a
/// list costs no statement a row. Outside of a transaction it is looked up each time.
public final class OncePerTransaction<T> {
    /// The value of this transaction.
    @SuppressWarnings("unchecked")
    public T get(Supplier<T> look) {
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
                        forget();
                    }
                });
        return found;
    }

    /// The transaction itself changed it: the next question looks again.
    public void forget() {
        TransactionSynchronizationManager.unbindResourceIfPossible(this);
    }
}
