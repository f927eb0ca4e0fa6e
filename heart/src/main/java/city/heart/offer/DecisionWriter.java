// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.CityTime;
import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.heart.offer.Letters.Kind;
import city.heart.offer.Posted.Post;
import city.heart.population.Family;
import city.heart.profile.Contact;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes a decision: the record with each party's own days to appeal, and what goes out to them. Who
/// may decide, and whether anything may leave, the caller has seen to.
@Component
class DecisionWriter {
    private final Letters letters;
    private final Documents documents;
    private final Clock clock;

    DecisionWriter(Letters letters, Documents documents, @CityTime Clock clock) {
        this.letters = letters;
        this.documents = documents;
        this.clock = clock;
    }

    /// @param reasoning the officer's own words, where a person considered
    /// @param contacts of the parties; whoever is absent gets a letter
    Decision make(
            CaseFile file,
            Offer offer,
            Terms terms,
            Grounds grounds,
            Decision.Because because,
            Decision.@Nullable Reasoning reasoning,
            Decision.By by,
            Map<ResidentId, Contact> contacts) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, clock.getZone());
        var appeal = terms.reviews().on(today);
        var parties =
                offer.recipients().stream()
                        .filter(it -> it.mayAnswer(today))
                        .map(it -> {
                            var contact =
                                    contacts.getOrDefault(
                                            it.resident(), Contact.unknown(it.resident()));
                            var channel = Letters.channel(contact);
                            var served = ServiceDays.served(channel, today);
                            return new Decision.Party(
                                    it.resident(),
                                    channel,
                                    served,
                                    ServiceDays.lastDay(served, appeal.days()),
                                    false);
                        })
                        .toList();
        return new Decision(
                DecisionId.random(),
                file.id(),
                file.key(),
                1,
                offer.id(),
                terms.version(),
                offer.choice().unit(),
                offer.firstDay(),
                because,
                reasoning,
                today,
                now,
                by,
                grounds,
                appeal,
                parties);
    }

    /// The document as a letter, and word of it on the party's own channel.
    List<Post> posts(
            Decision decision,
            Offer offer,
            Terms terms,
            Family family,
            Map<ResidentId, Contact> contacts) {
        var posts = new ArrayList<Post>();
        for (var party : decision.parties()) {
            var contact =
                    contacts.getOrDefault(party.resident(), Contact.unknown(party.resident()));
            var language = official(Letters.language(contact, family, party.resident()));
            var letter =
                    documents
                            .write(
                                    decision,
                                    terms,
                                    language,
                                    family,
                                    party,
                                    offer.lastDay(decision.on()).orElse(null))
                            .asLetter();
            posts.add(
                    new Post(
                            letters.decision(
                                    terms,
                                    offer,
                                    offer.recipient(party.resident()).orElseThrow(),
                                    contact,
                                    family,
                                    decision.id(),
                                    letter),
                            offer.id(),
                            decision.id(),
                            Kind.DECIDED.name()));
        }
        return posts;
    }

    /// The decision itself is in Finnish or Swedish by the party's language (Language Act 423/2003).
    private static Language official(Language language) {
        return language.equals(Language.SV) ? Language.SV : Language.FI;
    }
}
