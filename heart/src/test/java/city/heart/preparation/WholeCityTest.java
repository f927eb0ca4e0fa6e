// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Usages;
import city.base.usage.Use;
import city.heart.InventedCityTest;
import city.heart.casework.Finding;
import city.heart.casework.Flow;
import city.heart.casework.FlowRunner;
import city.heart.casework.Register;
import city.heart.casework.RuleAnswer;
import city.heart.casework.Rules;
import city.heart.decision.Decision;
import city.heart.decision.Decisions;
import city.heart.decision.WholeCases;
import city.heart.eligibility.Answer;
import city.heart.offer.OfferId;
import city.heart.offer.Offers;
import city.heart.offer.Reply;
import city.heart.offer.State;
import city.heart.population.Population;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An invented city of 2,000 residents, its registers loaded, both services of Helsinki's folder, and
/// nothing faked: the first day's flow as the application runs it where no places are given together.
@InventedCityTest
@Import(NoRounds.class)
class WholeCityTest {
    private static final Use LOOKING =
            new Use(Actor.system("test"), "test", "test", Basis.DUTY, null, Set.of("order"));

    @Autowired Population population;
    @Autowired Register register;
    @Autowired FlowRunner runner;
    @Autowired Flow flow;
    @Autowired WholeCases cases;
    @Autowired Offers offers;
    @Autowired WhyTexts whys;
    @Autowired Decisions decisions;
    @Autowired Usages usages;
    @Autowired JdbcClient jdbc;

    private Map<String, Integer> counts(String sql) {
        Map<String, Integer> counts = new HashMap<>();
        jdbc.sql(sql)
                .query(rs -> {
                    counts.put(rs.getString(1), rs.getInt(2));
                });
        return counts;
    }

    @Test
    void whom_the_sweep_names_has_exactly_one_case() {
        Map<String, Integer> named = new HashMap<>();
        for (var terms : flow.working()) {
            named.put(terms.service(), flow.nominees(terms, flow.today()).length);
        }
        assertThat(named.keySet()).containsExactlyInAnyOrder("pre-primary", "school-start");
        assertThat(named.values()).allMatch(it -> it > 10);
        assertThat(counts("select service, count(*) from casework.case_file group by service"))
                .isEqualTo(named);
    }

    @Test
    void most_families_have_an_offer_and_the_others_are_on_the_worklist() {
        var states = counts("select state, count(*) from offer.offer group by state");
        assertThat(states.keySet()).isSubsetOf("OPEN", "ACCEPTED", "READY", "DECIDED");
        var handler = counts("select handler, count(*) from casework.case_file group by handler");
        assertThat(handler.get("RUNNING")).isGreaterThan(handler.getOrDefault("PERSON", 0));
        var asked = counts("select kind, count(*) from casework.task group by kind");
        assertThat(asked).containsKeys("RULE", "ORDER");
        // The units and areas of the folder hold every home: nobody is sent to a person for them.
        assertThat(asked).doesNotContainKeys("NO_UNIT", "ALARM");
    }

    @Test
    void a_draft_reads_of_each_child_what_the_family_says_and_leaves_out_whoever_is_not_simple() {
        var children =
                jdbc
                        .sql("select distinct child_id from casework.case_file order by 1")
                        .query(Integer.class)
                        .list()
                        .stream()
                        .map(ResidentId::new)
                        .toList();
        var homes = register.simpleHomes(children, "pre-primary", flow.today());
        Map<ResidentId, String> inColumns = new HashMap<>();
        homes.forEach((child, it) ->
                inColumns.put(
                        child,
                        it.building()
                                + " "
                                + it.motherTongue()
                                + " "
                                + new TreeSet<>(numbers(it.sameBirth()))));
        Map<ResidentId, String> inRows = new HashMap<>();
        register.families(children, "pre-primary")
                .forEach((child, it) -> {
                    var ruleAnswer =
                            new RuleAnswer(
                                    Answer.MET, List.of(), "{}", "", "", it.known(), flow.today());
                    var due = new Rules.Due("2026-27", ruleAnswer, it);
                    var municipality = it.child().municipality();
                    if (municipality != null
                            && Finding.of(child, due, false, municipality, flow.today()).goesOn()) {
                        var address = it.child().address();
                        inRows.put(
                                child,
                                (address == null ? null : address.buildingId())
                                        + " "
                                        + it.child().motherTongue()
                                        + " "
                                        + new TreeSet<>(numbers(it.sameBirth())));
                    }
                });
        assertThat(inColumns).hasSizeGreaterThan(20).isEqualTo(inRows);
        assertThat(homes.size()).isLessThan(children.size());
    }

