// SPDX-License-Identifier: EUPL-1.2
package city.heart.profile;

import city.base.shared.ResidentId;
import city.base.subject.SeedWorld;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Use;
import city.heart.population.Population;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The contact data that the registers' extracts bring along: phone numbers that guardians gave to
/// early education, and e-mail addresses from the population register. Only for the guardians of
/// children young enough for the services of today: nobody else's is needed.
final class ContactSeed {
    private static final Use USE =
            new Use(
                    Actor.system("first-load"),
                    "first load",
                    "delivery",
                    Basis.DUTY,
                    null,
                    Set.of("identity code", "phone", "e-mail"));
    private static final int OLDEST_CHILD_YEARS = 9;
    private static final Pattern PHONE =
            Pattern.compile(
                    "\\{\"person\":\"([^\"]{11})\",\"phone\":\"([^\"]+)\",\"source\":\"([^\"]+)\",\"recorded\":\"([^\"]+)\"}");
    private static final Pattern MAIL =
            Pattern.compile(
                    "\"sahkopostiosoite\":\"([^\"]+)\",\"alkupv\":\\{\"arvo\":\"([^\"]+)\"");
    private static final Pattern GUARDIAN =
            Pattern.compile("\"huoltaja\":\\{\"henkilotunnus\":\"([^\"]{11})\"}");
    private static final Pattern BORN = Pattern.compile("\"syntymapv\":\\{\"arvo\":\"(\\d{4})");

    private final Population population;
    private final Profiles profiles;

    ContactSeed(Population population, Profiles profiles) {
        this.population = population;
        this.profiles = profiles;
    }

    private record Mail(String address, LocalDate since) {}

    private record Point(
            String code, Channel channel, String value, String source, LocalDate since) {}

    /// Done twice it adds nothing.
    void plant(SeedWorld world) {
        world.progress().show("Learning phone numbers and e-mail addresses", 0);
        var points = new ArrayList<Point>();
        phones(world.files().resolve("education.ndjson"), points);
        mails(world.files().resolve("population.ndjson"), points);
        var codes = points.stream().map(Point::code).distinct().toList();
        var ids = population.byIdentityCodes(codes, USE);
        profiles.importAll(
                points.stream()
                        .filter(it -> ids.containsKey(it.code()))
                        .map(it -> learned(it, ids)));
    }

    private static LearnedPoint learned(Point point, Map<String, ResidentId> ids) {
        var person = ids.get(point.code());
        if (person == null) {
            throw new IllegalStateException("A person was not found twice");
        }
        return new LearnedPoint(
                person, point.channel(), point.value(), point.source(), point.since());
    }

    private static void phones(Path education, List<Point> points) {
        var seen = new HashSet<String>();
        each(
                education,
                line -> {
                    var found = PHONE.matcher(line);
                    while (found.find()) {
                        if (seen.add(found.group(1) + found.group(2))) {
                            points.add(
                                    new Point(
                                            found.group(1),
                                            Channel.SMS,
                                            found.group(2),
                                            "early-education",
                                            LocalDate.parse(found.group(4))));
                        }
                    }
                });
    }

    private static void mails(Path people, List<Point> points) {
        var guardians = new HashSet<String>();
        var mails = new HashMap<String, Mail>();
        var youngest = new int[] {0};
        each(
                people,
                line -> {
                    if (line.indexOf("\"HUOLTAJA_SUPPEA\"") >= 0) {
                        var born = BORN.matcher(line);
                        var year = born.find() ? Integer.parseInt(born.group(1)) : 0;
                        youngest[0] = Math.max(youngest[0], year);
                        if (year >= youngest[0] - OLDEST_CHILD_YEARS) {
                            found(GUARDIAN.matcher(line), guardians);
                        }
                    }
                    var at = line.indexOf("\"sahkopostiosoite\"");
                    if (at >= 0) {
                        var mail = MAIL.matcher(line);
                        if (mail.find(at)) {
                            mails.put(
                                    line.substring(18, 29),
                                    new Mail(mail.group(1), LocalDate.parse(mail.group(2))));
                        }
                    }
                });
        guardians.forEach(code -> {
            var mail = mails.get(code);
            if (mail != null) {
                points.add(
                        new Point(code, Channel.EMAIL, mail.address(), "register", mail.since()));
            }
        });
    }

    private static void found(Matcher matcher, Set<String> into) {
        while (matcher.find()) {
            into.add(matcher.group(1));
        }
    }

    private static void each(Path file, java.util.function.Consumer<String> line) {
        try (var lines = Files.lines(file)) {
            lines.forEach(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
