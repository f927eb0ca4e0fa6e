// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import city.base.shared.ResidentId;
import city.heart.population.Population.OutsideRegister;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// People whom an officer enters, and joins to a register record later.
@Component
class OutsideRegisterEntry {
    private static final String IN_REGISTER =
            "select in_register from population.resident where id = ?";

    private final JdbcTemplate template;
    private final Recordings recordings;
    private final Recorder recorder;
    private final Identities identities;

    OutsideRegisterEntry(
            JdbcTemplate template,
            Recordings recordings,
            Recorder recorder,
            Identities identities) {
        this.template = template;
        this.recordings = recordings;
        this.recorder = recorder;
        this.identities = identities;
    }

    ResidentId enter(OutsideRegister person) {
        var recording = recordings.open("officer", null);
        var id = identities.next(1).getFirst();
        template.execute((Connection connection) -> {
            identities.insert(connection, recording.value(), false, List.of(id), List.of(-1L));
            return true;
        });
        var today = recorder.today();
        var told = new ArrayList<Statement>();
        told.add(new Statement.Fact<>(Facts.NAME, Timeline.ALWAYS, null, person.names()));
        if (person.birth().year() != null) {
            told.add(new Statement.Fact<>(Facts.BIRTH, Timeline.ALWAYS, null, person.birth()));
        }
        told.add(new Statement.Fact<>(Facts.MUNICIPALITY, today, null, person.municipality()));
        told.add(new Statement.Fact<>(Facts.MOTHER_TONGUE, today, null, person.motherTongue()));
        recorder.recordOutside(recording, id, told, person.guardians());
        return new ResidentId(id);
    }

    void join(ResidentId outside, ResidentId inRegister) {
        if (inRegister(outside) || !inRegister(inRegister)) {
            throw new IllegalArgumentException(
                    "Only somebody entered by an officer is joined, to somebody of the register");
        }
        var recording = recordings.open("officer", null);
        identities.join(outside.value(), inRegister.value(), recording.value());
        recorder.recordJoined(recording, Set.of(outside.value(), inRegister.value()), inRegister);
    }

    private boolean inRegister(ResidentId id) {
        return template.query(IN_REGISTER, (rs, _) -> rs.getBoolean(1), id.value()).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such resident"));
    }
}
