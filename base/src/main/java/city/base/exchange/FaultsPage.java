// SPDX-License-Identifier: EUPL-1.2
package city.base.exchange;

import city.base.signin.SignedIn;
import city.base.subject.FaultList;
import city.base.subject.Subject;
import city.base.subject.Subjects;
import city.base.web.PageTexts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// Everything that is wrong in what came from elsewhere, for whoever can have it mended: what, where and how. Each
/// officer sees the lists that subjects declare for what the officer may do.
@Controller
class FaultsPage {
    /// Of one list.
    private static final int MOST = 200;

    private static final Logger LOG = LoggerFactory.getLogger(FaultsPage.class);

    private final Subjects subjects;

    FaultsPage(Subjects subjects) {
        this.subjects = subjects;
    }

    /// One list.
    ///
    /// @param id   its anchor
    /// @param rows null where the owner cannot tell them now
    record Part(String id, String title, String lead, @Nullable List<Row> rows) {}

    /// @param met   when, as the language writes it; null where that says nothing
    /// @param times how often it was met
    record Row(
            Fault fault,
            @Nullable String met,
            int times,
            int waiting,
            List<FaultList.Link> links,
            List<FaultList.Link> actions) {}

    @GetMapping("/desk/faults")
    String list(SignedIn.Officer officer, PageTexts texts, Model model) {
        var parts =
                subjects.all(Subject::faults).stream()
                        .filter(it -> officer.may(it.permission()))
                        .map(it -> part(it, texts))
                        .toList();
        model.addAttribute("parts", parts);
        return "exchange/faults";
    }

    private static Part part(FaultList list, PageTexts texts) {
        return new Part(
                list.text().replace('.', '-'),
                texts.text(list.text() + ".title"),
                texts.text(list.text() + ".lead"),
                rows(list, texts));
    }

    private static @Nullable List<Row> rows(FaultList list, PageTexts texts) {
        try {
            return list.open().apply(MOST).stream().map(it -> row(it, texts)).toList();
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
