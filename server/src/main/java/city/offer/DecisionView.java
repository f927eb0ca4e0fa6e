// SPDX-License-Identifier: EUPL-1.2
package city.offer;

import city.shared.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The decision as a document, ready to be read and printed: authority, date, parties, what is
/// decided, facts, sections, reasons, who answers questions, who or what decided, how to appeal
/// (Administrative Procedure Act 434/2003, sections 43–47 and 53 g).
///
/// @param language Finnish or Swedish: the text that binds; a translation names its notice
/// @param translated the notice; null where this is the binding text
/// @param others the other languages in which it can be read
/// @param number of the decision, for quoting it
/// @param silence said where nobody answered; null otherwise
/// @param made who signed, or that it was made automatically and where the deployment decision is
/// @param unverified a sentence where the review authority still waits for a lawyer's eye; else null
record DecisionView(
        String id,
        Language language,
        @Nullable String translated,
        List<OfferView.OtherLanguage> others,
        String title,
        String authority,
        String date,
        String number,
        String partiesTitle,
        List<Party> parties,
        String what,
        @Nullable String silence,
        String factsTitle,
        List<String> facts,
        String reasonsTitle,
        List<String> reasons,
        String sectionsTitle,
        List<String> sections,
        String made,
        String contact,
        String appealTitle,
        String appeal,
        String appealDays,
        @Nullable String unverified,
        String lookAgain) {
    /// @param name null where the register told none
    record Party(String role, @Nullable String name) {}
}
