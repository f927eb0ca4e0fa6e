// SPDX-License-Identifier: EUPL-1.2
package city.heart.casenote;

import city.base.subject.Subject;
import city.base.subject.Worklist;
import city.heart.casework.CaseAccess;
import java.time.LocalTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Notes about reaching families, those with whom to go on today, and the entry of a family that no register knows.
@Configuration(proxyBeanMethods = false)
class CaseNoteSubject {
    /// To reach a family in its matter.
    static final String CONTACT = "desk-contact";

    /// In UTC.
    private static final LocalTime NIGHTLY = LocalTime.of(0, 40);

    @Bean
    static Subject casenoteDeclared(ObjectProvider<CaseNotes> notes) {
        return Subject.named("casenote")
                .purposes(CONTACT, "desk-enter")
                .desk("/desk/cases/*/notes", CaseAccess.HANDLE)
                .desk("/desk/cases/*/safe-contact", CaseAccess.SECRET)
                .desk("/desk/follow-up", CaseAccess.READ)
                .desk("/desk/enter", CaseAccess.HANDLE)
                .menu(35, "/desk/follow-up", CaseAccess.READ)
                .menu(100, "/desk/enter", CaseAccess.HANDLE)
                .worklist(
                        25,
                        "/desk/follow-up",
                        CaseAccess.READ,
                        "casenote.desk.due",
                        it ->
                                new Worklist.Count(
                                        notes.getObject().countDue(CaseAccess.scope(it)), 0))
                .job("casenote-ended", NIGHTLY, () -> notes.getObject().settleEnded())
                .declared();
    }
}
