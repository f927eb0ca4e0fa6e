// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import city.base.secret.LinkTokens;
import city.base.shared.CityTime;
import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.shared.WallTime;
import city.heart.channel.Carrier;
import city.heart.channel.Dispatch;
import city.heart.profile.Channel;
import city.heart.profile.LearnedPoint;
import city.heart.profile.Profiles;
import city.synthetic.world.Received;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Messages to people of their own over real HTTP and real SMTP on loopback; nothing waits when a test begins.
abstract class DeliveryScenario {
    static final Duration CLAIMED = Duration.ofMinutes(2);
    private static final AtomicInteger NEXT = new AtomicInteger(1000);
    static final LocalDate TODAY = LocalDate.of(2026, 1, 7);

    @Autowired Messages messages;
    @Autowired Deliveries deliveries;
    @Autowired DeliveryRepository repository;
    @Autowired Profiles profiles;
    @Autowired @CityTime Clock city;
    @Autowired ApplicationEventPublisher events;
    @Autowired TransactionTemplate transaction;
    @Autowired LinkTokens tokens;
    @Autowired TestGateways world;
    @Autowired MessageTestContext.AddressBook town;
    @Autowired MessageTestContext.Sender sender;
    @Autowired MessageTestContext.Ear ear;
    @Autowired @WallTime MessageTestContext.Hands wall;

    @Autowired
    @Qualifier("owner")
    DataSource owner;

    @BeforeEach
    void nothing_waits() {
        JdbcClient.create(owner)
                .sql(
                        """
                        truncate message.message, message.delivery, message.outcome,
                                 profile.contact_point, profile.choice
                        """)
                .update();
        wall.reset();
        town.people.clear();
        sender.overtaken.clear();
        sender.asked.clear();
        ear.heard.clear();
    }

    static ResidentId somebody() {
        return new ResidentId(NEXT.incrementAndGet());
    }

    ResidentId withPhone(String number) {
        return with(Channel.SMS, number);
    }

    ResidentId with(Channel channel, String value) {
        var person = somebody();
        profiles.learn(List.of(new LearnedPoint(person, channel, value, "self", TODAY)));
        return person;
    }

    static Outgoing to(ResidentId person, String sms) {
        return message(UUID.randomUUID(), person, sms, Language.FI, false);
    }

    static Outgoing message(
            UUID id, ResidentId person, String sms, Language language, boolean letterAlso) {
        return new Outgoing(
                id,
                person,
                "test.proposal",
                "offer",
                "pre-primary",
                List.of(text(language, sms)),
                null,
                null,
                letterAlso);
    }

    static Outgoing.Text text(Language language, String sms) {
        return new Outgoing.Text(
                language, sms, "Lapsesi esiopetus", "Hei!\n\n" + sms, "Hei!\n\n" + sms);
    }

    List<Delivery> stateOf(Outgoing message) {
        return messages.deliveriesOf(List.of(message.id())).getOrDefault(message.id(), List.of());
    }

    Received received(Received.Kind kind, String reference) {
        return world.mailbox().find(kind, reference).orElseThrow();
    }

    /// A round with another outside world: answers in turn, the last for ever.
    Deliveries with(Carrier.HandOutcome... answers) {
        Deque<Carrier.HandOutcome> left = new ArrayDeque<>(List.of(answers));
        Carrier carrier =
                new Carrier() {
                    @Override
                    public Channel channel() {
                        return Channel.SMS;
                    }

                    @Override
                    public HandOutcome hand(Dispatch dispatch) {
                        return left.size() > 1 ? left.pop() : left.getFirst();
                    }
                };
        return new Deliveries(
                repository,
                List.of(carrier),
                List.of(sender),
                town,
                profiles,
                tokens,
                events,
                transaction,
                city,
                wall,
                CLAIMED);
    }
}
