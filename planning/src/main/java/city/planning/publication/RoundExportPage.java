// SPDX-License-Identifier: EUPL-1.2
package city.planning.publication;

import city.base.signin.SignedIn;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Use;
import city.heart.casework.CaseAccess;
import city.heart.casework.CaseFiles;
import city.heart.population.Population;
import city.planning.round.DraftPlace;
import city.planning.round.RoundId;
import city.planning.round.Rounds;
import city.planning.round.Rounds.RoundOutcome;
import city.planning.round.RunId;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Gives a round's whole file to an auditor.
@Controller
class RoundExportPage {
    private static final int LONGEST = 2000;

    private final Rounds rounds;
    private final RoundExports exports;
    private final CaseFiles cases;
    private final Population population;

    RoundExportPage(Rounds rounds, RoundExports exports, CaseFiles cases, Population population) {
        this.rounds = rounds;
        this.exports = exports;
        this.cases = cases;
        this.population = population;
    }

    /// The whole file, for an auditor with a purpose.
    @PostMapping("/desk/rounds/{id}/export")
    Object export(
            @PathVariable UUID id,
            @RequestParam UUID run,
            @RequestParam(defaultValue = "") String purpose,
            SignedIn.Officer officer,
            RedirectAttributes next) {
        officer.mustBeAbleTo(Rounds.AUDIT);
        var round = rounds.find(new RoundId(id)).orElseThrow(RoundExportPage::notThere);
        var of =
                rounds.run(new RunId(run))
                        .filter(it -> it.round().equals(round.id()))
                        .orElseThrow(RoundExportPage::notThere);
        if (purpose.isBlank()) {
            return fault(id, RoundOutcome.NEEDS_REASON.name(), next);
        }
        if (!officer.may(CaseAccess.SECRET) && isProtected(of.id())) {
            return fault(id, "PROTECTED", next);
        }
        var use =
                new Use(
                                Actor.officer(officer.id()),
                                "auditor",
                                "round-audit",
                                Basis.TASK,
                                round.service(),
                                Set.of("dwelling building", "mother tongue group"))
                        .about(RoundId.ABOUT, round.id().value());
        var file =
                exports.export(of.id(), use, cut(purpose).strip(), population.latest())
                        .orElseThrow(RoundExportPage::notThere);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(
                                        "round-%s-%s-%d.json"
                                                .formatted(
                                                        round.service(),
                                                        round.period(),
                                                        of.number()))
                                .build()
                                .toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(file);
    }

    private static String fault(UUID id, String what, RedirectAttributes next) {
        next.addFlashAttribute("fault", "round.desk.fault." + what);
        return "redirect:/desk/rounds/" + id;
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    /// A family under an order is in no draft; but an order may have begun after it, and the ways in the file
    /// tell where its home is. To leave the child out would show which unit it is in.
    private boolean isProtected(RunId run) {
        return !cases.protectedAmong(rounds.places(run).stream().map(DraftPlace::caseId).toList())
                .isEmpty();
    }
}
