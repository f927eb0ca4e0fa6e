// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.CityTest;
import city.base.signin.TestSignIn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// What the administrator reads of services that failed, in the whole application.
@CityTest
class ServicesAsidePageTest {
    @Autowired JdbcClient jdbc;
    @Autowired MockMvcTester pages;

    @Test
    void a_service_that_rests_is_named_with_its_version_its_day_and_what_to_do() {
        jdbc.sql(
                        """
                        insert into casework.aside (service, version, day, failed_at, fault)
                        values ('invented-service', '0123456789abcdef', '2026-01-08', '2026-01-08T10:05:00Z', 'RULE')
                        """)
                .update();
        try {
            assertThat(look("administrator", "en"))
                    .hasStatusOk()
                    .bodyText()
                    .contains(
                            ">Suspended services<",
                            ">Service invented-service<",
                            ">0123456789ab<",
                            "The service failed on 8 January 2026 and is suspended until the next"
                                    + " day (RULE).",
                            "Try its folder with ./city check",
                            ">8 January 2026, 12:05<");
            assertThat(look("administrator", "fi"))
                    .bodyText()
                    .contains("Palvelu keskeytyi vikaan 8.1.2026 ja on keskeytetty");
            assertThat(look("administrator", "sv"))
                    .bodyText()
                    .contains("Tjänsten avbröts av ett fel 8.1.2026 och är avbruten");
            assertThat(look("service-officer", "en")).bodyText().doesNotContain("invented-service");
        } finally {
            jdbc.sql("delete from casework.aside where service = 'invented-service'").update();
        }
    }

    private MvcTestResult look(String role, String language) {
        return pages.get()
                .uri("/desk/faults")
                .with(TestSignIn.officer(role))
                .header("Accept-Language", language)
                .exchange();
    }
}
