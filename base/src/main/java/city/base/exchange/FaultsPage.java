// SPDX-License-Identifier: EUPL-1.2
package city.base.exchange;

import city.base.signin.SignedIn;
import city.base.subject.FaultList;
import city.base.subject.Subject;
import city.base.subject.Subjects;
import city.base.web.ListPart;
import city.base.web.PageTexts;
import city.base.web.Paging;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Everything that is wrong in what came from elsewhere, for whoever can have it mended: what, where and how. Each
/// officer sees the lists that subjects declare for what the officer may do.
@Controller
class FaultsPage {
    private static final Logger LOG = LoggerFactory.getLogger(FaultsPage.class);

    private static final String PATH = "/desk/faults";

    private final Subjects subjects;

    FaultsPage(Subjects subjects) {
        this.subjects = subjects;
    }

    /// One list.
    ///
    /// @param id    its anchor, and its name in an address
    /// @param shown null where the owner cannot tell them now
    record Part(String id, String title, String lead, @Nullable Shown shown) {}

    /// @param paging leads to the rest of this list, which is then shown alone
    record Shown(List<Row> rows, Paging paging) {}

    /// @param met   when, as the language writes it; null where that says nothing
    /// @param times how often it was met
    record Row(
            Fault fault,
            @Nullable String met,
            int times,
            int waiting,
            List<FaultList.Link> links,
            List<FaultList.Link> actions) {}

    /// The beginning of each list, or a part of one.
    ///
    /// @param only the name of one list; empty for all
    @GetMapping(PATH)
    String list(
            @RequestParam(name = "list", defaultValue = "") String only,
            ListPart part,
            SignedIn.Officer officer,
            PageTexts texts,
            Model model) {
        var parts =
                subjects.all(Subject::faults).stream()
                        .filter(it -> officer.may(it.permission()))
                        .filter(it -> only.isEmpty() || id(it).equals(only))
                        .map(it -> part(it, only.isEmpty() ? 1 : part.number(), texts))
                        .toList();
        model.addAttribute("parts", parts);
        model.addAttribute("all", only.isEmpty());
        return "exchange/faults";
    }

    private static String id(FaultList list) {
        return list.text().replace('.', '-');
    }

    private static Part part(FaultList list, int number, PageTexts texts) {
        return new Part(
                id(list),
                texts.text(list.text() + ".title"),
                texts.text(list.text() + ".lead"),
                shown(list, new ListPart(PATH + "?list=" + id(list), number), texts));
    }

    private static @Nullable Shown shown(FaultList list, ListPart part, PageTexts texts) {
        try {
            var paging = part.of(list.open().count());
            return new Shown(
                    list.open().list(paging.offset(), Paging.ROWS).stream()
                            .map(it -> row(it, texts))
                            .toList(),
                    paging);
        } catch (RuntimeException fault) {
            LOG.error("The faults of {} cannot be listed now", list.text(), fault);
            return null;
        }
    }

    private static Row row(FaultList.OpenFault it, PageTexts texts) {
        var met = it.met();
        return new Row(
                new Fault(
                        texts.filled(it.source(), it.values()),
                        it.place(),
                        texts.filled(it.what(), it.values()),
                        texts.filled(it.what() + ".mend", it.values())),
                met == null ? null : texts.moment(met),
                it.times(),
                it.waiting(),
                it.links(),
                it.actions());
    }
}
