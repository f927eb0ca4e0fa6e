// SPDX-License-Identifier: EUPL-1.2
package city.heart.casenote;

import city.base.database.Erasure;
import city.heart.casework.CaseErased;
import city.heart.casework.CaseFile;
import city.heart.casework.CaseFiles;
import city.heart.casework.CaseId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Notes go with their case, a safe contact with the child's last one.
@Component
class CaseNoteErasure implements CaseErased {
    private static final String NOTES = "delete from casenote.note where case_id = any (:ids)";
    private static final String SAFE =
            "delete from casenote.safe_contact where child_id = any (:children)";

    private final Erasure erasure;
    private final CaseFiles cases;

    CaseNoteErasure(Erasure erasure, CaseFiles cases) {
        this.erasure = erasure;
        this.cases = cases;
    }

    @Override
    public void erased(Collection<CaseId> some) {
        erasure.jdbc()
                .sql(NOTES)
                .param("ids", some.stream().map(CaseId::value).toArray(UUID[]::new))
                .update();
        var last =
                cases.list(some).stream()
                        .map(CaseFile::key)
                        .map(it -> it.child())
                        .distinct()
                        .filter(child -> some.containsAll(List.copyOf(cases.of(child))))
                        .map(it -> it.value())
                        .toArray(Integer[]::new);
        erasure.jdbc().sql(SAFE).param("children", last).update();
    }
}
