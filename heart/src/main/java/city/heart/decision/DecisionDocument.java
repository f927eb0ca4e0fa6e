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
/// @param parties names; nothing for whom the register tells none
/// @param silence where nobody answered: what that meant; null otherwise
/// @param place why this unit, with the section that says so; null where it would tell an address that is protected
/// @param reasoning the officer's own words in the language in which they were written; null where the
///     reasons of the rule say it all
/// @param made who signed it, or that a machine made it and where the deployment decision is published
/// @param contact who answers questions: the named person, with title, phone, hours and address
/// @param lookAgain a person may look again, beside the appeal and never instead of it
public record DecisionDocument(
        Language language,
        @Nullable String translation,
        Head head,
        Listed parties,
        String what,
        @Nullable String silence,
        Listed facts,
        Listed reasons,
        @Nullable String place,
        Decision.@Nullable Reasoning reasoning,
        Listed sections,
        String made,
        String contact,
        Appeal appeal,
        String lookAgain) {

    /// @param date of the decision, as people write it
    /// @param number for quoting it
    public record Head(String title, String authority, String date, String number) {}

    /// A part that lists something under its heading.
    public record Listed(String title, List<String> lines) {
        public Listed {
            lines = List.copyOf(lines);
        }

        private String text() {
            return lines.stream().map(it -> "\n– " + it).collect(Collectors.joining("", title, ""));
        }
    }

    /// How this reader can appeal.
    ///
    /// @param days how many, and for a reader who was served until which day
    public record Appeal(String title, String text, String days) {}

    /// The whole document as paragraphs, for a letter.
    public String asLetter() {
        var parts = new ArrayList<String>();
        if (translation != null) {
            parts.add(translation);
        }
        parts.add(head.title());
        parts.add(head.authority());
        parts.add(head.date() + "\n" + head.number());
        parts.add(parties.text());
        parts.add(what);
        if (silence != null) {
            parts.add(silence);
        }
        parts.add(reasons.text());
        if (place != null) {
            parts.add(place);
        }
        if (reasoning != null) {
            parts.add(reasoning.text());
        }
        parts.add(facts.text());
        parts.add(sections.text());
        parts.add(made);
        parts.add(contact);
        parts.add(appeal.title());
        parts.add(appeal.text());
        parts.add(appeal.days());
        parts.add(lookAgain);
        return String.join("\n\n", parts);
    }
}
