// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.base.shared.Language;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/// A mail to somebody who is known by an address only.
@MessageModuleTest
class NotesTest {
    @Autowired Notes notes;
    @Autowired TestGateways world;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    private static Notes.Note note(UUID id, String address) {
        return new Notes.Note(
                id, address, "feedback", Language.SV, "Svar på din respons", "Tack för åsikten.");
    }

    private String state(UUID id) {
        return jdbc.sql(
                        "select concat_ws(' ', address, sent_at is not null, next_at is not null, attempts, reason)"
                                + " from message.note where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    @Test
    void goes_out_once_and_its_address_is_forgotten_then() {
        var id = UUID.randomUUID();
        for (var i = 0; i < 2; i++) {
            transaction.executeWithoutResult(_ -> notes.queue(note(id, "nimeton@example.invalid")));
        }
        var before = world.mailbox().count();
        assertThat(notes.round()).isEqualTo(1);
        assertThat(notes.round()).isZero();
        assertThat(world.mailbox().count()).isEqualTo(before + 1);
        assertThat(world.mailbox().list(Long.MAX_VALUE, 1).getFirst().content())
                .contains("Svar_p=C3=A5_din_respons", "Tack f=C3=B6r =C3=A5sikten.");
        assertThat(state(id)).isEqualTo("t f 1");
    }

    @Test
    void to_an_address_that_is_none_is_given_up() {
        var id = UUID.randomUUID();
        transaction.executeWithoutResult(_ -> notes.queue(note(id, "a@b@c")));
        notes.round();
        assertThat(state(id)).isEqualTo("f f 1 not-a-mail-address");
    }

    @Test
    void is_queued_with_what_it_is_about_or_not_at_all() {
        assertThatThrownBy(() -> notes.queue(note(UUID.randomUUID(), "x@example.invalid")))
                .isInstanceOf(IllegalTransactionStateException.class);
    }
}
