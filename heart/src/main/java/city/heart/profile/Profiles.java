// SPDX-License-Identifier: EUPL-1.2
package city.heart.profile;

import city.base.shared.CityTime;
import city.base.shared.Language;
import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.base.usage.Usages;
import city.base.usage.Use;
import java.time.Clock;
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

    /// A number or address that is no longer true.
    @Transactional
    public void end(ResidentId person, long point) {
        repository.end(person, point, clock.instant());
    }

    /// A message on this point came back for good: it is not used again until a source tells it anew.
    @Transactional
    public void failed(long point) {
        repository.failed(point, clock.instant());
    }

    /// What the person asked for.
    ///
    /// @param channel null for "whatever works"
    /// @param language null for the register's
    @Transactional
    public void choose(ResidentId person, @Nullable Channel channel, @Nullable Language language) {
        repository.choose(person, channel, language, clock.instant());
    }

    /// The language that the signed-in person chose, for the person's own pages.
    @Transactional(readOnly = true)
    public Optional<Language> languageOf(ResidentId self) {
        return repository.language(self);
    }
}
