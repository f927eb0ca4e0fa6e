// SPDX-License-Identifier: EUPL-1.2
package city.heart.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Usages;
import city.base.usage.Use;
import city.heart.population.MailListener.RegisterMail;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.ApplicationModuleTest;

@ApplicationModuleTest(
        mode = ApplicationModuleTest.BootstrapMode.ALL_DEPENDENCIES,
        extraIncludes = "population",
        verifyAutomatically = false)
class ProfilesTest {
    private static final AtomicInteger NEXT = new AtomicInteger(100);
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 7);
    private static final Use USE =
            new Use(
                    Actor.system("test"),
                    "delivery",
                    "offer",
                    Basis.DUTY,
                    "pre-primary",
                    Set.of("phone"));

    @Autowired Profiles profiles;
    @Autowired RegisterMails register;
    @Autowired Usages usages;

    private ResidentId person = new ResidentId(1);

    @BeforeEach
    void somebody_new() {
        person = new ResidentId(NEXT.incrementAndGet());
    }

    private LearnedPoint phone(String number, LocalDate since) {
        return new LearnedPoint(person, Channel.SMS, number, "early-education", since);
    }

    private LearnedPoint mail(String address) {
        return new LearnedPoint(person, Channel.EMAIL, address, "register", JANUARY);
    }

    @Test
    void of_whom_nothing_is_known_is_written_a_letter() {
        assertThat(profiles.contactOf(person, USE)).isEqualTo(Contact.unknown(person));
        assertThat(profiles.contactOf(person, USE).channel()).isEqualTo(Channel.LETTER);
    }

    @Test
    void each_point_has_its_source_and_date_and_the_newest_comes_first() {
        profiles.learn(
                List.of(
                        phone("+3580000000001", JANUARY.minusYears(3)),
                        phone("+3580000000002", JANUARY)));
        assertThat(profiles.contactOf(person, USE).points())
                .extracting(ContactPoint::value, ContactPoint::source, ContactPoint::since)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "+3580000000002", "early-education", JANUARY),
                        org.assertj.core.groups.Tuple.tuple(
                                "+3580000000001", "early-education", JANUARY.minusYears(3)));
    }

    private List<String> mails() {
        return profiles.contactOf(person, USE).points().stream()
                .filter(it -> it.channel() == Channel.EMAIL)
                .map(it -> it.value() + " " + it.source() + " " + it.since())
                .toList();
    }

    @Test
    void the_register_s_newest_address_replaces_the_one_before_and_leaves_what_others_said() {
        profiles.learn(
                List.of(
                        mail("old@example.invalid"),
                        new LearnedPoint(
                                person, Channel.EMAIL, "mine@example.invalid", "self", JANUARY)));
        var next = JANUARY.plusDays(3);
        register.mailsTold(List.of(new RegisterMail(person, "new@example.invalid", next)));
        register.mailsTold(List.of(new RegisterMail(person, "new@example.invalid", next)));
        assertThat(mails())
                .containsExactly(
                        "new@example.invalid register 2026-01-10",
                        "mine@example.invalid self 2026-01-07");

        register.mailsTold(List.of(new RegisterMail(person, null, next)));
        assertThat(mails()).containsExactly("mine@example.invalid self 2026-01-07");
    }

    @Test
    void told_twice_is_known_once() {
        assertThat(profiles.learn(List.of(phone("+3580000000001", JANUARY)))).isEqualTo(1);
        assertThat(profiles.learn(List.of(phone("+3580000000001", JANUARY)))).isZero();
    }

    @Test
    void the_chosen_channel_is_used_only_while_it_works() {
        profiles.learn(List.of(phone("+3580000000001", JANUARY), mail("a@example.invalid")));
        assertThat(profiles.contactOf(person, USE).channel()).isEqualTo(Channel.SMS);

        profiles.chooseChannel(person, Channel.EMAIL);
        profiles.chooseLanguage(person, Language.SV);
        var chosen = profiles.contactOf(person, USE);
        assertThat(chosen.channel()).isEqualTo(Channel.EMAIL);
        assertThat(profiles.languageOf(person)).contains(Language.SV);

        profiles.failed(chosen.working(Channel.EMAIL).orElseThrow().id());
        assertThat(profiles.contactOf(person, USE).channel()).isEqualTo(Channel.SMS);

        profiles.chooseChannel(person, Channel.LETTER);
        assertThat(profiles.contactOf(person, USE).channel()).isEqualTo(Channel.LETTER);
    }

    @Test
    void a_number_that_failed_works_again_when_a_source_tells_it_anew() {
        profiles.learn(List.of(phone("+3580000000001", JANUARY)));
        profiles.failed(profiles.contactOf(person, USE).points().getFirst().id());
        profiles.learn(List.of(phone("+3580000000001", JANUARY)));
        assertThat(profiles.contactOf(person, USE).channel()).isEqualTo(Channel.LETTER);
        profiles.learn(List.of(phone("+3580000000001", JANUARY.plusDays(1))));
        assertThat(profiles.contactOf(person, USE).channel()).isEqualTo(Channel.SMS);
    }

    @Test
    void an_ended_number_is_gone_and_only_its_owner_can_end_it() {
        profiles.learn(List.of(phone("+3580000000001", JANUARY)));
        var point = profiles.contactOf(person, USE).points().getFirst().id();
        profiles.end(new ResidentId(99), point);
        assertThat(profiles.contactOf(person, USE).points()).hasSize(1);
        profiles.end(person, point);
        assertThat(profiles.contactOf(person, USE).points()).isEmpty();
    }

    @Test
    void reading_contact_data_is_recorded_as_a_use() {
        profiles.contactsOf(List.of(person), USE);
        assertThat(usages.actsOn(person, 10))
                .singleElement()
                .extracting(it -> it.use())
                .isEqualTo(USE);
    }

    @Test
    void a_whole_city_is_imported_in_one_go() {
        var points =
                IntStream.rangeClosed(200_001, 220_000)
                        .mapToObj(it ->
                                new LearnedPoint(
                                        new ResidentId(it),
                                        Channel.SMS,
                                        "+35800" + it,
                                        "early-education",
                                        JANUARY));
        assertThat(profiles.importAll(points)).isEqualTo(20_000);
    }

    @Test
    void what_is_no_number_is_refused() {
        assertThatThrownBy(() -> phone("040 123", JANUARY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("040");
    }
}
