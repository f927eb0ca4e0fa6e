// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

import city.base.shared.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What people are told about the use of their data (GDPR articles 13 and 14), made wholly from a
/// service's folder.
///
/// @param title of the notice
/// @param sections in the order in which people read them
public record PrivacyNotice(String title, List<Section> sections) {
    public PrivacyNotice {
        sections = List.copyOf(sections);
    }

    /// A part of the notice.
    ///
    /// @param paragraphs plain text
    public record Section(String title, List<String> paragraphs) {
        public Section {
            paragraphs = List.copyOf(paragraphs);
        }
    }

    /// The notice in Finnish, Swedish or English; in Finnish for any other language.
    public static PrivacyNotice of(PublicService service, Language wanted) {
        var language = Language.WHOLE.contains(wanted) ? wanted : Language.FI;
        var texts = service.texts();
        var sections = new ArrayList<Section>();
        var controller = service.data().controller();
        sections.add(
                new Section(
                        texts.get(language, TextKey.PRIVACY__CONTROLLER),
                        List.of(
                                controller.name().in(language),
                                String.join(
                                        ", ",
                                        controller.address().in(language),
                                        controller.email(),
                                        controller.phone()),
                                controller.officer())));
        sections.add(
                new Section(
                        texts.get(language, TextKey.PRIVACY__PURPOSE),
                        List.of(service.data().purpose().in(language))));
        var basis = new ArrayList<String>();
        basis.add(texts.get(language, TextKey.PRIVACY__BASIS_TEXT));
        for (var section : service.data().sections()) {
            service.laws().cite(section).ifPresent(it -> basis.add(it.in(language)));
        }
        sections.add(new Section(texts.get(language, TextKey.PRIVACY__BASIS), basis));
        sections.add(
                new Section(texts.get(language, TextKey.PRIVACY__FACTS), facts(service, language)));
        sections.add(
                new Section(
                        texts.get(language, TextKey.PRIVACY__RECIPIENTS),
                        service.data().recipients().stream().map(it -> it.in(language)).toList()));
        var kept = service.data().retention();
        sections.add(
                new Section(
                        texts.get(language, TextKey.PRIVACY__RETENTION),
                        List.of(
                                years(
                                        service,
                                        language,
                                        TextKey.PRIVACY__PROPOSAL,
                                        kept.proposal()),
                                years(service, language, TextKey.PRIVACY__ANSWER, kept.answer()),
                                years(
                                        service,
                                        language,
                                        TextKey.PRIVACY__DECISION,
                                        kept.decision()),
                                years(
                                        service,
                                        language,
                                        TextKey.PRIVACY__MESSAGES,
                                        kept.messageLog()))));
        sections.add(
                new Section(
                        "",
                        List.of(
                                automation(service, language),
                                texts.get(language, TextKey.PRIVACY__RIGHTS),
                                texts.get(language, TextKey.PRIVACY__COMPLAINT))));
        return new PrivacyNotice(texts.get(language, TextKey.PRIVACY__TITLE), sections);
    }

    private static List<String> facts(PublicService service, Language language) {
        var list = new ArrayList<String>();
        for (var use : service.facts()) {
            service.vocabulary()
                    .find(use.name())
                    .ifPresent(fact ->
                            list.add(
                                    "%s (%s): %s"
                                            .formatted(
                                                    fact.text().in(language),
                                                    service.vocabulary()
                                                            .source(fact.source())
                                                            .in(language),
                                                    use.need().in(language))));
        }
        return list;
    }

    private static String years(
            PublicService service, Language language, TextKey what, java.time.Period kept) {
        var texts = service.texts();
        return texts.get(language, what)
                + ": "
                + texts.fill(
                        language,
                        TextKey.PRIVACY__YEARS,
                        Map.of("years", Integer.toString(kept.getYears())));
    }

    private static String automation(PublicService service, Language language) {
        return switch (service.automation()) {
            case Automation.Prepare() ->
                    service.texts().get(language, TextKey.PRIVACY__AUTOMATION_PREPARE);
            case Automation.Decide(var deployment) ->
                    service.texts()
                            .fill(
                                    language,
                                    TextKey.PRIVACY__AUTOMATION_DECIDE,
                                    Map.of(
                                            "deciders", deployment.deciders(),
                                            "published", deployment.published()));
        };
    }
}
