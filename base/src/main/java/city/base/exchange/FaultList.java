// SPDX-License-Identifier: EUPL-1.2
package city.base.exchange;

import city.base.web.PageTexts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The open faults of one owner, for the page of all faults. A subject that takes something in from elsewhere has
/// one as a bean.
public interface FaultList {
    /// Which stands first on the page, and its anchor there: the subject's name.
    String subject();

    /// Who sees them.
    String permission();

    /// What it is a list of, in the reader's language, such as "Faults in the registers".
    String title(PageTexts texts);

    /// What is kept out by a fault, and who mends it.
    String lead(PageTexts texts);

    /// The latest first.
    ///
    /// @param most at most so many
    List<OpenFault> open(int most, PageTexts texts);

    /// A fault that has not been mended yet.
    ///
    /// @param met     when it was last met; null where the source is read as a whole
    /// @param times   how often it was met; 1 or more
    /// @param waiting how many changes wait until it is mended
    /// @param page    a page about what it concerns; null where there is none
    /// @param actions what can be done here
    record OpenFault(
            Fault fault,
            @Nullable Instant met,
            int times,
            int waiting,
            @Nullable Link page,
            List<Link> actions) {
        public OpenFault {
            actions = List.copyOf(actions);
        }
    }

    /// @param text in the reader's language
    /// @param path of the page, or to which a form without fields is sent
    record Link(String text, String path) {}
}
