// SPDX-License-Identifier: EUPL-1.2
package city.heart.profile;

import city.base.signin.SignedIn;
import city.base.web.OwnData;
import city.base.web.PageTexts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// All that the city's rooms hold about the person who is signed in, in one list.
@Component
class MyOwnData {
    private static final Logger LOG = LoggerFactory.getLogger(MyOwnData.class);

    private final List<OwnData> rooms;

    MyOwnData(List<OwnData> rooms) {
        this.rooms = rooms.stream().sorted(Comparator.comparingInt(OwnData::order)).toList();
    }

    /// @param partly a room could not be read now: the person is told that something is missing
    record Held(List<OwnData.Section> sections, boolean partly) {}

    Held of(SignedIn.Resident me, PageTexts texts) {
        var sections = new ArrayList<OwnData.Section>();
        var partly = false;
        for (var room : rooms) {
            try {
                sections.addAll(room.of(me.id(), texts));
            } catch (RuntimeException fault) {
                partly = true;
                LOG.error("A room cannot give a resident's own data now", fault);
            }
        }
        return new Held(List.copyOf(sections), partly);
    }
}
