// SPDX-License-Identifier: EUPL-1.2
package city.base.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.web.PageTexts;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.StaticMessageSource;

class ActorTest {
    private static final ResidentId ME = new ResidentId(17);

    private static PageTexts texts() {
        var source = new StaticMessageSource();
        for (var it :
                new String[] {
                    "me", "resident", "officer", "system", "partner", "machine", "unnamed"
                }) {
            source.addMessage("usage.actor." + it, Language.EN.locale(), it);
        }
        return PageTexts.of(source, Language.EN, ZoneOffset.UTC);
    }

    @ParameterizedTest
    @CsvSource({
        "aino,OFFICER,aino",
        "resident/17,RESIDENT,17",
        "city/feed,SYSTEM,feed",
        "partner/a1,PARTNER,a1"
    })
    void is_kept_in_one_column(String text, Actor.Kind kind, String id) {
        assertThat(Actor.of(text)).isEqualTo(new Actor(kind, id));
        assertThat(new Actor(kind, id).text()).isEqualTo(text);
    }

    @Test
    void nobody_stands_in_an_empty_column() {
        assertThat(Actor.orNull(null)).isNull();
        assertThat(Actor.textOrNull(null)).isNull();
        assertThat(Actor.orNull("aino")).isEqualTo(Actor.officer("aino"));
        assertThat(Actor.textOrNull(Actor.system("feed"))).isEqualTo("city/feed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"resident/17", "city/sweep", "partner/a1"})
    void no_officer_passes_for_another_kind_by_an_id(String id) {
        assertThatThrownBy(() -> Actor.officer(id)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_resident_reads_who_it_was_but_no_officers_name() {
        assertThat(ActorTexts.forResident(Actor.resident(ME), ME, texts())).isEqualTo("me");
        assertThat(ActorTexts.forResident(Actor.resident(new ResidentId(1)), ME, texts()))
                .isEqualTo("resident");
        assertThat(ActorTexts.forResident(Actor.officer("aino"), ME, texts())).isEqualTo("officer");
        assertThat(ActorTexts.forResident(Actor.system("feed"), ME, texts())).isEqualTo("system");
    }

    @Test
    void an_officer_reads_names_and_no_id() {
        var actorTexts =
                new ActorTexts(
                        id -> id.equals("aino") ? Optional.of("Aino Aalto") : Optional.empty());
        assertThat(actorTexts.forOfficer(Actor.officer("aino"), _ -> Optional.empty(), texts()))
                .isEqualTo("Aino Aalto");
        assertThat(actorTexts.forOfficer(Actor.resident(ME), _ -> Optional.of("Mia"), texts()))
                .isEqualTo("Mia");
        assertThat(actorTexts.forOfficer(Actor.resident(ME), _ -> Optional.empty(), texts()))
                .isEqualTo("unnamed");
        assertThat(actorTexts.forOfficer(Actor.system("feed"), texts())).isEqualTo("machine");
        assertThat(actorTexts.forOfficer(Actor.officer("aino"), texts())).isEqualTo("Aino Aalto");
        assertThat(actorTexts.forOfficer(Actor.officer("unnamed-17"), texts()))
                .isEqualTo("officer");
        assertThat(actorTexts.forOfficer(Actor.partner("a1"), texts())).isEqualTo("partner");
    }
}
