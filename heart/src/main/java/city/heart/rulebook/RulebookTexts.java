// SPDX-License-Identifier: EUPL-1.2
package city.heart.rulebook;

import city.base.shared.Language;
import city.base.web.PageTexts;
import city.heart.folder.FolderChecks;
import city.heart.service.Assignment;
import city.heart.service.Automation;
import city.heart.service.FactUse;
import city.heart.service.Laws;
import city.heart.service.PublicService;
import city.heart.service.RuleDocument;
import city.heart.service.ServiceVersions;
import city.heart.service.Services;
import city.heart.service.Silence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Puts a version of a rule into words for its page.
@Component
class RulebookTexts {
    private final Services services;
    private final ServiceVersions versions;
    private final FolderChecks checks;
    private final ChangeTexts changes;

    RulebookTexts(
            Services services, ServiceVersions versions, FolderChecks checks, ChangeTexts changes) {
        this.services = services;
        this.versions = versions;
        this.checks = checks;
        this.changes = changes;
    }

    RulebookView view(ServiceVersions.KeptVersion told, PageTexts texts) {
        var id = told.version().serviceId();
        var version = told.version().version();
        var service = services.find(id, version).orElse(null);
        var files = versions.files(id, version);
        return new RulebookView(
                id,
                version,
                service == null ? id : service.name(texts.language()),
                days(told, texts),
                told.ruleSha256(),
                service == null ? null : rule(service, files, texts),
                history(id, version, texts),
                List.copyOf(files.keySet()));
    }

    /// Since when, or from when to when, it is in force.
    String days(ServiceVersions.KeptVersion told, PageTexts texts) {
        var from = told.from();
        var until = told.until();
        var since = from == null ? "" : texts.day(from);
        return until == null
                ? texts.text("rulebook.since", since)
                : texts.text("rulebook.from-until", since, texts.day(until));
    }

    private RulebookView.RuleView rule(
            PublicService service, SortedMap<String, byte[]> files, PageTexts texts) {
        var ruleTexts = new RuleTexts(service, texts);
        var document = service.rule().document();
        var language = texts.language();
        return new RulebookView.RuleView(
                service.data().controller().name().in(language),
                service.contact().email() + ", " + service.contact().phone(),
                service.data().purpose().in(language),
                service.data().sections().stream()
                        .map(it -> law(it, service.laws(), ruleTexts, language))
                        .toList(),
                texts.text(
                        service.automation() instanceof Automation.Decide
                                ? "rulebook.automation.decide"
                                : "rulebook.automation.prepare"),
                silence(service.silence(), texts, ruleTexts),
                texts.text("rulebook.days", service.answerDays()),
                service.assignment() instanceof Assignment.Round(_, var order)
                        ? order.stream().map(it -> texts.text("rulebook.aim." + it)).toList()
                        : List.of(),
                service.facts().stream().map(it -> fact(it, service, texts)).toList(),
                document.description(),
                document.decisions().stream()
                        .map(it -> decision(it, service, ruleTexts, texts))
                        .toList(),
                service.personDecides().stream().map(ruleTexts::reason).toList(),
                checks.examples(service, files).stream()
                        .map(it -> example(it, ruleTexts, texts))
                        .toList());
    }

    private static String silence(Silence silence, PageTexts texts, RuleTexts ruleTexts) {
        return switch (silence) {
            case Silence.DecideOnProposal(var section) ->
                    texts.text("rulebook.silence.decide", ruleTexts.cited(section));
            case Silence.RemindThenPerson(var section, var days) ->
                    texts.text("rulebook.silence.remind", days, ruleTexts.cited(section));
        };
    }

    private static RulebookView.Law law(
            String section, Laws laws, RuleTexts ruleTexts, Language language) {
        return new RulebookView.Law(
                ruleTexts.cited(section),
                laws.address(section, language).orElse(null),
                Laws.official(language).code());
    }

