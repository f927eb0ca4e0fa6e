// SPDX-License-Identifier: EUPL-1.2
package city.heart.decision;

import city.base.shared.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A decision in words, for a page and for a printed letter: authority, date, parties, what is
/// decided, facts, sections, reasons, who or what decided, who answers questions, how to appeal
/// (Administrative Procedure Act 434/2003, sections 43–47, 53 g).
///
/// @param language of the texts
/// @param translation the notice that the Finnish or Swedish text binds; null where this is one of them
/// @param date of the decision, as people write it
/// @param number for quoting it
/// @param parties names; nothing for whom the register tells none
/// @param silence where nobody answered: what that meant; null otherwise
/// @param reasoning the officer's own words in the language in which they were written; null where the
///     reasons of the rule say it all
/// @param made who signed it, or that a machine made it and where the deployment decision is published
/// @param contact who answers questions: the named person, with title, phone, hours and address
/// @param appealDays until which day this reader can appeal
/// @param unverified where the review authority's row waits for a lawyer's eye: that it does; null else
/// @param lookAgain a person may look again, beside the appeal and never instead of it
public record DecisionDocument(
        Language language,
        @Nullable String translation,
        String title,
        String authority,
        String date,
        String number,
        String partiesTitle,
        List<String> parties,
        String what,
        @Nullable String silence,
        String factsTitle,
        List<String> facts,
        String reasonsTitle,
        List<String> reasons,
        Decision.@Nullable Reasoning reasoning,
        String sectionsTitle,
        List<String> sections,
        String made,
        String contact,
        String appealTitle,
        String appeal,
        String appealDays,
        @Nullable String unverified,
        String lookAgain) {

    /// The whole document as paragraphs, for a letter.
    public String asLetter() {
        var parts = new ArrayList<String>();
        if (translation != null) {
            parts.add(translation);
        }
        parts.add(title);
        parts.add(authority);
        parts.add(date + "\n" + number);
        parts.add(list(partiesTitle, parties));
        parts.add(what);
        if (silence != null) {
            parts.add(silence);
        }
        parts.add(list(reasonsTitle, reasons));
        if (reasoning != null) {
            parts.add(reasoning.words());
        }
        parts.add(list(factsTitle, facts));
        parts.add(list(sectionsTitle, sections));
        parts.add(made);
        parts.add(contact);
        parts.add(appealTitle);
        parts.add(appeal);
        parts.add(appealDays);
        if (unverified != null) {
            parts.add(unverified);
        }
        parts.add(lookAgain);
        return String.join("\n\n", parts);
    }

    private static String list(String title, List<String> lines) {
        return lines.stream().map(it -> "\n– " + it).collect(Collectors.joining("", title, ""));
    }
}
