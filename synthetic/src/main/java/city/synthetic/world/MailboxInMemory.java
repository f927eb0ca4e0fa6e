// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.world;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Forgets all when the process ends: for tests.
public final class MailboxInMemory implements Mailbox {
    private final List<Received> all = new ArrayList<>();
    private final Clock clock;

    public MailboxInMemory(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Arrival keep(
            Received.Kind kind, String reference, String recipient, String content) {
        for (var i = 0; i < all.size(); i++) {
            var it = all.get(i);
            if (it.kind() == kind && it.reference().equals(reference)) {
                if (!it.recipient().equals(recipient) || !it.content().equals(content)) {
                    return Arrival.DIFFERENT;
                }
                all.set(
                        i,
                        new Received(
                                it.number(),
                                kind,
                                reference,
                                recipient,
                                content,
                                it.at(),
                                it.repeats() + 1));
                return Arrival.REPEATED;
            }
        }
        all.add(
                new Received(
                        all.size() + 1L, kind, reference, recipient, content, clock.instant(), 0));
        return Arrival.NEW;
    }

    @Override
    public synchronized Optional<Received> find(Received.Kind kind, String reference) {
        return all.stream()
                .filter(it -> it.kind() == kind && it.reference().equals(reference))
                .findFirst();
    }

    @Override
    public synchronized List<Received> list(long before, int limit) {
        return all.reversed().stream().filter(it -> it.number() < before).limit(limit).toList();
    }

    @Override
    public synchronized List<Received> search(String words, int limit) {
        return all.reversed().stream().filter(it -> SearchText.in(it, words)).limit(limit).toList();
    }

    @Override
    public synchronized long count() {
        return all.size();
    }
}