    private static RulebookView.FactLine fact(FactUse use, PublicService service, PageTexts texts) {
        var declared = service.vocabulary().find(use.name());
        return new RulebookView.FactLine(
                declared.map(it -> it.text().in(texts.language())).orElse(use.name()),
                declared.map(it -> service.vocabulary().source(it.source()).in(texts.language()))
                        .orElse(""),
                Arrays.stream(FactUse.Use.values())
                        .filter(use.uses()::contains)
                        .map(it -> texts.text("rulebook.use." + it))
                        .collect(Collectors.joining(", ")),
                use.need().in(texts.language()));
    }

    private static RulebookView.DecisionView decision(
            RuleDocument.Decision it, PublicService service, RuleTexts ruleTexts, PageTexts texts) {
        return new RulebookView.DecisionView(
                it.name(),
                it.description(),
                it.formulas(),
                it.tables().stream()
                        .map(table ->
                                new RulebookView.TableView(
                                        texts.find("rulebook.policy." + table.policy())
                                                .orElse(table.policy()),
                                        rows(table, service, ruleTexts, texts)))
                        .toList());
    }

    private static List<RulebookView.RowView> rows(
            RuleDocument.DecisionTable table,
            PublicService service,
            RuleTexts ruleTexts,
            PageTexts texts) {
        var rows = new ArrayList<RulebookView.RowView>();
        for (var row : table.rows()) {
            rows.add(
                    new RulebookView.RowView(
                            rows.size() + 1,
                            ruleTexts.conditions(table, row),
                            ruleTexts.answers(table, row),
                            row.annotations().getOrDefault("why", ""),
                            row.section().isEmpty()
                                    ? null
                                    : law(
                                            row.section(),
                                            service.laws(),
                                            ruleTexts,
                                            texts.language())));
        }
        return rows;
    }

    private static RulebookView.ExampleLine example(
            FolderChecks.TriedExample it, RuleTexts ruleTexts, PageTexts texts) {
        return new RulebookView.ExampleLine(
                it.about(),
                texts.day(it.day()),
                it.with().entrySet().stream()
                        .map(fact -> ruleTexts.fact(fact.getKey(), fact.getValue()))
                        .toList(),
                ruleTexts.answer(it.said().answer()),
                ruleTexts.reason(it.said().reason()));
    }

    /// Every version that was in force, by the days on which it came. What it changed is reckoned for the shown one
    /// alone, from the one before it: everybody may read these pages, so that what one costs must not grow with the
    /// number of versions. What another changed stands on its own page, to which it links.
    private List<RulebookView.Past> history(String id, String shown, PageTexts texts) {
        var past =
                versions.list(id).stream()
                        .filter(ServiceVersions.KeptVersion::everInForce)
                        .sorted(
                                Comparator.comparing(
                                        RulebookTexts::first, Comparator.reverseOrder()))
                        .toList();
        var lines = new ArrayList<RulebookView.Past>();
        for (var i = 0; i < past.size(); i++) {
            var it = past.get(i);
            var before = i + 1 < past.size() ? past.get(i + 1) : null;
            var version = it.version().version();
            lines.add(
                    new RulebookView.Past(
                            version,
                            it.version().shortVersion(),
                            days(it, texts),
                            version.equals(shown),
                            it.steps().stream()
                                    .filter(step ->
                                            step.happening() == ServiceVersions.Happening.APPROVED)
                                    .map(ServiceVersions.Step::because)
                                    .filter(because -> !because.isEmpty())
                                    .toList(),
                            before == null,
                            before == null || !version.equals(shown)
                                    ? List.of()
                                    : changes.lines(
                                            id, before.version().version(), version, texts)));
        }
        return lines;
    }

    /// When it first came into force.
    private static Instant first(ServiceVersions.KeptVersion it) {
        return it.steps().stream()
                .filter(step -> step.happening() == ServiceVersions.Happening.IN_FORCE)
                .map(ServiceVersions.Step::at)
                .findFirst()
                .orElse(Instant.EPOCH);
    }
}
