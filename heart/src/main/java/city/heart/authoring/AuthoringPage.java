// SPDX-License-Identifier: EUPL-1.2
package city.heart.authoring;

import city.base.signin.SignedIn;
import city.base.usage.Actor;
import city.base.web.Choice;
import city.base.web.Form;
import city.base.web.ListPart;
import city.base.web.PageTexts;
import city.heart.folder.FolderChecks;
import city.heart.service.ServiceVersions;
import city.heart.service.ServiceVersions.HandInOutcome;
import city.heart.service.Services;
import city.heart.service.Version;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The services and their versions, and the way in of a new one. A folder with a fault is not kept: its author reads
/// file, line and what to mend.
@Controller
class AuthoringPage {
    private final Services services;
    private final ServiceVersions versions;
    private final FolderChecks checks;
    private final VersionComparison comparison;
    private final AuthoringTexts says;

    AuthoringPage(
            Services services,
            ServiceVersions versions,
            FolderChecks checks,
            VersionComparison comparison,
            AuthoringTexts says) {
        this.services = services;
        this.versions = versions;
        this.checks = checks;
        this.comparison = comparison;
        this.says = says;
    }

    record Row(
            String service,
            String version,
            String shortVersion,
            String name,
            String state,
            String who,
            boolean waits) {}

    @GetMapping("/desk/services")
    String list(ListPart part, SignedIn.Officer officer, PageTexts texts, Model model) {
        var all = versions.list();
        var paging = part.of(all.size());
        List<Row> rows = paging.of(all).stream().map(it -> row(it, texts)).toList();
        model.addAttribute("rows", rows);
        model.addAttribute("paging", paging);
        model.addAttribute("mayWrite", officer.may(AuthoringSubject.WRITE));
        return "authoring/list";
    }

    private Row row(ServiceVersions.KeptVersion it, PageTexts texts) {
        var version = it.version();
        return new Row(
                version.serviceId(),
                version.version(),
                version.shortVersion(),
                says.name(version.serviceId(), version.version(), texts),
                says.state(it, texts),
                says.by(version.author(), texts),
                version.state() == Version.State.DRAFT);
    }

    @GetMapping("/desk/services/{service}/{version}")
    String show(
            @PathVariable String service,
            @PathVariable String version,
            SignedIn.Officer officer,
            PageTexts texts,
            Model model) {
        return show(find(service, version), Form.empty(), officer, texts, model);
    }

    private String show(
            ServiceVersions.KeptVersion told,
            Form form,
            SignedIn.Officer officer,
            PageTexts texts,
            Model model) {
        var view = says.view(told, officer, texts);
        model.addAttribute("it", view);
        model.addAttribute("form", form);
        model.addAttribute("paths", view.files().stream().map(it -> new Choice(it, it)).toList());
        return "authoring/version";
    }

    /// @param people in words
    record Line(String before, String after, String people) {}

    /// What would be otherwise today, in numbers.
    @GetMapping("/desk/services/{service}/{version}/numbers")
    String numbers(
            @PathVariable String service,
            @PathVariable String version,
            SignedIn.Officer officer,
            PageTexts texts,
            Model model) {
        find(service, version);
        var after = services.find(service, version).orElseThrow(AuthoringPage::notThere);
        List<Line> lines =
                comparison.today(services.find(service).orElse(null), after, officer).stream()
                        .map(it -> line(it, texts))
                        .toList();
        model.addAttribute("name", after.name(texts.language()));
        model.addAttribute("back", "/desk/services/" + service + "/" + version);
        model.addAttribute("lines", lines);
        return "authoring/numbers";
    }

    private static Line line(VersionComparison.Group it, PageTexts texts) {
        var before = it.before();
        var people = it.people();
        return new Line(
                before == null ? "–" : texts.text("authoring.said." + before),
                texts.text("authoring.said." + it.after()),
                people == null ? texts.text("authoring.few") : texts.number(people));
    }

    @GetMapping("/desk/services/hand-in")
    String form(Model model) {
        return handIn(Form.empty(), null, model);
    }

    @PostMapping("/desk/services/hand-in")
    String handIn(
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            SignedIn.Officer officer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next)
            throws IOException {
        officer.mustBeAbleTo(AuthoringSubject.WRITE);
        var unpacked = HandedInFiles.unzip(bytes(file));
        var fault = unpacked.fault();
        var id = unpacked.id();
        if (fault != null || id == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return handIn(
                    wrong("file", fault != null ? fault : "authoring.fault.folder"), null, model);
        }
        var checked = checks.handedIn(id, unpacked.files());
        var read = checked.read();
        if (read == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return handIn(Form.empty(), checked, model);
        }
        return kept(versions.handIn(read, Actor.officer(officer.id())), id, next);
    }

    private static String handIn(Form form, FolderChecks.@Nullable Checked checked, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("faults", checked == null ? List.of() : checked.faults());
        return "authoring/hand-in";
    }

    /// One file of a version in the place of its own; all others stay.
    @PostMapping("/desk/services/{service}/{version}/file")
    String file(
            @PathVariable String service,
            @PathVariable String version,
            @RequestParam(name = "path", defaultValue = "") String path,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            SignedIn.Officer officer,
            PageTexts texts,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next)
            throws IOException {
        officer.mustBeAbleTo(AuthoringSubject.WRITE);
        var told = find(service, version);
        var content = bytes(file);
        if (!HandedInFiles.isName(path)
                || content.length == 0
                || content.length > HandedInFiles.LARGEST) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(told, wrong("file", "authoring.fault.file"), officer, texts, model);
        }
        SortedMap<String, byte[]> files = new TreeMap<>(versions.files(service, version));
        files.put(path, content);
        var checked = checks.handedIn(service, files);
        var read = checked.read();
        if (read == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return handIn(Form.empty(), checked, model);
        }
        return kept(versions.handIn(read, Actor.officer(officer.id())), service, next);
    }

    private static String kept(HandInOutcome outcome, String service, RedirectAttributes next) {
        return switch (outcome) {
            case HandInOutcome.Waits(var version) -> {
                next.addFlashAttribute("notice", "authoring.handed-in");
                yield "redirect:/desk/services/" + service + "/" + version;
            }
            case HandInOutcome.AlreadyThere(var version) -> {
                next.addFlashAttribute("notice", "authoring.already");
                yield "redirect:/desk/services/" + service + "/" + version.version();
            }
        };
    }

    /// One byte more than is allowed tells that it is too large; nothing where no file was chosen.
    private static byte[] bytes(@Nullable MultipartFile file) throws IOException {
        if (file == null) {
            return new byte[0];
        }
        try (var in = file.getInputStream()) {
            return in.readNBytes(HandedInFiles.LARGEST + 1);
        }
    }

    private static Form wrong(String field, String text) {
        return new Form(Map.of(), Map.of(field, text));
    }

    private ServiceVersions.KeptVersion find(String service, String version) {
        return versions.find(service, version).orElseThrow(AuthoringPage::notThere);
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
