// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

import city.base.shared.Language;
import city.base.usage.Basis;
import java.time.LocalDate;
import java.util.List;

/// A public service as its folder says (CPSV-AP: public service), whole and without faults.
///
/// @param id folder name, small letters and hyphens
/// @param version SHA-256 over all files of the folder, in hexadecimal
/// @param keywords what people call it besides, for the search; empty where nothing is said
/// @param data for what personal data is used, by whom and how long
/// @param answerDays days to answer, at least 14
/// @param reviews appeal authorities by date
/// @param facts every fact it uses, with its need
/// @param vocabulary what its facts mean, as of this version
/// @param laws the laws that it cites
/// @param personDecides reason codes with which only a person may decide
/// @param assignment how places are given
public record PublicService(
        String id,
        String version,
        Multilingual name,
        Multilingual keywords,
        DataUse data,
        Silence silence,
        int answerDays,
        Automation automation,
        Period period,
        List<Review> reviews,
        List<FactUse> facts,
        ContactPerson contact,
        ProposableUnits units,
        List<String> personDecides,
        Rule rule,
        Vocabulary vocabulary,
        Laws laws,
        ServiceTexts texts,
        Assignment assignment) {
    public PublicService {
        reviews = List.copyOf(reviews);
        facts = List.copyOf(facts);
        personDecides = List.copyOf(personDecides);
    }

    /// What a person is told of the use of personal data (GDPR article 13).
    ///
    /// @param purpose what it is used for
    /// @param basis legal basis (GDPR article 6(1))
    /// @param sections sections of law on which the basis rests
    /// @param recipients who receives the data beside the controller
    public record DataUse(
            Controller controller,
            Multilingual purpose,
            Basis basis,
            List<String> sections,
            List<Multilingual> recipients,
            RetentionPeriods retention) {
        public DataUse {
            sections = List.copyOf(sections);
            recipients = List.copyOf(recipients);
        }
    }

    /// Where a decision made on this day can be appealed.
    ///
    /// @throws IllegalStateException never for a loaded service and a day from its first review on
    public Review appeal(LocalDate day) {
        return reviews.stream()
                .filter(it -> it.holdsOn(day))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "Service " + id + " names no review authority for " + day));
    }

    /// Names of the facts with this use, in the folder's order.
    public List<String> facts(FactUse.Use use) {
        return facts.stream().filter(it -> it.uses().contains(use)).map(FactUse::name).toList();
    }

    /// The name in this language, or in Finnish.
    public String name(Language language) {
        return name.in(language);
    }
}
