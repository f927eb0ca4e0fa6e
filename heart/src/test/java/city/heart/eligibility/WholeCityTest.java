// SPDX-License-Identifier: EUPL-1.2
package city.heart.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.base.usage.Act;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Usages;
import city.base.usage.Use;
import city.heart.education.EducationLoad;
import city.heart.folder.Helsinki;
import city.heart.population.Birth;
import city.heart.population.LifeEvent;
import city.heart.population.Names;
import city.heart.population.Population;
import city.heart.population.Population.OutsideRegister;
import city.heart.register.RegisterLoad;
import city.heart.service.PublicService;
import city.heart.service.Services;
import city.synthetic.CityFolder;
import city.synthetic.SyntheticCity;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.TestPropertySource;

/// Eligibility over a small invented city, loaded as the true one is.
@ApplicationModuleTest(
        mode = ApplicationModuleTest.BootstrapMode.ALL_DEPENDENCIES,
        extraIncludes = {"folder", "population", "peoplefact", "register", "education"},
        verifyAutomatically = false)
@TestPropertySource(
        properties = {"city.clock.first-day=2026-01-07", "city.folder=../cities/helsinki"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeCityTest {
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 7);
    private static final Use USE =
            new Use(Actor.system("test"), "sweep", "offer", Basis.DUTY, "pre-primary", Set.of());

    @Autowired Eligibility eligibility;
    @Autowired Services services;
    @Autowired Population population;
    @Autowired Usages usages;
    private int people;
    private ResidentId outside;

    @BeforeAll
    void load(
            @Autowired RegisterLoad load,
            @Autowired EducationLoad educationLoad,
            @TempDir Path folder) {
        var city =
                SyntheticCity.generate(
                        CityFolder.read(Path.of("..", "cities", "helsinki")),
                        7,
                        FIRST_DAY,
                        2_000,
                        (_, _) -> {});
        city.writePopulationExtract(folder.resolve("p.ndjson"), (_, _) -> {});
        city.writeEducationExtract(folder.resolve("e.ndjson"));
        load.load(folder.resolve("p.ndjson"), 1, (_, _) -> {});
        educationLoad.load(folder.resolve("e.ndjson"), 1, _ -> {});
        outside = enter(2020);
        people = enter(2021).value();
    }

    private ResidentId enter(int year) {
        return population.enter(
                new OutsideRegister(
                        new Names("Aino", "Keksitty"),
                        new Birth(year, 3, null),
                        "091",
                        "so",
                        List.of()),
                USE);
    }

    @Test
    void a_child_whom_an_officer_entered_is_swept_by_row_since_the_columns_do_not_know_it() {
        var service = service("pre-primary");
        assertThat(population.outsideRegister()).containsExactly(outside, new ResidentId(people));
        assertThat(population.outsideRegister(List.of(outside, new ResidentId(1))))
                .containsExactly(outside);
        var verdict = eligibility.decide(service, outside, FIRST_DAY, USE);
        assertThat(verdict.answer()).isEqualTo(Answer.PERSON);
        assertThat(verdict.reason().code()).isEqualTo("outside-register");
        var today = eligibility.sweep(service, FIRST_DAY, USE);
        assertThat(today.person().get(outside.value())).isTrue();
        assertThat(today.all().get(people)).isFalse();
        var nextYear = eligibility.sweep(service, FIRST_DAY.plusYears(1), USE);
        assertThat(nextYear.person().get(people)).isTrue();
    }

    private PublicService service(String id) {
        return services.find(id).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"pre-primary", "school-start"})
    void a_sweep_nominates_exactly_whom_the_rule_names_one_by_one(String id) {
        var met = new BitSet();
        var person = new BitSet();
        var everybody = IntStream.rangeClosed(1, people).mapToObj(ResidentId::new).toList();
        eligibility
                .decideAll(service(id), everybody, FIRST_DAY, USE)
                .forEach((resident, verdict) -> {
                    switch (verdict.answer()) {
                        case MET -> met.set(resident.value());
                        case PERSON -> person.set(resident.value());
                        case NOT_MET -> {}
                    }
                });
        assertThat(eligibility.sweep(service(id), FIRST_DAY, USE))
                .isEqualTo(new Nominees(met, person, population.latest()));
        assertThat(eligibility.nominate(service(id), everybody, FIRST_DAY, USE))
                .isEqualTo(new Nominees(met, person, population.latest()));
        assertThat(met.cardinality()).isPositive();
        assertThat(person.cardinality()).isPositive();
    }

    @Test
    void a_verdict_leaves_its_usage_with_the_facts_that_the_rule_asks() {
        var service = service("pre-primary");
        var child = new ResidentId(eligibility.sweep(service, FIRST_DAY, USE).all().nextSetBit(0));
        var verdict = eligibility.explain(service, child, FIRST_DAY, USE);
        assertThat(verdict.answer()).isNotEqualTo(Answer.NOT_MET);
        var acts = usages.actsOn(child, 10);
        assertThat(acts.getFirst().use().facts()).isEqualTo(Set.copyOf(service.rule().inputs()));
        assertThat(acts.stream().map(Act::how)).contains(Act.How.NAMED, Act.How.SWEEP_NOMINATED);
    }

    @Test
    void a_stored_verdict_recomputes_to_the_same_record() {
        var service = service("school-start");
        var nominees = eligibility.sweep(service, FIRST_DAY, USE);
        nominees.all().stream()
                .mapToObj(ResidentId::new)
                .forEach(child -> {
                    var verdict = eligibility.decide(service, child, FIRST_DAY, USE);
                    assertThat(
                                    eligibility
                                            .recompute(
                                                    service.id(),
                                                    service.version(),
                                                    verdict.storedFacts(),
                                                    verdict.known(),
                                                    verdict.day())
                                            .sameRecordAs(verdict))
                            .isTrue();
                });
    }

    @Test
    void a_guardians_move_touches_the_child_and_a_new_name_nobody() {
        var child =
                new ResidentId(
                        eligibility
                                .sweep(service("pre-primary"), FIRST_DAY, USE)
                                .met()
                                .nextSetBit(0));
        var guardian =
                population.family(child, USE).orElseThrow().guardians().getFirst().person().id();
        assertThat(
                        population.touchedBy(
                                List.of(event(guardian, LifeEvent.Kind.MOVED_WITHIN)),
                                eligibility.paths(),
                                USE))
                .contains(child, guardian);
        assertThat(
                        population.touchedBy(
                                List.of(event(guardian, LifeEvent.Kind.ORDER_BEGAN)),
                                eligibility.paths(),
                                USE))
                .contains(child, guardian);
        assertThat(
                        population.touchedBy(
                                List.of(event(child, LifeEvent.Kind.GUARDIAN_CHANGED)),
                                eligibility.paths(),
                                USE))
                .isEqualTo(Set.of(child));
        assertThat(
                        population.touchedBy(
                                List.of(event(guardian, LifeEvent.Kind.NAME_CHANGED)),
                                eligibility.paths(),
                                USE))
                .isEmpty();
    }

    private static LifeEvent event(ResidentId subject, LifeEvent.Kind kind) {
        return new LifeEvent(1, subject, kind, FIRST_DAY, new RecordingNumber(1));
    }

    @Test
    void the_services_in_force_are_those_of_the_citys_folder() {
        assertThat(services.published().stream().map(PublicService::version))
                .isEqualTo(
                        List.of(
                                Helsinki.service("pre-primary").version(),
                                Helsinki.service("school-start").version()));
    }
}
