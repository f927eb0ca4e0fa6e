// SPDX-License-Identifier: EUPL-1.2
package city.heart.profile;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.CityTest;
import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.base.signin.TestSignIn;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Usages;
import city.base.usage.Use;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/// What a resident reads of the uses of his or her data, in the whole application.
@CityTest
class MyDataPageTest {
    @Autowired Usages usages;
    @Autowired TransactionTemplate transaction;
    @Autowired MockMvcTester pages;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    41 | fi | kotikunta, nimi, osoitteen laji, turvakielto, valittu yhteystapa
                    42 | sv | adressens slag, hemkommun, namn, spärrmarkering, valt kontaktsätt
                    43 | en | chosen way of contact, home municipality, kind of address, name, non-disclosure order
                    """)
    void names_each_fact_in_the_readers_language(int resident, String language, String facts) {
        transaction.executeWithoutResult(_ ->
                usages.record(
                        new Use(
                                Actor.system("message"),
                                "delivery",
                                "delivery",
                                Basis.DUTY,
                                null,
                                Set.of(
                                        "home municipality",
                                        "address kind",
                                        "name",
                                        "non-disclosure order",
                                        "chosen channel")),
                        List.of(new ResidentId(resident)),
                        new RecordingNumber(1)));
        assertThat(
                        pages.get()
                                .uri("/my/data")
                                .with(TestSignIn.resident(resident))
                                .header("Accept-Language", language))
                .hasStatusOk()
                .bodyText()
                .contains(facts);
    }
}
