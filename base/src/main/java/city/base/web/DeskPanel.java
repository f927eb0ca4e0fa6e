// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tables of numbers on the officers' first page, made by the subject that knows them: a bean of this is found
/// by itself. What waits for somebody is a `Worklist` instead.
public interface DeskPanel {
    /// Lower stands first.
    int order();

    /// For an officer with these permissions: numbers of exactly what the officer may see in a list.
    List<Table> tables(Set<String> permissions, PageTexts texts);

    /// @param title in the reader's language, as are all words here
    /// @param what head of the first column
    /// @param none what is said where there is no row
    /// @param more what leads to all of it; null where nothing does
    record Table(String title, String what, List<Row> rows, String none, @Nullable Link more) {
        public Table {
            rows = List.copyOf(rows);
        }
    }

    /// @param number written as the language writes numbers
    /// @param path of the list that is counted; null where this officer has none
    record Row(String text, String number, @Nullable String path) {}

    record Link(String text, String path) {}
}
