// SPDX-License-Identifier: EUPL-1.2
package city.heart.profile;

import city.base.shared.CityTime;
import city.base.shared.Language;
import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.base.usage.Usages;
import city.base.usage.Use;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door of contact data. Every read of it takes a use and records it.
@Service
public class Profiles {
    /// The source of what people say themselves.
    public static final String SELF = "self";

    /// Contact data stands outside the register's recordings.
    private static final RecordingNumber NO_RECORDING = new RecordingNumber(0);

    private final ProfileRepository repository;
    private final Usages usages;
    private final Clock clock;

    Profiles(ProfileRepository repository, Usages usages, @CityTime Clock clock) {
        this.repository = repository;
        this.usages = usages;
        this.clock = clock;
    }

    /// How somebody can be reached; of whom nothing is known, by letter.
    @Transactional
    public Contact contactOf(ResidentId person, Use use) {
        return contactsOf(List.of(person), use).getOrDefault(person, Contact.unknown(person));
    }

    /// The same for many.
    ///
    /// @return one for each of them, none absent
    @Transactional
    public Map<ResidentId, Contact> contactsOf(Collection<ResidentId> people, Use use) {
        usages.record(use, people, NO_RECORDING);
        var found = repository.find(people);
        Map<ResidentId, Contact> all = new LinkedHashMap<>();
        for (var person : people) {
            all.put(person, found.getOrDefault(person, Contact.unknown(person)));
        }
        return all;
    }

    /// Adds what sources have told; what is known already stays as it is.
    ///
    /// @return how many were new
    @Transactional
    public int learn(Collection<LearnedPoint> points) {
        return repository.learn(points.stream(), clock.instant());
    }

    /// The same for a whole city, streamed.
    @Transactional
    public int importAll(Stream<LearnedPoint> points) {
        return repository.learn(points, clock.instant());
    }

    /// A number or address that is no longer true. Done twice it changes nothing more.
    ///
    /// @return false where the person never had it
    @Transactional
    public boolean end(ResidentId person, long point) {
        return repository.end(person, point, clock.instant());
    }

    /// A message on this point came back for good: it is not used again until a source tells it anew.
    @Transactional
    public void failed(long point) {
        repository.failed(point, clock.instant());
    }

    /// A number or address that the person gives or confirms: of today, whatever was known of it before.
    /// Done twice it changes nothing more.
    ///
    /// @param channel `SMS` for a phone, `EMAIL` for an e-mail address
    /// @param instead a point of the same person that is true no longer; null for none
    @Transactional
    public void give(ResidentId self, Channel channel, String value, @Nullable Long instead) {
        var now = clock.instant();
        var given = new LearnedPoint(self, channel, value, SELF, LocalDate.now(clock));
        if (instead != null) {
            repository.end(self, instead, now);
        }
        repository.endSame(given, now);
        repository.learn(Stream.of(given), now);
    }

    /// The channel on which the person asks to be written to.
    ///
    /// @param channel null for "whatever works"
    @Transactional
    public void chooseChannel(ResidentId person, @Nullable Channel channel) {
        repository.chooseChannel(person, channel, clock.instant(), LocalDate.now(clock));
    }

    /// The language in which the person asks to be written to.
    ///
    /// @param language null for the register's
    @Transactional
    public void chooseLanguage(ResidentId person, @Nullable Language language) {
        repository.chooseLanguage(person, language, clock.instant(), LocalDate.now(clock));
    }

    /// The language that the signed-in person chose, for the person's own pages.
    @Transactional(readOnly = true)
    public Optional<Language> languageOf(ResidentId self) {
        return repository.language(self);
    }
}
