// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.OwnCityTest;
import city.base.shared.CityClock;
import city.base.shared.CityTime;
import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.base.signin.RightScope;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Use;
import city.heart.SmallCity;
import city.heart.casework.CaseFile;
import city.heart.casework.Flow;
import city.heart.casework.FlowRunner;
import city.heart.casework.TaskKind;
import city.heart.casework.WorkItem;
import city.heart.decision.Decision;
import city.heart.decision.Decisions;
import city.heart.decision.WholeCases;
import city.heart.education.EducationLoad;
import city.heart.education.EducationRecords;
import city.heart.eligibility.Answer;
import city.heart.eligibility.Eligibility;
import city.heart.offer.OfferId;
import city.heart.offer.Offers;
import city.heart.offer.Reply;
import city.heart.population.Birth;
import city.heart.population.Names;
import city.heart.population.Population;
import city.heart.population.Population.OutsideRegister;
import city.heart.register.RegisterFeed;
import city.heart.register.RegisterLoad;
import city.heart.register.ToldRegister;
import city.heart.service.Services;
import city.heart.unit.UnitImport;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A small invented city over some months: the true rules, the true register tables and feed, the flow
/// as the application runs it where no places are given together. The clock only goes on, so the tests stand in the order of the year.
@OwnCityTest
@Import(NoRounds.class)
class RegisterChangesTest {
    private static final Use LOOKING =
            new Use(Actor.system("test"), "test", "test", Basis.DUTY, null, Set.of("alive"));
    private static final LocalDate JANUARY_2 = LocalDate.of(2026, 1, 2);

    @Autowired RegisterLoad populationLoad;
    @Autowired EducationLoad educationLoad;
    @Autowired UnitImport placement;
    @Autowired RegisterFeed feed;
    @Autowired Population population;
    @Autowired EducationRecords education;
    @Autowired Eligibility eligibility;
    @Autowired Services services;
    @Autowired FlowRunner runner;
    @Autowired Flow flow;
    @Autowired WholeCases cases;
    @Autowired Offers offers;
    @Autowired Decisions decisions;
    @Autowired JdbcClient jdbc;

    @Autowired @CityTime java.time.Clock clock;

    @BeforeAll
    void runTheFirstDay(@TempDir Path work) {
        SmallCity.load(work, populationLoad, placement, educationLoad);
        runner.run();
    }

    private void on(LocalDate day) {
        ((CityClock) clock).moveTo(day);
    }

    private Decision signed() {
        var id =
                jdbc.sql(
                                """
                                select o.id::text
                                  from offer.offer o join casework.case_file c on c.id = o.case_id
                                 where c.service = 'school-start' and o.state = 'OPEN'
                                 order by o.child_id limit 1
                                """)
                        .query((rs, _) -> OfferId.parse(rs.getString(1)))
                        .single();
        var guardians =
                jdbc.sql(
                                """
                                select resident_id from offer.recipient
                                 where offer_id = :id and role = 'DECIDES'
                                """)
                        .param("id", id.value())
                        .query((rs, _) -> new ResidentId(rs.getInt(1)))
                        .list();
        guardians.forEach(it -> offers.answer(id, it, Reply.ACCEPT, null));
        var came =
                decisions
                        .sign(
                                List.of(id),
                                Decision.By.officer("o", "Virpi V.", "suunnittelija", "planerare"))
                        .get(id);
        return decisions.find(((Decisions.SignOutcome.Signed) came).decision()).orElseThrow();
    }

    @Test
    @Order(1)
    void a_decision_made_last_month_recomputes_to_the_same_record_across_a_late_correction() {
        var decision = signed();
        var child = decision.key().child();
        var code = population.identityCode(child, LOOKING).orElseThrow();
        on(LocalDate.of(2026, 2, 10));
        try (var register = new ToldRegister(feed)) {
            // The child had moved away before the decision, and nobody had told.
            register.tellsMunicipality(code, "049", JANUARY_2);
            assertThat(register.take()).isEqualTo(1);
        }
        runner.run();
        assertThat(
                        cases.find(decision.caseId(), RightScope.ALL).orElseThrow().work().stream()
                                .map(WorkItem::ask))
                .contains(TaskKind.MOVED_OUT);

        var service =
                services.find(decision.key().service(), decision.serviceVersion()).orElseThrow();
        var hindsight =
                eligibility.decide(
                        service,
                        asOf(child, population.latest(), decision.on()),
                        population.latest(),
                        decision.on());
        assertThat(hindsight.answer()).isEqualTo(Answer.NOT_MET);

        // The stored facts give the record again, and so does what the registers knew then.
        assertThat(decisions.recompute(decision.id()))
                .contains(new Decisions.Recomputed(decision.ruleAnswer(), decision.ruleAnswer()));
        var then = decision.ruleAnswer();
        var asKnown =
                eligibility.decide(
                        service, asOf(child, then.known(), then.day()), then.known(), then.day());
        assertThat(asKnown.answer()).isEqualTo(Answer.MET);
        assertThat(asKnown.storedFacts()).isEqualTo(then.facts());
        assertThat(asKnown.known()).isEqualTo(then.known());
        assertThat(asKnown.ruleSha256()).isEqualTo(then.ruleSha256());
        assertThat(decisions.find(decision.id())).contains(decision);
    }

    private List<Object> asOf(ResidentId child, RecordingNumber known, LocalDate day) {
        var read = new ArrayList<Object>();
        read.add(population.familyAsOf(child, known, day, LOOKING).orElseThrow());
        education.asOf(child, known, day, LOOKING).ifPresent(read::add);
        return read;
    }

    @Test
    @Order(2)
    void a_child_entered_by_an_officer_has_its_case_in_the_year_in_which_it_becomes_due() {
        var child =
                population.enter(
                        new OutsideRegister(
                                new Names("Aino", "Keksitty"),
                                new Birth(2021, 3, null),
                                "091",
                                "so",
                                List.of()),
                        LOOKING);
        flow.decideNow(child, Actor.officer("officer-1"));
        assertThat(cases.of(child, RightScope.ALL)).isEmpty();
        runner.run();
        assertThat(cases.of(child, RightScope.ALL)).isEmpty();
        on(LocalDate.of(2027, 1, 7));
        runner.run();
        assertThat(cases.of(child, RightScope.ALL))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.file().key().service()).isEqualTo("pre-primary");
                    assertThat(it.file().handler()).isEqualTo(CaseFile.Handler.PERSON);
                    assertThat(it.file().openedBy()).isEqualTo(Flow.BY_SWEEP);
                    assertThat(it.work())
                            .singleElement()
                            .satisfies(work -> {
                                assertThat(work.ask()).isEqualTo(TaskKind.RULE);
                                assertThat(work.detail()).isEqualTo("outside-register");
                            });
                });
    }
}
