// SPDX-License-Identifier: EUPL-1.2
package city.heart.rulebook;

import city.base.api.ListRequest;
import city.base.api.Listing;
import city.base.web.Problem;
import city.heart.service.ServiceVersions;
import city.heart.service.Version;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Published rules: every version of a service that is or was in force, with where its files are.
@RestController
class RulebookApi {
    private final ServiceVersions versions;

    RulebookApi(ServiceVersions versions) {
        this.versions = versions;
    }

    /// A version of a service's rule that is or was in force.
    ///
    /// @param id SHA-256 over all files of the service's folder, in hexadecimal: the version
    /// @param service id of the service, as in `/api/v1/services`
    /// @param ruleSha256 SHA-256 of the rule's file, in hexadecimal, as decisions name it
    /// @param inForce whether the city acts by it today
    /// @param from first day in force, the last time it came; null where it is not known
    /// @param until the day on which another came into force; null while it is in force
    /// @param page where people read it
    /// @param rule the rule as a DMN 1.5 file
    /// @param folder all files of the version as a ZIP archive
    /// @param files each file by itself
    record RuleVersion(
            String id,
            String service,
            String ruleSha256,
            boolean inForce,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            String page,
            String rule,
            String folder,
            List<String> files) {}

    /// Lists all versions that are or were in force, services by id, the newest of each first.
    @GetMapping("/api/v1/rules")
    Listing<RuleVersion> list(ListRequest asked) {
        return asked.of(
                versions.list().stream()
                        .filter(ServiceVersions.KeptVersion::everInForce)
                        .map(this::of)
                        .toList(),
                RuleVersion::id);
    }

    /// Gives one version that is or was in force.
    ///
    /// @param id of the version, or of its rule as decisions name it: SHA-256 in hexadecimal
    @GetMapping("/api/v1/rules/{id}")
    RuleVersion find(@PathVariable String id) {
        return versions.list().stream()
                .filter(ServiceVersions.KeptVersion::everInForce)
                .filter(it -> it.version().version().equals(id))
                .findFirst()
                .or(() -> versions.ofRule(id))
                .map(this::of)
                .orElseThrow(() ->
                        Problem.notFound("rulebook/not-found", "There is no such published rule"));
    }

    private RuleVersion of(ServiceVersions.KeptVersion it) {
        var service = it.version().serviceId();
        var version = it.version().version();
        var page = "/rules/" + service + "/" + version;
        return new RuleVersion(
                version,
                service,
                it.ruleSha256(),
                it.version().state() == Version.State.PUBLISHED,
                it.from(),
                it.until(),
                page,
                page + "/files/rule.dmn",
                page + "/folder.zip",
                versions.files(service, version).keySet().stream()
                        .map(file -> page + "/files/" + file)
                        .toList());
    }
}
