// SPDX-License-Identifier: EUPL-1.2
package city.base.exchange;

import city.base.exchange.FaultList.Link;
import city.base.exchange.FaultList.OpenFault;
import city.base.signin.SignedIn;
import city.base.web.PageTexts;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// Everything that is wrong in what came from elsewhere, for whoever can have it mended: what, where and how.
@Controller
class FaultsPage {
    /// Of one owner.
    private static final int MOST = 200;

    private static final Logger LOG = LoggerFactory.getLogger(FaultsPage.class);

    private final ObjectProvider<FaultList> lists;

    FaultsPage(ObjectProvider<FaultList> lists) {
        this.lists = lists;
    }

    /// The faults of one owner.
    ///
    /// @param rows null where the owner cannot tell them now
    record Part(String subject, String title, String lead, @Nullable List<Row> rows) {}

    /// @param met   when, as the language writes it; null where that says nothing
    /// @param times how often it was met
    record Row(
            Fault fault,
            @Nullable String met,
            int times,
            int waiting,
            @Nullable Link page,
            List<Link> actions) {}

    @GetMapping("/desk/faults")
    String list(SignedIn.Officer officer, PageTexts texts, Model model) {
        var parts =
                lists.stream()
                        .filter(it -> officer.may(it.permission()))
                        .sorted(Comparator.comparing(FaultList::subject))
                        .map(it -> part(it, texts))
                        .toList();
        if (parts.isEmpty()) {
            throw new AccessDeniedException("Sees no list of faults");
        }
        model.addAttribute("parts", parts);
        return "exchange/faults";
    }

    private static Part part(FaultList list, PageTexts texts) {
        return new Part(list.subject(), list.title(texts), list.lead(texts), rows(list, texts));
    }

    private static @Nullable List<Row> rows(FaultList list, PageTexts texts) {
        try {
            return list.open(MOST, texts).stream().map(it -> row(it, texts)).toList();
        } catch (RuntimeException fault) {
            LOG.error("The faults of {} cannot be listed now", list.subject(), fault);
            return null;
        }
    }

    private static Row row(OpenFault it, PageTexts texts) {
        var met = it.met();
        return new Row(
                it.fault(),
                met == null ? null : texts.moment(met),
                it.times(),
                it.waiting(),
                it.page(),
                it.actions());
    }
}
