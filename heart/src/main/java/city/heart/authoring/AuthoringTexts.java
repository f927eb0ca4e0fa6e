// SPDX-License-Identifier: EUPL-1.2
package city.heart.authoring;

import city.base.signin.SignedIn;
import city.base.usage.Actor;
import city.base.usage.ActorTexts;
import city.base.web.PageTexts;
import city.heart.folder.FolderChecks;
import city.heart.rulebook.ChangeTexts;
import city.heart.rulebook.RuleTexts;
import city.heart.service.PublicService;
import city.heart.service.ServiceVersions;
import city.heart.service.Services;
import city.heart.service.Unreadable;
import city.heart.service.Version;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// Puts a version and what was done to it into words for officers.
@Component
class AuthoringTexts {
    private final Services services;
    private final ServiceVersions versions;
    private final FolderChecks checks;
    private final ChangeTexts changes;
    private final ActorTexts actors;

    AuthoringTexts(
            Services services,
            ServiceVersions versions,
            FolderChecks checks,
            ChangeTexts changes,
            ActorTexts actors) {
        this.actors = actors;
        this.services = services;
        this.versions = versions;
        this.checks = checks;
        this.changes = changes;
    }

    String name(String service, String version, PageTexts texts) {
        return services.find(service, version).map(it -> it.name(texts.language())).orElse(service);
    }

    String state(ServiceVersions.KeptVersion it, PageTexts texts) {
        var day =
                it.steps().reversed().stream()
                        .map(ServiceVersions.Step::day)
                        .filter(Objects::nonNull)
                        .findFirst();
        return texts.text(
                "authoring.state." + it.version().state(), day.map(texts::day).orElse(""));
    }

    String by(Actor actor, PageTexts texts) {
        return actors.forOfficer(actor, texts);
    }

    AuthoringView view(
            ServiceVersions.KeptVersion told, SignedIn.Officer officer, PageTexts texts) {
        var version = told.version();
        var service = services.find(version.serviceId(), version.version()).orElse(null);
        var files = versions.files(version.serviceId(), version.version());
        var checked = service == null ? null : checks.kept(service, files);
        var own = told.handedInBy(Actor.officer(officer.id()));
        var mayPublish = officer.may(AuthoringSubject.PUBLISH) && !own;
        var waits =
                version.state() == Version.State.DRAFT || version.state() == Version.State.APPROVED;
        return new AuthoringView(
                version.serviceId(),
                version.version(),
                version.shortVersion(),
                name(version.serviceId(), version.version(), texts),
                state(told, texts),
                version.state() == Version.State.PUBLISHED,
                told.everInForce(),
                told.steps().stream().map(it -> step(it, texts)).toList(),
                service == null ? faults(version) : List.of(),
                checked == null ? List.of() : checked.notes(),
                service == null || checked == null
                        ? List.of()
                        : examples(checked.examples(), service, texts),
                checked == null
                        ? 0
                        : checked.examples().stream()
                                .filter(FolderChecks.TriedExample::asExpected)
                                .count(),
                changes(version, texts),
                List.copyOf(files.keySet()),
                officer.may(AuthoringSubject.WRITE),
                mayPublish
                        && version.state() != Version.State.PUBLISHED
                        && version.state() != Version.State.SENT_BACK
                        && service != null,
                mayPublish && waits,
                own && officer.may(AuthoringSubject.PUBLISH));
    }

    private List<String> faults(Version version) {
        return services.unreadable().stream()
                .filter(it ->
                        it.serviceId().equals(version.serviceId())
                                && it.version().equals(version.version()))
                .map(Unreadable::faults)
                .findFirst()
                .orElse(List.of());
    }

    private AuthoringView.Step step(ServiceVersions.Step it, PageTexts texts) {
        var day = it.day();
        return new AuthoringView.Step(
                texts.text("authoring.step." + it.happening(), day == null ? "" : texts.day(day)),
                texts.moment(it.at()),
                by(it.by(), texts),
                it.because());
    }

    private static List<AuthoringView.ExampleLine> examples(
            List<FolderChecks.TriedExample> tried, PublicService service, PageTexts texts) {
        var ruleTexts = new RuleTexts(service, texts);
        return tried.stream()
                .sorted(Comparator.comparing(FolderChecks.TriedExample::asExpected))
                .map(it ->
                        new AuthoringView.ExampleLine(
                                it.about(),
                                it.line(),
                                it.asExpected(),
                                said(it.expected(), ruleTexts),
                                said(it.said(), ruleTexts)))
                .toList();
    }

    private static String said(FolderChecks.ExampleAnswer it, RuleTexts ruleTexts) {
        return ruleTexts.answer(it.answer()) + " (" + it.reason() + ")";
    }

    /// From the version in force; none where it is that one, or there is none.
    private List<ChangeTexts.Line> changes(Version version, PageTexts texts) {
        var id = version.serviceId();
        var inForce = services.find(id).map(PublicService::version).orElse(version.version());
        return inForce.equals(version.version())
                ? List.of()
                : changes.lines(id, inForce, version.version(), texts);
    }
}
