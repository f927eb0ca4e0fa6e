// SPDX-License-Identifier: EUPL-1.2
package city.heart.rulebook;

import city.base.web.ListPart;
import city.base.web.PageTexts;
import city.heart.service.PublicService;
import city.heart.service.ServiceVersions;
import city.heart.service.Services;
import city.heart.service.Version;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/// The rules by which the city acts, for everybody: those in force, and every version that ever was. Drafts are not here.
@Controller
class RulebookPage {
    private final Services services;
    private final ServiceVersions versions;
    private final RulebookTexts says;

    RulebookPage(Services services, ServiceVersions versions, RulebookTexts says) {
        this.services = services;
        this.versions = versions;
        this.says = says;
    }

    /// @param days since when it is in force
    record Row(
            String service,
            String version,
            String shortVersion,
            String name,
            String days,
            String owner) {}

    @GetMapping("/rules")
    String list(ListPart part, PageTexts texts, Model model) {
        var language = texts.language();
        var inForce =
                versions.list().stream()
                        .filter(it -> it.version().state() == Version.State.PUBLISHED)
                        .toList();
        var paging = part.of(inForce.size());
        List<Row> rows =
                paging.of(inForce).stream()
                        .map(it -> {
                            var id = it.version().serviceId();
                            var version = it.version().version();
                            var service = services.find(id, version);
                            return new Row(
                                    id,
                                    version,
                                    it.version().shortVersion(),
                                    service.map(its -> its.name(language)).orElse(id),
                                    says.days(it, texts),
                                    service.map(PublicService::data)
                                            .map(its -> its.controller().name().in(language))
                                            .orElse(""));
                        })
                        .toList();
        model.addAttribute("rows", rows);
        model.addAttribute("paging", paging);
        return "rulebook/list";
    }

    /// The version in force, whichever it is: an address that stays.
    @GetMapping("/rules/{service}")
    String inForce(@PathVariable String service) {
        return versions.list(service).stream()
                .filter(it -> it.version().state() == Version.State.PUBLISHED)
                .findFirst()
                .map(RulebookPage::to)
                .orElseThrow(RulebookPage::notThere);
    }

    @GetMapping("/rules/{service}/{version}")
    String show(
            @PathVariable String service,
            @PathVariable String version,
            PageTexts texts,
            Model model) {
        model.addAttribute("it", says.view(published(versions, service, version), texts));
        return "rulebook/rule";
    }

    /// Where a rule's fingerprint leads, as decisions name it.
    @GetMapping("/rules/by-fingerprint/{sha256}")
    String byFingerprint(@PathVariable String sha256) {
        return versions.ofRule(sha256).map(RulebookPage::to).orElseThrow(RulebookPage::notThere);
    }

    private static String to(ServiceVersions.KeptVersion it) {
        return "redirect:/rules/" + it.version().serviceId() + "/" + it.version().version();
    }

    /// A version that was ever in force; a draft is nobody's business yet.
    static ServiceVersions.KeptVersion published(
            ServiceVersions versions, String service, String version) {
        return versions.find(service, version)
                .filter(ServiceVersions.KeptVersion::everInForce)
                .orElseThrow(RulebookPage::notThere);
    }

    static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
