// SPDX-License-Identifier: EUPL-1.2
package city.heart.decision;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.OwnCityTest;
import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.base.signin.TestSignIn;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Usages;
import city.base.usage.Use;
import city.heart.SmallCity;
import city.heart.casework.CaseFiles;
import city.heart.casework.CaseId;
import city.heart.casework.FlowRunner;
import city.heart.education.EducationLoad;
import city.heart.register.RegisterLoad;
import city.heart.unit.UnitImport;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/// What a resident reads of the case for which an officer looked, over an invented city of 2,000 residents.
@OwnCityTest
class UsesOfCasesTest {
    @Autowired RegisterLoad populationLoad;
    @Autowired EducationLoad educationLoad;
    @Autowired UnitImport placement;
    @Autowired FlowRunner runner;
    @Autowired CaseFiles cases;
    @Autowired Usages usages;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvcTester pages;

    @BeforeAll
    void runTheFirstDay(@TempDir Path work) {
        SmallCity.load(work, populationLoad, placement, educationLoad);
        runner.run();
    }

    /// The oldest case whose child has a guardian today.
    private CaseId caseOfFamily(boolean underOrder) {
        return CaseId.parse(
                jdbc.sql(
                                """
                                select c.id::text from casework.case_file c
                                 where c.service = 'pre-primary' and c.protected = :order
                                   and exists (select from population.guardianship g
                                                where g.child_id = c.child_id and g.decides and g.known_to is null)
                                 order by c.serial_number limit 1
                                """)
                        .param("order", underOrder)
                        .query(String.class)
                        .single());
    }

    private ResidentId guardian(CaseId id) {
        return new ResidentId(
                jdbc.sql(
                                """
                                select min(g.guardian_id) from population.guardianship g
                                  join casework.case_file c on c.child_id = g.child_id
                                 where c.id = :id and g.decides and g.known_to is null
                                """)
                        .param("id", id.value())
                        .query(Integer.class)
                        .single());
    }

    private String page(String address, RequestPostProcessor who, String language) {
        var result =
                pages.get().uri(address).with(who).header("Accept-Language", language).exchange();
        assertThat(result).hasStatusOk();
        try {
            return result.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String uses(ResidentId who, String language) {
        return page("/my/data", TestSignIn.resident(who.value()), language);
    }

    @Test
    void a_guardian_reads_that_an_officer_opened_the_case_and_which_one() {
        var file = caseOfFamily(false);
        var number = cases.caseNumber(file);
        var guardian = guardian(file);
        assertThat(uses(guardian, "en")).doesNotContain(number);
        page("/desk/cases/" + file.value(), TestSignIn.officer("service-officer"), "en");
        var link = "<a href=\"/my/children\">%s</a>";
        assertThat(uses(guardian, "en"))
                .contains(
                        "Somebody who works for the city",
                        link.formatted("Case " + number + ", Pre-primary education"));
        assertThat(uses(guardian, "fi")).contains(link.formatted("Asia " + number + ", Esiopetus"));
        assertThat(uses(guardian, "sv"))
                .contains(link.formatted("Ärende " + number + ", Förskoleundervisning"));
        page("/my/children", TestSignIn.resident(guardian.value()), "en");
    }

    @Test
    void of_a_family_under_an_order_no_case_is_told() {
        var file = caseOfFamily(true);
        var guardian = guardian(file);
        page("/desk/cases/" + file.value(), TestSignIn.officer("protected-case-officer"), "en");
        assertThat(usages.actsOn(guardian, 100))
                .anySatisfy(it ->
                        assertThat(it.use().about())
                                .isEqualTo(new Use.About("case", file.value().toString())));
        assertThat(uses(guardian, "en"))
                .contains("Somebody who works for the city", "An officer contacted the family")
                .doesNotContain(cases.caseNumber(file), "Case ", "/my/children\">Case");
    }

    @Test
    void whoever_was_looked_at_for_the_case_of_another_family_does_not_read_which_it_was() {
        var file = caseOfFamily(false);
        var stranger =
                new ResidentId(
                        jdbc.sql(
                                        """
                                        select min(b.resident_id) from population.birth b
                                         where b.born_year = 1950
                                           and not exists (select from population.guardianship g
                                                            where g.guardian_id = b.resident_id)
                                        """)
                                .query(Integer.class)
                                .single());
        transaction.executeWithoutResult(_ ->
                usages.record(
                        new Use(
                                        Actor.officer("o1"),
                                        "service officer",
                                        "desk-case",
                                        Basis.DUTY,
                                        "pre-primary",
                                        Set.of("names"))
                                .about(CaseId.ABOUT, file.value()),
                        List.of(stranger),
                        new RecordingNumber(1)));
        assertThat(uses(stranger, "en"))
                .contains("Handling of a case")
                .doesNotContain(cases.caseNumber(file));
    }
}