    private static List<Integer> numbers(List<ResidentId> some) {
        return some.stream().map(ResidentId::value).toList();
    }

    @Test
    void nothing_is_offered_or_written_where_an_order_stands() {
        var children =
                jdbc
                        .sql("select distinct child_id from offer.offer")
                        .query(Integer.class)
                        .list()
                        .stream()
                        .map(ResidentId::new)
                        .toList();
        assertThat(population.families(children, LOOKING).values())
                .isNotEmpty()
                .noneMatch(city.heart.population.Family::order);
    }

    @Test
    void another_run_on_the_same_day_changes_nothing() {
        var before = counts("select 'messages', count(*) from offer.sent_message");
        assertThat(runner.run()).isEqualTo(new FlowRunner.RunOutcome(0, 0, 0, Map.of()));
        assertThat(counts("select 'messages', count(*) from offer.sent_message")).isEqualTo(before);
    }

    @Test
    void an_offer_is_accepted_signed_explained_and_recomputes_to_the_same_record() {
        var id =
                jdbc.sql(
                                """
                                select o.id::text
                                  from offer.offer o join casework.case_file c on c.id = o.case_id
                                 where c.service = 'school-start'
                                   and not exists (select 1 from offer.recipient x
                                                    where x.offer_id = o.id and x.role <> 'DECIDES')
                                 order by o.id limit 1
                                """)
                        .query((rs, _) -> OfferId.parse(rs.getString(1)))
                        .single();
        var guardians =
                jdbc.sql("select resident_id from offer.recipient where offer_id = :id")
                        .param("id", id.value())
                        .query((rs, _) -> new ResidentId(rs.getInt(1)))
                        .list();
        for (var it : guardians) {
            assertThat(offers.find(id, it).orElseThrow().canAnswer()).isTrue();
            assertThat(offers.answer(id, it, Reply.ACCEPT, null))
                    .get()
                    .isInstanceOf(Offers.ReplyOutcome.Recorded.class);
        }
        var guardian = guardians.getFirst();
        var seen = offers.find(id, guardian).orElseThrow();
        assertThat(seen.state()).isEqualTo(State.READY);
        var signed =
                (Decisions.SignOutcome.Signed)
                        decisions
                                .sign(
                                        List.of(id),
                                        Decision.By.officer(
                                                "o", "Virpi V.", "suunnittelija", "planerare"))
                                .get(id);
        for (var language : List.of(Language.FI, Language.SV, Language.EN)) {
            var document = decisions.document(signed.decision(), guardian, language).orElseThrow();
            assertThat(document.asLetter())
                    .contains("Virpi V.", document.facts().lines().getFirst())
                    .doesNotContain("{");
            assertThat(document.sections().lines()).isNotEmpty();
            assertThat(document.reasons().lines()).isNotEmpty();
            assertThat(document.parties().lines()).hasSize(1 + guardians.size());
        }
        assertThat(decisions.recompute(signed.decision()).orElseThrow().same()).isTrue();
        assertThat(whys.offer(seen, Language.EN).nextChange())
                .isEqualTo(
                        "On 1 August 2027 the answer can change if the data stay the same. The reason"
                                + " then: By year of birth, the start of school is over. We look at"
                                + " the matter again by ourselves.");
        // Several facts could turn it, and none hides the others.
        var turned =
                whys.offer(seen, Language.EN).turns().stream()
                        .collect(
                                Collectors.groupingBy(
                                        it -> it.substring(0, it.indexOf(':')),
                                        Collectors.counting()));
        assertThat(turned).hasSizeGreaterThan(1).containsKey("If the data said “Year of birth");
        assertThat(turned.values()).allMatch(it -> it <= 2);
        assertThat(usages.actsOn(seen.about().child(), 100))
                .extracting(it -> it.use().purpose())
                .contains("offer");
    }
}
