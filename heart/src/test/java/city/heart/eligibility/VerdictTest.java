// SPDX-License-Identifier: EUPL-1.2
package city.heart.eligibility;

import static city.heart.eligibility.Families.FEBRUARY;
import static city.heart.eligibility.Families.ORDINARY_RECORD;
import static org.assertj.core.api.Assertions.assertThat;

import city.base.shared.Language;
import city.base.shared.RecordingNumber;
import city.dmn.Engine;
import city.heart.folder.Helsinki;
import city.heart.population.Birth;
import city.heart.service.PublicService;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// What a verdict says, and that it says the same for ever.
class VerdictTest {
    private static final PublicService PRE_PRIMARY = Helsinki.service("pre-primary");

    private static Verdict verdict(Families family, LocalDate day) {
        var read = family.family();
        return Judge.verdict(
                PRE_PRIMARY, FactsOf.family(read, ORDINARY_RECORD, day), read.known(), day);
    }

    @Test
    void a_due_child_hears_why_with_the_section_of_law() {
        var verdict = verdict(Families.ordinary(), FEBRUARY);
        assertThat(verdict.answer()).isEqualTo(Answer.MET);
        assertThat(verdict.period()).isEqualTo("2026-27");
        assertThat(verdict.nextChange()).isNull();
        var reason = verdict.reason();
        assertThat(reason.code()).isEqualTo("year-of-birth");
        assertThat(reason.section()).isEqualTo("628/1998 26 a §");
        assertThat(reason.sectionInFull().in(Language.SV))
                .isEqualTo("lagen om grundläggande utbildning (628/1998) 26 a §");
        assertThat(reason.text().in(Language.EN))
                .isEqualTo(
                        "The child turns six in the year in which the school year begins and lives in"
                                + " Helsinki.");
        assertThat(reason.ask()).isNull();
        assertThat(verdict.engineVersion()).isEqualTo(Engine.VERSION);
        assertThat(verdict.ruleSha256()).isEqualTo(PRE_PRIMARY.rule().sha256());
        assertThat(verdict.known()).isEqualTo(new RecordingNumber(7));
    }

    @Test
    void a_child_who_is_not_yet_due_hears_from_when() {
        var family = Families.ordinary();
        family.birth = new Birth(2022, 8, 9);
        var verdict = Judge.withNextChange(verdict(family, FEBRUARY), PRE_PRIMARY.rule());
        assertThat(verdict.answer()).isEqualTo(Answer.NOT_MET);
        assertThat(verdict.reason().code()).isEqualTo("not-yet");
        assertThat(verdict.nextChange()).isEqualTo(LocalDate.of(2028, 1, 7));
    }

    @Test
    void a_due_child_hears_until_when_and_why_then_no_longer() {
        var due = verdict(Families.ordinary(), FEBRUARY);
        var facts = StoredFacts.read(due.storedFacts(), PRE_PRIMARY.vocabulary());
        var next = Judge.next(PRE_PRIMARY, facts, due.known(), FEBRUARY).orElseThrow();
        assertThat(next.day()).isEqualTo(LocalDate.of(2027, 8, 1));
        assertThat(next.answer()).isEqualTo(Answer.NOT_MET);
        assertThat(next.reason().code()).isEqualTo("over");
        assertThat(Judge.next(PRE_PRIMARY, facts, due.known(), next.day())).isEmpty();
    }

    @Test
    void a_person_case_says_what_is_asked_and_gives_nothing_away() {
        var family = Families.ordinary();
        family.order = true;
        var verdict = verdict(family, FEBRUARY);
        assertThat(verdict.answer()).isEqualTo(Answer.PERSON);
        assertThat(verdict.reason().code()).isEqualTo("order");
        assertThat(verdict.reason().section()).isEqualTo("661/2009 36 §");
        assertThat(verdict.reason().text().in(Language.FI))
                .isEqualTo("Ihminen käsittelee tämän asian. Hän ottaa yhteyttä.");
        assertThat(verdict.reason().ask().in(Language.EN)).startsWith("A non-disclosure order");
    }

    @Test
    void the_section_is_that_of_the_row_that_found_the_reason() {
        var family = Families.ordinary();
        family.inCare = true;
        assertThat(verdict(family, FEBRUARY).reason().section()).isEqualTo("417/2007 45 §");
        family.municipality = "049";
        assertThat(verdict(family, FEBRUARY).reason().section()).isEqualTo("628/1998 4 §");
    }

    @Test
    void facts_are_told_in_the_readers_words() {
        var family = Families.ordinary();
        family.motherTongue = "so";
        var facts = verdict(family, FEBRUARY).facts();
        assertThat(
                        facts.stream()
                                .map(it ->
                                        it.text().in(Language.EN)
                                                + ": "
                                                + it.valueText().in(Language.EN)))
                .contains(
                        "Year of birth: 2020",
                        "Home municipality: Helsinki",
                        "Mother tongue: another language",
                        "Alive: yes",
                        "A place elsewhere: no");
    }

    @Test
    void stored_facts_are_canonical_and_can_be_read_again() {
        var verdict = verdict(Families.ordinary(), FEBRUARY);
        var json = verdict.storedFacts();
        assertThat(json)
                .startsWith(
                        "{\"address kind\":{\"source\":\"population-register\",\"value\":\"permanent\",\"version\":1},\"alive\":{")
                .contains(
                        "\"birth year\":{\"source\":\"population-register\",\"value\":2020,\"version\":1}");
        var again =
                Judge.verdict(
                        PRE_PRIMARY,
                        StoredFacts.read(json, PRE_PRIMARY.vocabulary()),
                        verdict.known(),
                        FEBRUARY);
        assertThat(again.sameRecordAs(verdict)).isTrue();
        assertThat(again.storedFacts()).isEqualTo(json);
    }

    @Test
    void what_is_not_known_is_stored_as_not_known() {
        var family = Families.ordinary();
        family.birth = Birth.UNKNOWN;
        var verdict = verdict(family, FEBRUARY);
        assertThat(verdict.answer()).isEqualTo(Answer.PERSON);
        assertThat(verdict.reason().code()).isEqualTo("birth-date");
        assertThat(verdict.storedFacts())
                .contains("\"birth year\":{\"source\":\"population-register\",\"value\":null");
        assertThat(
                        StoredFacts.read(verdict.storedFacts(), PRE_PRIMARY.vocabulary())
                                .get("birth year"))
                .isNull();
    }

    @Test
    void a_late_correction_changes_the_present_and_not_what_was_decided() {
        var asKnownThen = verdict(Families.ordinary(), FEBRUARY);
        var stored = asKnownThen.storedFacts();
        // A month later the register says that the child had been born a year later all along.
        var corrected = Families.ordinary();
        corrected.birth = new Birth(2021, 5, 4);
        corrected.known = 8;
        var now = verdict(corrected, FEBRUARY.plusMonths(1));
        assertThat(now.answer()).isEqualTo(Answer.NOT_MET);
        assertThat(now.known()).isEqualTo(new RecordingNumber(8));

        var recomputed =
                Judge.verdict(
                        PRE_PRIMARY,
                        StoredFacts.read(stored, PRE_PRIMARY.vocabulary()),
                        asKnownThen.known(),
                        asKnownThen.day());
        assertThat(recomputed.sameRecordAs(asKnownThen)).isTrue();
        assertThat(recomputed.known()).isEqualTo(new RecordingNumber(7));
        assertThat(now.sameRecordAs(asKnownThen)).isFalse();
    }
}
