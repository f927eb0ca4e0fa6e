// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.base.shared.CityClock;
import city.base.shared.CityTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What each table's comment promises, with the clock moved on by six years. What `offer` erases has
/// its own test.
@SpringBootTest(properties = {"city.clock.first-day=2026-03-18", "city.jobs.enabled=false"})
class RetentionTest {
    private static final String ROWS =
            """
            insert into feedback.feedback
                   (id, topic, words, language, received_at, answer_by, answer, answered_by, answered_at)
            values (gen_random_uuid(), 'OTHER', 'answered', 'fi', '2026-03-18Z', '2026-04-01', 'yes', 'officer-1', '2026-03-20Z'),
                   (gen_random_uuid(), 'OTHER', 'waits', 'fi', '2026-03-18Z', '2026-04-01', null, null, null);
            insert into profile.contact_point (resident_id, channel, value, source, since_day, known_at, ended_at)
            values (9001, 'EMAIL', 'old@example.invalid', 'register', '2026-01-01', '2026-01-01Z', '2026-03-18Z'),
                   (9001, 'EMAIL', 'new@example.invalid', 'register', '2026-01-01', '2026-01-01Z', null);
            insert into message.message (id, recipient_id, topic, purpose, language, sms, subject, email, letter, content_hash, queued_at)
            select id, 9001, 'test.kind', 'test', 'fi', 'sms', 'subject', 'mail', 'letter', ''::bytea, at
              from (values ('00000000-0000-0000-0000-000000000001'::uuid, '2021-03-01Z'::timestamptz),
                           ('00000000-0000-0000-0000-000000000002', '2026-03-01Z')) as m (id, at);
            insert into message.delivery (message_id, channel, state, changed_at)
            select id, 'LETTER', 'SENT', queued_at from message.message;
            insert into message.outcome (position, message_id, channel, kind, on_day)
            select row_number() over (order by queued_at), id, 'LETTER', 'SENT', '2026-03-01' from message.message;
            insert into population.recording (number, at, source) values (1, '2026-03-18Z', 'test'), (2, '2031-03-18Z', 'test');
            insert into population.life_event (position, recording, resident_id, happened_on, kind)
            values (1, 1, 9001, '2026-03-18', 'BORN'), (2, 2, 9001, '2031-03-18', 'DIED');
            insert into population.change (recording, resident_id) values (1, 9001), (2, 9001);
            insert into register.issue (raised, source, fault, place, parked, closed)
            values ('2026-03-18Z', 'population', 'MALFORMED', 'closed', false, '2026-03-19Z'),
                   ('2026-03-18Z', 'population', 'MALFORMED', 'open', false, null);
            insert into population.birth (known_from, resident_id, valid_from, born_year, born_month, born_day)
            values (1, 9001, '1900-01-01', 2012, 3, 17), (1, 9002, '1900-01-01', 2012, null, null);
            insert into education.record (known_from, resident_id, valid_from, provision)
            values (1, 9001, '2018-01-01', 'NONE'), (1, 9002, '2018-01-01', 'NONE');
            insert into education.change (position, recording, resident_id, happened_on)
            values (1, 1, 9001, '2026-03-18'), (2, 2, 9001, '2031-03-18');
            insert into usage.act (id, seen, at, actor_kind, actor_id, role, purpose, basis, facts)
            values (1, 1, '2026-03-18Z', 'SYSTEM', 'test', 'test', 'test', 'TASK', '{}'),
                   (2, 1, '2020-03-18Z', 'SYSTEM', 'test', 'test', 'test', 'TASK', '{}'),
                   (3, 1, '2031-03-18Z', 'SYSTEM', 'test', 'test', 'test', 'TASK', '{}');
            insert into usage.subject (act_id, at, resident_id)
            values (1, '2026-03-18Z', 9001), (2, '2020-03-18Z', 9001), (3, '2031-03-18Z', 9001);
            """;

    @Autowired List<Retention> modules;
    @Autowired @CityTime Clock clock;

    @Autowired
    @Qualifier("owner")
    DataSource owner;

    @Test
    void after_six_years_is_left_what_is_not_past_its_time_and_a_second_night_finds_nothing() {
        var jdbc = JdbcClient.create(owner);
        jdbc.sql(ROWS).update();
        RetentionJob.run(modules);
        assertThat(left(jdbc))
                .isEqualTo(List.of("2", "2", "1 2", "1 2", "1 2", "2", "9001 9002", "1 2", "1 3"));

        ((CityClock) clock).moveTo(LocalDate.of(2032, 3, 18));
        RetentionJob.run(modules);

        assertThat(left(jdbc)).isEqualTo(List.of("1", "1", "2", "2", "2", "1", "9002", "2", "3"));
        assertThat(
                        jdbc.sql("select to_regclass('usage.act_2026_03')::text")
                                .query((rs, _) -> String.valueOf(rs.getString(1)))
                                .single())
                .isEqualTo("null");
        assertThat(modules.stream().mapToLong(Retention::erase).sum()).isZero();
    }

    private static List<String> left(JdbcClient jdbc) {
        var left = new ArrayList<String>();
        for (var sql :
                List.of(
                        "select count(*)::text from feedback.feedback",
                        "select count(*)::text from profile.contact_point",
                        "select string_agg(right(m.id::text, 1), ' ' order by m.id) from message.message m"
                                + " join message.delivery d on d.message_id = m.id"
                                + " join message.outcome o on o.message_id = m.id",
                        "select string_agg(position::text, ' ' order by position) from population.life_event",
                        "select string_agg(recording::text, ' ' order by recording) from population.change",
                        "select count(*)::text from register.issue",
                        "select string_agg(resident_id::text, ' ' order by resident_id) from education.record",
                        "select string_agg(position::text, ' ' order by position) from education.change",
                        "select string_agg(a.id::text, ' ' order by a.id) from usage.act a"
                                + " join usage.subject s on s.act_id = a.id and s.at = a.at"
                                + " where a.actor_id = 'test'")) {
            left.add(jdbc.sql(sql).query(String.class).single());
        }
        return left;
    }

    @Test
    void one_module_that_fails_keeps_no_other_from_its_work_and_the_job_says_that_it_failed() {
        var asked = new ArrayList<String>();
        Retention broken = new Named("broken", asked);
        Retention whole = new Named("whole", asked);
        assertThatThrownBy(() -> RetentionJob.run(List.of(broken, whole)))
                .hasMessage("1 modules could not erase what is past");
        assertThat(asked).containsExactly("broken", "whole");
    }

    private record Named(String of, List<String> asked) implements Retention {
        @Override
        public long erase() {
            asked.add(of);
            if (of.equals("broken")) {
                throw new IllegalStateException("on purpose");
            }
            return 0;
        }
    }
}
