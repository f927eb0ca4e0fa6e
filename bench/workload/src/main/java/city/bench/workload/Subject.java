// SPDX-License-Identifier: EUPL-1.2
package city.bench.workload;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that decides: our engine or a peer. Lives in a child process of its own.
public interface Subject {
    /// Makes ready for a case.
    ///
    /// @return null when the subject takes no part in the case
    @Nullable Work prepare(Case what) throws Exception;

    /// A case made ready.
    interface Work {
        /// How many decisions one batch makes.
        int size();

        /// Decides a batch.
        ///
        /// @return a number that hangs on every answer, so that nothing can be optimised away
        long batch() throws Exception;

        /// Answers in the form that all subjects share, to be compared before anything is timed.
        List<String> answers() throws Exception;
    }
}
