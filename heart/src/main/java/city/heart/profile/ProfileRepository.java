// SPDX-License-Identifier: EUPL-1.2
package city.heart.profile;

import city.base.database.Rows;
import city.base.database.Sql;
import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.heart.population.MailListener.RegisterMail;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of contact data.
@Repository
class ProfileRepository {
    private static final String POINTS =
            """
            select id, resident_id, channel, value, source, since_day, failed_at is null as working
              from profile.contact_point
             where resident_id = any (:people) and ended_at is null
             order by resident_id, since_day desc, id desc
            """;
    private static final String CHOICES =
            """
            select resident_id, what, value, chosen_on from profile.choice
             where resident_id = any (:people) and ended_at is null
            """;
    private static final String LANGUAGE =
            """
            select value from profile.choice
             where resident_id = :person and what = 'LANGUAGE' and ended_at is null
            """;
    private static final String STAGE =
            """
            create temp table if not exists learned_point (
                resident_id int, channel text, value text, source text, since_day date
            ) on commit delete rows
            """;
    private static final String EMPTY = "truncate learned_point";
    private static final String COPY =
            "copy learned_point (resident_id, channel, value, source, since_day) from stdin";
    private static final String ADD =
            """
            insert into profile.contact_point (resident_id, channel, value, source, since_day, known_at)
            select distinct on (resident_id, channel, value)
                   resident_id, channel, value, source, since_day, ?
              from learned_point
             order by resident_id, channel, value, since_day desc
            on conflict (resident_id, channel, value) where ended_at is null
            do update set failed_at = null, source = excluded.source,
                          since_day = excluded.since_day, known_at = excluded.known_at
             where contact_point.failed_at is not null
               and excluded.since_day > contact_point.since_day
            """;
    private static final String END =
            """
            update profile.contact_point set ended_at = :now
             where id = :id and resident_id = :person and ended_at is null
            """;
    private static final String OWNED =
            """
            select exists (select from profile.contact_point where id = :id and resident_id = :person)
            """;
    private static final String END_MAILS =
            """
            update profile.contact_point p set ended_at = :now
              from jsonb_to_recordset(:rows::jsonb) as told (person int, address text)
             where p.resident_id = told.person and p.channel = 'EMAIL' and p.source = :source
               and p.ended_at is null and p.value is distinct from told.address
            """;
    private static final String FAILED =
            "update profile.contact_point set failed_at = :now where id = :id and failed_at is null";
    private static final String END_SAME =
            """
            update profile.contact_point set ended_at = :now
             where resident_id = :person and channel = :channel and value = :value and ended_at is null
               and (source <> :source or since_day < :since or failed_at is not null)
            """;
    private static final String END_CHOICE =
            """
            update profile.choice set ended_at = :now
             where resident_id = :person and what = :what and ended_at is null and value <> :value
            """;
    private static final String CHOOSE =
            """
            insert into profile.choice (resident_id, what, value, chosen_on)
            values (:person, :what, :value, :today)
            on conflict (resident_id, what) where ended_at is null do nothing
            """;
    private static final String CHANNEL = "CHANNEL";
    private static final String LANGUAGE_CHOICE = "LANGUAGE";
    private static final int BUFFER = 1 << 16;

    private final JdbcClient jdbc;
    private final JdbcTemplate connections;

    ProfileRepository(JdbcClient jdbc, JdbcTemplate connections) {
        this.jdbc = jdbc;
        this.connections = connections;
    }

    private record Choice(String value, LocalDate on) {}

    Map<ResidentId, Contact> find(Collection<ResidentId> people) {
        var ids = Sql.numbers(people);
        Map<ResidentId, List<ContactPoint>> points = new HashMap<>();
        jdbc.sql(POINTS)
                .param("people", ids)
                .query(rs -> {
                    points.computeIfAbsent(
                                    new ResidentId(rs.getInt("resident_id")),
                                    _ -> new ArrayList<>())
                            .add(
                                    new ContactPoint(
                                            rs.getLong("id"),
                                            Channel.valueOf(rs.getString("channel")),
                                            rs.getString("value"),
                                            rs.getString("source"),
                                            rs.getObject("since_day", LocalDate.class),
                                            rs.getBoolean("working")));
                });
        Map<ResidentId, Map<String, Choice>> choices = new HashMap<>();
        jdbc.sql(CHOICES)
                .param("people", ids)
                .query(rs -> {
                    choices.computeIfAbsent(
                                    new ResidentId(rs.getInt("resident_id")), _ -> new HashMap<>())
                            .put(
                                    rs.getString("what"),
                                    new Choice(
                                            rs.getString("value"),
                                            rs.getObject("chosen_on", LocalDate.class)));
                });
        Map<ResidentId, Contact> found = new HashMap<>();
        for (var person : people) {
            var chosen = choices.getOrDefault(person, Map.of());
            var channel = chosen.get(CHANNEL);
            var language = chosen.get(LANGUAGE_CHOICE);
            found.put(
                    person,
                    new Contact(
                            person,
                            points.getOrDefault(person, List.of()),
                            channel == null ? null : Channel.valueOf(channel.value()),
                            channel == null ? null : channel.on(),
                            language == null ? null : new Language(language.value()),
                            language == null ? null : language.on()));
        }
        return found;
    }

