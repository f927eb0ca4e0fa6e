// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

import city.base.api.ListRequest;
import city.base.api.Listing;
import city.base.shared.Language;
import city.base.usage.Basis;
import city.base.web.Problem;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The public services in force: what they are, on which law they rest, how they decide, which facts of
/// people they use and for what.
@RestController
class ServicesApi {
    private final Services services;

    ServicesApi(Services services) {
        this.services = services;
    }

    /// A public service (CPSV-AP).
    ///
    /// @param id stable name of the service
    /// @param version SHA-256 over its rule, texts and examples, in hexadecimal
    /// @param name by language code
    /// @param authority who answers for it
    /// @param contact where questions are answered
    /// @param purpose what personal data is used for, by language code
    /// @param basis legal basis of that use (GDPR, article 6(1))
    /// @param sections sections of law on which the basis rests
    /// @param answerDays days to answer a proposal
    /// @param automated the machine decides alone where the rule leaves no doubt; else an officer signs
    /// @param deployment the published decision that lets it; null where it does not decide
    /// @param units which units can be proposed
    /// @param assignment how places are given
    /// @param facts what it uses of people
    /// @param appeal where its decisions can be appealed, by date
    record Service(
            String id,
            String version,
            Map<String, String> name,
            Authority authority,
            ContactPoint contact,
            Map<String, String> purpose,
            Basis basis,
            List<String> sections,
            int answerDays,
            boolean automated,
            @Nullable Deployment deployment,
            UnitChoice units,
            Given assignment,
            List<Fact> facts,
            List<Appeal> appeal) {
        static Service of(PublicService it) {
            var deployment =
                    it.automation() instanceof Automation.Decide(var decision) ? decision : null;
            return new Service(
                    it.id(),
                    it.version(),
                    texts(it.name()),
                    new Authority(
                            texts(it.data().controller().name()),
                            texts(it.data().controller().address()),
                            it.data().controller().email(),
                            it.data().controller().phone()),
                    new ContactPoint(
                            it.contact().phone(),
                            it.contact().email(),
                            texts(it.contact().hours())),
                    texts(it.data().purpose()),
                    it.data().basis(),
                    it.data().sections(),
                    it.answerDays(),
                    deployment != null,
                    deployment == null
                            ? null
                            : new Deployment(
                                    deployment.deciders(), deployment.on(), deployment.published()),
                    new UnitChoice(
                            it.units().kind(),
                            it.units().languages().stream().map(Language::code).toList(),
                            it.units().admission()),
                    Given.of(it.assignment()),
                    it.facts().stream()
                            .map(fact ->
                                    new Fact(
                                            fact.name(),
                                            Arrays.stream(FactUse.Use.values())
                                                    .filter(fact.uses()::contains)
                                                    .toList(),
                                            texts(fact.need())))
                            .toList(),
                    it.reviews().stream().map(Appeal::of).toList());
        }
    }

    /// Who answers for a service and for the use of personal data in it.
    ///
    /// @param name by language code
    /// @param address by post, by language code
    record Authority(
            Map<String, String> name, Map<String, String> address, String email, String phone) {}

    /// Where questions about a service are answered.
    ///
    /// @param hours when somebody answers, by language code
    record ContactPoint(String phone, String email, Map<String, String> hours) {}

    /// A decision by which an authority lets a machine decide.
    ///
    /// @param deciders who decided
    /// @param on day of the decision
    /// @param published where everybody can read it
    record Deployment(String deciders, LocalDate on, String published) {}

    /// Which units a service can propose.
    ///
    /// @param kind of unit, as in `/api/v1/units`
    /// @param languages of teaching, by code
    /// @param admission by which part of the city places are given
    record UnitChoice(String kind, List<String> languages, ProposableUnits.Admission admission) {}

    /// How places are given.
    ///
    /// @param how to each child as it becomes due, or to all children of a school year together
    /// @param opens first day of the round, month and day such as `--01-15`; null where there is none
    /// @param aims of the round, the weightiest first
    record Given(How how, @Nullable String opens, List<Assignment.Aim> aims) {
        enum How {
            AT_ONCE,
            ROUND
        }

        static Given of(Assignment it) {
            return switch (it) {
                case Assignment.AtOnce _ -> new Given(How.AT_ONCE, null, List.of());
                case Assignment.Round(var opens, var order) ->
                        new Given(How.ROUND, opens.toString(), order);
            };
        }
    }

    /// A fact of a person that a service uses.
    ///
    /// @param name in the city's vocabulary
    /// @param uses what it is used for
    /// @param need why, by language code
    record Fact(String name, List<FactUse.Use> uses, Map<String, String> need) {}

    /// Where decisions of a time can be appealed.
    ///
    /// @param from first day of the decisions
    /// @param until last one; null where none is known
    /// @param authority by language code
    /// @param days to appeal, from the day of service on
    /// @param section of law
    record Appeal(
            LocalDate from,
            @Nullable LocalDate until,
            Map<String, String> authority,
            int days,
            String section) {
        static Appeal of(Review it) {
            return new Appeal(
                    it.from(), it.until(), texts(it.authority()), it.days(), it.section());
        }
    }

    /// Lists the services in force, by id.
    @GetMapping("/api/v1/services")
    Listing<Service> list(ListRequest asked) {
        return asked.of(services.published().stream().map(Service::of).toList(), Service::id);
    }

    /// Gives one service in force.
    ///
    /// @param id of the service
    @GetMapping("/api/v1/services/{id}")
    Service find(@PathVariable String id) {
        return services.find(id)
                .map(Service::of)
                .orElseThrow(() ->
                        Problem.notFound("service/not-found", "There is no such service in force"));
    }

    private static Map<String, String> texts(Multilingual all) {
        var byCode = new TreeMap<String, String>();
        all.byLanguage().forEach((language, text) -> byCode.put(language.code(), text));
        return byCode;
    }
}
