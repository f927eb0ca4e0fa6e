// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.heart.population.Family;
import city.heart.population.LifeEvent;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What this module asks of the services and their rules.
public interface Rules {
    /// Those in force now.
    List<Terms> published();

    /// Of one service those in force now; empty where it is not published.
    default Optional<Terms> inForce(String service) {
        return published().stream().filter(it -> it.service().equals(service)).findFirst();
    }

    /// Services whose version in force cannot be read: nothing is begun, sent or ended for them.
    Set<String> unreadable();

    /// Any version that ever was in force; empty also where it cannot be read any more.
    Optional<Terms> find(String service, String version);

    /// Decides these people in row form, each with its record; the reads leave their usage. The families come
    /// with it, so that nobody reads them again in the same look.
    ///
    /// @return nothing for somebody whom the city does not know
    Map<ResidentId, Due> decide(Terms terms, Collection<ResidentId> children, LocalDate day);

    /// Of these people those whom any of these services concerns on a day: its rule says something
    /// else than "not due". One reading for all services; most people whom a change touches end here.
    ///
    /// @throws ServiceFailed where one of them cannot be asked
    Set<ResidentId> concerned(List<Terms> services, Collection<ResidentId> people, LocalDate day);

    /// Of these people those whom the rule, asked in columns, gives what they are due without a person. A
    /// draft of a round needs no more; whoever is made an offer is decided in row form before.
    Set<ResidentId> met(Terms terms, Collection<ResidentId> children, LocalDate day);

    /// The same rule on the same facts, once more.
    ///
    /// @param version of the service that decided then
    RuleAnswer recompute(String service, String version, RuleAnswer stored);

    /// When another answer or reason comes out of the same facts. Worked out for one person's page and
    /// never stored.
    ///
    /// @param from the day after which it is looked for
    /// @return empty for never, and where the rule cannot be followed in time
    Optional<Change> nextChange(String service, String version, RuleAnswer stored, LocalDate from);

    /// @param then what the rule says on that day, if the facts stay as they are
    record Change(LocalDate day, RuleAnswer then) {}

    /// What would turn an answer, of facts that a guardian may be told. Worked out for one person's page and never
    /// stored; within a third of a second.
    ///
    /// @return none where a person has it
    List<Turn> whatWouldChange(String service, String version, RuleAnswer stored);

    /// One way in which the answer would be the other one.
    ///
    /// @param facts what would have to be different, by language, such as `Year of birth: 2018`; Finnish is always there
    /// @param answer by name, as its words name it
    record Turn(Map<Language, String> facts, String answer) {
        /// In a language, else in Finnish.
        public String in(Language language) {
            var own = facts.get(language);
            return own != null ? own : facts.getOrDefault(Language.FI, "");
        }
    }

    /// Whom the columns of the whole city name on a day, in ascending order.
    int[] sweep(Terms terms, LocalDate day);

    /// Who has to be decided again after these events.
    Set<ResidentId> touchedBy(Collection<LifeEvent> events);

    /// @param period of which a place would be: the school year that the child's birth year names
    /// @param family of whom the rule was asked
    record Due(String period, RuleAnswer ruleAnswer, Family family) {}
}
