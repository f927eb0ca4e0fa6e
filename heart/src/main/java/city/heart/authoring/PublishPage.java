// SPDX-License-Identifier: EUPL-1.2
package city.heart.authoring;

import city.base.shared.CityTime;
import city.base.signin.SignedIn;
import city.base.usage.Actor;
import city.base.web.Consequence;
import city.base.web.Form;
import city.base.web.PageTexts;
import city.heart.service.ServiceVersions;
import city.heart.service.ServiceVersions.DecideOutcome;
import city.heart.service.Version;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// A second person's decision about a version, each on a page of its own that says what follows and asks why.
@Controller
class PublishPage {
    private static final String BECAUSE = "because";
    private static final String FROM = "from";
    private static final int LONGEST = 2000;

    private final ServiceVersions versions;
    private final AuthoringTexts says;
    private final Clock clock;

    PublishPage(ServiceVersions versions, AuthoringTexts says, @CityTime Clock clock) {
        this.versions = versions;
        this.says = says;
        this.clock = clock;
    }

    @GetMapping("/desk/services/{service}/{version}/approve")
    String asksToApprove(
            @PathVariable String service,
            @PathVariable String version,
            PageTexts texts,
            Model model) {
        var form = Form.empty().withProposed(Map.of(FROM, today().toString()));
        return approve(find(service, version), texts).show(form, model);
    }

    @PostMapping("/desk/services/{service}/{version}/approve")
    String approve(
            @PathVariable String service,
            @PathVariable String version,
            @RequestParam Map<String, String> sent,
            SignedIn.Officer officer,
            PageTexts texts,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        officer.mustBeAbleTo(AuthoringSubject.PUBLISH);
        var told = find(service, version);
        var form =
                because(sent)
                        .check(
                                FROM,
                                it -> day(it).filter(d -> !d.isBefore(today())).isPresent(),
                                "authoring.fault.from");
        if (!form.isOk()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return approve(told, texts).show(form, model);
        }
        var outcome =
                versions.approve(
                        service,
                        version,
                        Actor.officer(officer.id()),
                        day(form.value(FROM)).orElseThrow(),
                        form.value(BECAUSE));
        return done(outcome, service, version, next);
    }

    @GetMapping("/desk/services/{service}/{version}/send-back")
    String asksToSendBack(
            @PathVariable String service,
            @PathVariable String version,
            PageTexts texts,
            Model model) {
        return sendBack(find(service, version), texts).show(Form.empty(), model);
    }

    @PostMapping("/desk/services/{service}/{version}/send-back")
    String sendBack(
            @PathVariable String service,
            @PathVariable String version,
            @RequestParam Map<String, String> sent,
            SignedIn.Officer officer,
            PageTexts texts,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        officer.mustBeAbleTo(AuthoringSubject.PUBLISH);
        var told = find(service, version);
        var form = because(sent);
        if (!form.isOk()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return sendBack(told, texts).show(form, model);
        }
        var outcome =
                versions.sendBack(
                        service, version, Actor.officer(officer.id()), form.value(BECAUSE));
        return done(outcome, service, version, next);
    }

    private Consequence approve(ServiceVersions.KeptVersion told, PageTexts texts) {
        var again = told.version().state() == Version.State.RETIRED;
        return consequence(
                        told,
                        "approve",
                        List.of(
                                texts.text("authoring.approve.1"),
                                texts.text(
                                        again ? "authoring.approve.again" : "authoring.approve.2"),
                                texts.text("authoring.approve.3"),
                                texts.text("authoring.approve.4")),
                        texts)
                .fromDay(texts.text("authoring.from"), texts.text("authoring.from.hint"));
    }

    private Consequence sendBack(ServiceVersions.KeptVersion told, PageTexts texts) {
        return consequence(
                told,
                "send-back",
                List.of(texts.text("authoring.send-back.1"), texts.text("authoring.send-back.2")),
                texts);
    }

    private Consequence consequence(
            ServiceVersions.KeptVersion told, String what, List<String> follows, PageTexts texts) {
        var version = told.version();
        var page = "/desk/services/" + version.serviceId() + "/" + version.version();
        return Consequence.of(
                        texts.text("authoring." + what),
                        texts.text(
                                "authoring.of",
                                says.name(version.serviceId(), version.version(), texts),
                                version.shortVersion()),
                        follows,
                        page + "/" + what,
                        page,
                        texts.text("authoring.do." + what))
                .because(texts.text("authoring.because"), texts.text("authoring.because.hint"));
    }

    private static String done(
            DecideOutcome outcome, String service, String version, RedirectAttributes next) {
        next.addFlashAttribute(
                "notice",
                switch (outcome) {
                    case DecideOutcome.Approved _ -> "authoring.approved";
                    case DecideOutcome.SentBack _ -> "authoring.sent-back";
                    case DecideOutcome.OwnDraft _ -> "authoring.own";
                    case DecideOutcome.InThePast _ -> "authoring.fault.from";
                    case DecideOutcome.NotWaiting _ -> "authoring.not-waiting";
                });
        return "redirect:/desk/services/" + service + "/" + version;
    }

    private static Form because(Map<String, String> sent) {
        return Form.of(sent)
                .require(BECAUSE, "authoring.fault.because")
                .atMost(BECAUSE, LONGEST, "authoring.fault.because");
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private ServiceVersions.KeptVersion find(String service, String version) {
        return versions.find(service, version)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
