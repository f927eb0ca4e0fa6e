// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import city.base.shared.ResidentId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one room holds about the person who is signed in, for `/my/data` and its file (GDPR articles 15 and 20). A bean
/// of each room that holds something, made by the readers that its own pages use; it records its own use of data.
/// What an order withholds is not in it.
public interface OwnData {
    /// Lower stands first.
    int order();

    /// In the language of the page; most people have one part or none.
    List<Section> of(ResidentId me, PageTexts texts);

    /// What comes from one source, about one person.
    ///
    /// @param key stable, for machines, such as `register.self`
    /// @param title in words, as are all other texts
    /// @param source from where the city has it
    /// @param mend who corrects it and how; said beside the data
    record Section(String key, String title, String source, String mend, List<Item> items) {
        public Section {
            items = List.copyOf(items);
        }
    }

    /// One thing that the city holds.
    ///
    /// @param key stable, for machines, such as `name`
    /// @param since the day from which the source holds it to be true; null where it does not say
    /// @param path of the page that shows it whole; null where there is none
    record Item(
            String key,
            String name,
            String value,
            @Nullable LocalDate since,
            @Nullable String path) {
        /// Without a page of its own.
        public Item(String key, String name, String value, @Nullable LocalDate since) {
            this(key, name, value, since, null);
        }
    }
}
