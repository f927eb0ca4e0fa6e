// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.shared.Language;
import city.heart.casework.RuleAnswer;
import city.heart.casework.Terms;
import city.heart.service.Assignment;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a version of a service says, in words that show which text was filled in with what.
public final class InventedTerms {
    private InventedTerms() {}

    /// @param reminderDays null where silence decides on the proposal
    /// @param deployment under which the machine decides alone; null where it only prepares
    public static Terms of(
            String service,
            String version,
            @Nullable Integer reminderDays,
            Terms.@Nullable Deployment deployment) {
        return new Terms(
                service,
                version,
                service,
                Set.of(Language.FI, Language.SV),
                14,
                reminderDays,
                deployment,
                "+358 000 000 100",
                new Terms.Contact(
                        "Nimi Nimetty",
                        Map.of(
                                "fi", "palveluohjaaja",
                                "sv", "servicehandledare",
                                "en", "service adviser"),
                        "neuvonta@city.invalid",
                        Map.of("fi", "ma–pe 9–15", "sv", "mån–fre 9–15", "en", "Mon–Fri 9–15")),
                new Terms.Days() {
                    @Override
                    public LocalDate first(String period) {
                        return LocalDate.of(2026, 8, 11);
                    }

                    @Override
                    public LocalDate last(String period) {
                        return LocalDate.of(2027, 6, 5);
                    }
                },
                _ ->
                        new Terms.Appeal(
                                Map.of("fi", "Lupa- ja valvontavirasto"),
                                Map.of("fi", "lvv.fi"),
                                14,
                                "628/1998 42 b §",
                                false),
                new Terms.Texts() {
                    @Override
                    public String fill(Language wanted, String key, Map<String, String> values) {
                        return key + " " + wanted.code() + " " + new TreeMap<>(values);
                    }

                    @Override
                    public Language languageOf(Language wanted, String key) {
                        return wanted;
                    }

                    @Override
                    public String reason(Language wanted, String code) {
                        return "reason " + code;
                    }

                    @Override
                    public List<String> facts(Language wanted, RuleAnswer ruleAnswer) {
                        return List.of(ruleAnswer.facts());
                    }

                    @Override
                    public String section(Language wanted, String section) {
                        return section;
                    }

                    @Override
                    public String authority(Language wanted) {
                        return "Helsingin kaupunki";
                    }

                    @Override
                    public String name(Language wanted) {
                        return service;
                    }
                },
                new Assignment.AtOnce(),
                "AREA");
    }

    /// The same with its places given otherwise.
    public static Terms with(Terms it, Assignment other) {
        return new Terms(
                it.service(),
                it.version(),
                it.kind(),
                it.languages(),
                it.answerDays(),
                it.reminderDays(),
                it.deployment(),
                it.phone(),
                it.contact(),
                it.days(),
                it.reviews(),
                it.texts(),
                other,
                it.admission());
    }
}
