// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import city.base.exchange.Fault;
import city.base.exchange.FaultList;
import city.base.web.PageTexts;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// Bad records of the registers, for whoever can have them mended at the source. No value of a record and nobody's
/// name stands here.
@Component
class RegisterFaults implements FaultList {
    /// More are not looked through at once.
    static final int MOST = 200;

    private final Issues issues;

    RegisterFaults(Issues issues) {
        this.issues = issues;
    }

    @Override
    public String subject() {
        return "register";
    }

    @Override
    public String permission() {
        return RegisterSubject.ISSUES;
    }

    @Override
    public String title(PageTexts texts) {
        return texts.text("register.issues.title");
    }

    @Override
    public String lead(PageTexts texts) {
        return texts.text("register.issues.lead");
    }

    @Override
    public List<OpenFault> open(int most, PageTexts texts) {
        return issues.open(most).stream().map(it -> fault(it, texts)).toList();
    }

    private static OpenFault fault(Issue it, PageTexts texts) {
        var key = "register.fault." + it.fault();
        return new OpenFault(
                new Fault(
                        texts.text("register.source." + it.source()),
                        it.place(),
                        texts.text(key),
                        texts.text(key + ".mend")),
                it.raised(),
                it.times(),
                it.waiting(),
                null,
                actions(it, texts));
    }

    private static List<Link> actions(Issue it, PageTexts texts) {
        var actions = new ArrayList<Link>();
        var path = "/desk/issues/" + it.id();
        if (it.parked() && it.source().equals("population")) {
            actions.add(new Link(texts.text("register.issues.retry"), path + "/retry"));
        }
        if (it.waiting() == 0) {
            actions.add(new Link(texts.text("register.issues.done"), path + "/done"));
        }
        return actions;
    }
}