    Optional<Language> language(ResidentId person) {
        return jdbc.sql(LANGUAGE)
                .param("person", person.value())
                .query((rs, _) -> new Language(rs.getString(1)))
                .optional();
    }

    /// One COPY however many there are.
    int learn(Stream<LearnedPoint> points, Instant now) {
        var added =
                connections.execute((Connection connection) -> {
                    try (var statement = connection.createStatement()) {
                        statement.execute(STAGE);
                        statement.execute(EMPTY);
                    }
                    copy(connection, points);
                    try (var add = connection.prepareStatement(ADD)) {
                        add.setObject(1, Sql.at(now));
                        return add.executeUpdate();
                    }
                });
        return added == null ? 0 : added;
    }

    private static void copy(Connection connection, Stream<LearnedPoint> points)
            throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        try {
            var buffer = new StringBuilder(BUFFER + 200);
            var rows = points.iterator();
            while (rows.hasNext()) {
                var it = rows.next();
                buffer.append(it.person().value())
                        .append('\t')
                        .append(it.channel())
                        .append('\t')
                        .append(escaped(it.value()))
                        .append('\t')
                        .append(escaped(it.source()))
                        .append('\t')
                        .append(it.since())
                        .append('\n');
                if (buffer.length() > BUFFER) {
                    write(copy, buffer);
                }
            }
            write(copy, buffer);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void write(CopyIn copy, StringBuilder buffer) throws SQLException {
        var bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        buffer.setLength(0);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }

    /// Ends the addresses of a source that are not the ones it tells now.
    void endMails(String source, Collection<RegisterMail> told, Instant now) {
        jdbc.sql(END_MAILS)
                .param("now", Sql.at(now))
                .param("source", source)
                .param(
                        "rows",
                        Rows.of(
                                        told,
                                        (it, row) -> {
                                            row.put("person", it.person().value());
                                            row.put("address", it.address());
                                        })
                                .json())
                .update();
    }

    /// @return false where the person never had such a point
    boolean end(ResidentId person, long point, Instant now) {
        jdbc.sql(END)
                .param("id", point)
                .param("person", person.value())
                .param("now", Sql.at(now))
                .update();
        return jdbc.sql(OWNED)
                .param("id", point)
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    void failed(long point, Instant now) {
        jdbc.sql(FAILED).param("id", point).param("now", Sql.at(now)).update();
    }

    /// Ends what is known of the same value, unless the person said it that day and it works.
    void endSame(LearnedPoint it, Instant now) {
        jdbc.sql(END_SAME)
                .param("person", it.person().value())
                .param("channel", it.channel().name())
                .param("value", it.value())
                .param("source", it.source())
                .param("since", it.since())
                .param("now", Sql.at(now))
                .update();
    }

    void chooseChannel(ResidentId person, @Nullable Channel channel, Instant now, LocalDate today) {
        choose(person, CHANNEL, channel == null ? "" : channel.name(), now, today);
    }

    void chooseLanguage(
            ResidentId person, @Nullable Language language, Instant now, LocalDate today) {
        choose(person, LANGUAGE_CHOICE, language == null ? "" : language.code(), now, today);
    }

    /// @param value empty for none
    private void choose(
            ResidentId person, String what, String value, Instant now, LocalDate today) {
        jdbc.sql(END_CHOICE)
                .param("person", person.value())
                .param("what", what)
                .param("value", value)
                .param("now", Sql.at(now))
                .update();
        if (!value.isEmpty()) {
            jdbc.sql(CHOOSE)
                    .param("person", person.value())
                    .param("what", what)
                    .param("value", value)
                    .param("today", today)
                    .update();
        }
    }
}
