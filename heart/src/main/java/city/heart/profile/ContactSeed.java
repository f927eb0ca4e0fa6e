// SPDX-License-Identifier: EUPL-1.2
package city.heart.profile;

import city.base.shared.CityTime;
import city.base.shared.EmailAddress;
import city.base.shared.PhoneNumber;
import city.base.shared.ResidentId;
import city.base.subject.SeedWorld;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Use;
import city.heart.population.Population;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The contact data that the registers' extracts bring along: phone numbers that guardians gave to
/// early education, and e-mail addresses from the population register. Only for the guardians of
/// children young enough for the services of today: nobody else's is needed. What nobody can be reached by is put
/// aside: a letter reaches everybody.
final class ContactSeed {
    private static final Use USE =
            new Use(
                    Actor.system("first-load"),
                    "first load",
                    "delivery",
                    Basis.DUTY,
                    null,
                    Set.of("identity code", "phone", "e-mail"));
    private static final int OLDEST_CHILD_YEARS = 10;
    private static final String EDUCATION = "education.ndjson";
    private static final String PEOPLE = "population.ndjson";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Population population;
    private final Profiles profiles;
    private final Clock clock;

    ContactSeed(Population population, Profiles profiles, @CityTime Clock clock) {
        this.population = population;
        this.profiles = profiles;
        this.clock = clock;
    }

    private record Point(
            String code, Channel channel, String value, String source, LocalDate since) {}

    /// Done twice it adds nothing.
    void plant(SeedWorld world) {
        world.progress().show("Learning phone numbers and e-mail addresses", 0);
        var points = new ArrayList<Point>();
        phones(world, points);
        mails(world, points);
        var codes = points.stream().map(Point::code).distinct().toList();
        var ids = population.byIdentityCodes(codes, USE);
        var learned =
                profiles.importAll(
                        points.stream()
                                .filter(it -> ids.containsKey(it.code()))
                                .map(it -> learned(it, ids)));
        world.progress().loaded("phone numbers and e-mail addresses", learned);
    }

    private static LearnedPoint learned(Point point, Map<String, ResidentId> ids) {
        var person = ids.get(point.code());
        if (person == null) {
            throw new IllegalStateException("A person was not found twice");
        }
        return new LearnedPoint(
                person, point.channel(), point.value(), point.source(), point.since());
    }

    private static void phones(SeedWorld world, List<Point> points) {
        var seen = new HashSet<String>();
        each(
                world,
                EDUCATION,
                "\"contacts\"",
                (record, line) -> {
                    for (var it : record.path("contacts")) {
                        var code = it.path("person").asString("");
                        var phone = it.path("phone").asString("");
                        var since = day(it.path("recorded"));
                        if (code.isEmpty() || since == null || !PhoneNumber.isOne(phone)) {
                            world.progress()
                                    .aside(
                                            EDUCATION,
                                            line,
                                            "contacts: a person, a phone number such as +358401234567 and the day"
                                                    + " on which it was recorded are needed. The record itself is"
                                                    + " taken; letters are sent.");
                        } else if (seen.add(code + phone)) {
                            points.add(
                                    new Point(code, Channel.SMS, phone, "early-education", since));
                        }
                    }
                });
    }

    private void mails(SeedWorld world, List<Point> points) {
        var guardians = new HashSet<String>();
        var oldest = LocalDate.now(clock).getYear() - OLDEST_CHILD_YEARS;
        each(
                world,
                PEOPLE,
                "\"HUOLTAJA",
                (child, _) -> {
                    var born = day(group(child, "SYNTYMAPAIVA").path("syntymapv").path("arvo"));
                    if (born != null && born.getYear() >= oldest) {
                        for (var it : child.path("tietoryhmat")) {
                            guardians.add(it.path("huoltaja").path("henkilotunnus").asString(""));
                        }
                    }
                });
        each(
                world,
                PEOPLE,
                "\"sahkopostiosoite\"",
                (person, _) -> {
                    var code = person.path("henkilotunnus").asString("");
                    if (guardians.remove(code)) {
                        var mail = group(person, "SAHKOPOSTIOSOITE");
                        var address = mail.path("sahkopostiosoite").asString("");
                        var since = day(mail.path("alkupv").path("arvo"));
                        if (since != null && EmailAddress.isOne(address)) {
                            points.add(new Point(code, Channel.EMAIL, address, "register", since));
                        }
                    }
                });
    }

    private static JsonNode group(JsonNode person, String name) {
        for (var it : person.path("tietoryhmat")) {
            if (name.equals(it.path("tietoryhma").asString(""))) {
                return it;
            }
        }
        return JSON.missingNode();
    }

    private static @Nullable LocalDate day(JsonNode text) {
        try {
            return LocalDate.parse(text.asString(""));
        } catch (DateTimeException _) {
            return null;
        }
    }

    private interface Each {
        /// @param line from 1
        void line(JsonNode record, long line);
    }

    /// Calls for each line with this text. One that is no JSON is passed over: whoever loads the records themselves
    /// tells it.
    private static void each(SeedWorld world, String file, String text, Each each) {
        if (!world.has(file)) {
            return;
        }
        // Unlike Files.newBufferedReader this one reads on where something is not in UTF-8.
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                Files.newInputStream(world.files().resolve(file)),
                                StandardCharsets.UTF_8))) {
            var number = 0L;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.contains(text)) {
                    try {
                        each.line(JSON.readTree(line), number);
                    } catch (JacksonException _) {
                        // Told by whoever loads the record.
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
