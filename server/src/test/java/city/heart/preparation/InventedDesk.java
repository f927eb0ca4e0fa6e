// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import city.CityApplication;
import city.base.shared.CityTime;
import city.base.shared.ResidentId;
import city.base.signin.TestSignIn;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Usages;
import city.base.usage.Use;
import city.heart.InventedCityTest;
import city.heart.population.Names;
import city.heart.population.Population;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/// The desk of an invented city of 2,000 residents on its first day, as officers and guardians see it.
@InventedCityTest
@ContextConfiguration(classes = CityApplication.class)
abstract class InventedDesk {
    static final Use LOOKING =
            new Use(Actor.system("test"), "test", "test", Basis.DUTY, null, Set.of("order"));
    static final String SERVICE = "service-officer";
    static final String PROTECTED = "protected-case-officer";

    @Autowired Population population;
    @Autowired Usages usages;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvcTester pages;
    @Autowired @CityTime Clock clock;

    ResidentId one(String sql) {
        return new ResidentId(jdbc.sql(sql).query(Integer.class).single());
    }

    ResidentId offered() {
        return one("select min(child_id) from offer.offer where state = 'OPEN'");
    }

    ResidentId underOrder() {
        return one(
                """
                select min(c.child_id) from casework.case_file c join casework.task w on w.case_id = c.id
                 where w.kind = 'ORDER'
                """);
    }

    ResidentId withoutCase() {
        return one(
                """
                select min(b.resident_id) from population.birth b
                 where b.born_year = 1950 and not exists (
                       select from population.non_disclosure o where o.resident_id = b.resident_id)
                """);
    }

    String name(ResidentId who) {
        return population.find(who, LOOKING).map(it -> it.names()).map(Names::full).orElseThrow();
    }

    String page(String address, String... roles) {
        return text(address, TestSignIn.officer(roles));
    }

    String my(String address, ResidentId who) {
        return text(address, TestSignIn.resident(who.value()));
    }

    String text(String address, RequestPostProcessor somebody) {
        var result =
                pages.get().uri(address).with(somebody).header("Accept-Language", "en").exchange();
        assertThat(result).hasStatusOk();
        try {
            return result.getResponse()
                    .getContentAsString()
                    .replace("&#39;", "'")
                    .replace("&amp;", "&");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    ResidentId guardian(ResidentId child) {
        return one(
                "select min(guardian_id) from population.guardianship where decides and known_to is null and child_id = "
                        + child.value());
    }
}
