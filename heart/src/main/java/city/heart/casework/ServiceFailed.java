// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.base.database.Outage;
import java.util.function.Supplier;
import org.springframework.dao.TransientDataAccessException;

/// The work for one service failed, in its rule or in what its folder says. The part of work in which it happened is
/// taken back, and done again without the service.
public final class ServiceFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String service;
    private final String version;

    private ServiceFailed(Terms terms, RuntimeException cause) {
        // No message: the cause's may hold a person's facts.
        super(cause.getClass().getSimpleName(), cause);
        this.service = terms.service();
        this.version = terms.version();
    }

    /// Its id.
    public String service() {
        return service;
    }

    /// The version that failed.
    public String version() {
        return version;
    }

    /// Does work of one service, and says which it was where it fails. A database that is away, and a lock that
    /// another server holds, are nobody's fault and stay what they are.
    ///
    /// @throws ServiceFailed where the work failed
    public static <T> T in(Terms terms, Supplier<T> work) {
        try {
            return work.get();
        } catch (ServiceFailed known) {
            throw known;
        } catch (RuntimeException fault) {
            if (Outage.causes(fault) || fault instanceof TransientDataAccessException) {
                throw fault;
            }
            throw new ServiceFailed(terms, fault);
        }
    }

    /// The same for work that gives nothing.
    public static void in(Terms terms, Runnable work) {
        in(
                terms,
                () -> {
                    work.run();
                    return true;
                });
    }
}
