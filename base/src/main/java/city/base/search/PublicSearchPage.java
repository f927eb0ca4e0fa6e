// SPDX-License-Identifier: EUPL-1.2
package city.base.search;

import city.base.web.ListPart;
import city.base.web.PageTexts;
import city.base.web.Paging;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where everybody finds a page of the city by word.
@Controller
class PublicSearchPage {
    /// Of a part: who does not find it among these writes another word.
    private static final int ROWS = 10;

    /// Letters that can be typed.
    private static final int LONGEST = 100;

    private final SearchIndex index;

    PublicSearchPage(SearchIndex index) {
        this.index = index;
    }

    /// @param kind what it is, such as "Unit"
    record Row(String path, String title, String kind, String text) {}

    /// @param asked  as it was typed
    /// @param near   whether no page has all these words, and these have the nearest names
    /// @param paging null where nothing was asked
    record View(String asked, List<Row> rows, boolean near, @Nullable Paging paging) {}

    @GetMapping("/search")
    String search(
            @RequestParam(defaultValue = "") String q,
            ListPart part,
            PageTexts texts,
            Model model) {
        model.addAttribute("search", view(q.strip(), part, texts));
        return "search/search";
    }

    private View view(String typed, ListPart part, PageTexts texts) {
        var asked = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
        var terms = SearchTerms.of(asked, texts.language());
        if (terms.words().isEmpty()) {
            return new View(asked, List.of(), false, asked.isEmpty() ? null : part.of(0, ROWS));
        }
        var count = index.count(terms);
        var near = count == 0;
        var paging = part.of(near ? index.countNear(terms) : count, ROWS);
        var found =
                near
                        ? index.findNear(terms, paging.offset(), ROWS)
                        : index.find(terms, paging.offset(), ROWS);
        return new View(
                asked,
                found.stream()
                        .map(it ->
                                new Row(
                                        it.path(),
                                        it.title(),
                                        texts.text(it.subject() + ".documents"),
                                        it.text()))
                        .toList(),
                near && !found.isEmpty(),
                paging);
    }
}
