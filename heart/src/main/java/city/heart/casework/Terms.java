// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.base.shared.Language;
import city.heart.service.Assignment;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a version of a service says about its offers and decisions.
///
/// @param service its id
/// @param version its content hash
/// @param kind of unit
/// @param languages of teaching
/// @param answerDays at least 14
/// @param reminderDays days to answer from the reminder's service on; null where silence decides on
///     the proposal
/// @param deployment under which the machine decides alone; null where it only prepares
/// @param phone of the named official
/// @param assignment how places are given
/// @param admission by which part of the city: `AREA`, `DISTRICT`, `CITY`
public record Terms(
        String service,
        String version,
        String kind,
        Set<Language> languages,
        int answerDays,
        @Nullable Integer reminderDays,
        @Nullable Deployment deployment,
        String phone,
        Contact contact,
        Days days,
        Reviews reviews,
        Texts texts,
        Assignment assignment,
        String admission) {
    public Terms {
        languages = Set.copyOf(languages);
    }

    /// Due children of this period wait for its round, unless it has been published. Once the period has
    /// begun nobody waits any more.
    public boolean gathers(String period, LocalDate today) {
        return assignment instanceof Assignment.Round && today.isBefore(days.first(period));
    }

    /// Who answers for it by name, for the end of a letter (Administrative Procedure Act 434/2003, section 8).
    public String signature(Language language) {
        var title =
                contact.title()
                        .getOrDefault(
                                language.code(),
                                contact.title().getOrDefault(Language.FI.code(), ""));
        return contact.person()
                + ", "
                + title
                + "\n"
                + texts.authority(language)
                + "\n"
                + phone
                + ", "
                + contact.email();
    }

    public boolean decidesOnSilence() {
        return reminderDays == null;
    }

    /// The named person who answers questions.
    ///
    /// @param title by language code
    /// @param hours when somebody answers, by language code
    public record Contact(
            String person, Map<String, String> title, String email, Map<String, String> hours) {}

    /// The published decision by which the machine decides (Information Management Act 906/2019, ch. 6 a).
    ///
    /// @param deciders who made it
    /// @param on from this day
    public record Deployment(String deciders, LocalDate on, String published) {}

    /// First and last day of a place, by period.
    public interface Days {
        LocalDate first(String period);

        LocalDate last(String period);
    }

    /// Where a decision made on a day can be appealed: dated data.
    public interface Reviews {
        Appeal on(LocalDate day);
    }

    /// Authority and days as they were on the day of the decision; kept with it.
    ///
    /// @param authority by language code
    /// @param address by language code
    /// @param days from service
    /// @param verified false where a lawyer has not yet looked at the row
    public record Appeal(
            Map<String, String> authority,
            Map<String, String> address,
            int days,
            String section,
            boolean verified) {}

    /// The service's own texts by key (`offer.title`), as its folder lists them.
    public interface Texts {
        /// The text filled in; in Finnish where the language has none.
        String fill(Language wanted, String key, Map<String, String> values);

        /// The language in which `fill` will answer.
        Language languageOf(Language wanted, String key);

        /// Why or why not, in words for the family.
        String reason(Language wanted, String code);

        /// The facts that led to a stored answer and may be told to the family, one line each.
        List<String> facts(Language wanted, RuleAnswer ruleAnswer);

        /// A section of the law with the law's name.
        String section(Language wanted, String section);

        /// The name of the authority.
        String authority(Language wanted);

        /// The name of the service.
        String name(Language wanted);
    }
}
