// SPDX-License-Identifier: EUPL-1.2
package city.base.subject;

import java.util.Map;

/// A page that people may look for, as the search knows it. Nothing personal.
///
/// @param path of the page
/// @param title by language code
/// @param keywords what people call it besides, by language code, such as "eskari"; shown nowhere
/// @param text what is searched besides, by language code
public record SearchDocument(
        String path,
        Map<String, String> title,
        Map<String, String> keywords,
        Map<String, String> text) {
    public SearchDocument {
        title = Map.copyOf(title);
        keywords = Map.copyOf(keywords);
        text = Map.copyOf(text);
    }
}
