// SPDX-License-Identifier: EUPL-1.2
package city.heart.rulebook;

import city.heart.service.ServiceVersions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The files of a version as they were published, byte for byte.
@Controller
class RulebookFiles {
    private static final MediaType DMN = MediaType.parseMediaType("application/dmn+xml");
    private static final MediaType YAML = MediaType.parseMediaType("application/yaml");
    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

    /// Of every entry, so that the same version gives the same archive.
    private static final LocalDateTime ZIP_EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ServiceVersions versions;

    RulebookFiles(ServiceVersions versions) {
        this.versions = versions;
    }

    @GetMapping("/rules/{service}/{version}/files/{*path}")
    ResponseEntity<byte[]> file(
            @PathVariable String service, @PathVariable String version, @PathVariable String path) {
        RulebookPage.published(versions, service, version);
        var inside = path.substring(1);
        var content = versions.files(service, version).get(inside);
        if (content == null) {
            throw RulebookPage.notThere();
        }
        return download(
                content,
                inside.endsWith(".dmn") ? DMN : YAML,
                inside.equals("rule.dmn")
                        ? service + ".dmn"
                        : service + "-" + inside.replace('/', '-'));
    }

    @GetMapping("/rules/{service}/{version}/folder.zip")
    ResponseEntity<byte[]> folder(@PathVariable String service, @PathVariable String version)
            throws IOException {
        RulebookPage.published(versions, service, version);
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : versions.files(service, version).entrySet()) {
                var entry = new ZipEntry(service + "/" + file.getKey());
                entry.setTimeLocal(ZIP_EPOCH);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return download(bytes.toByteArray(), ZIP, service + ".zip");
    }

    private static ResponseEntity<byte[]> download(byte[] content, MediaType type, String name) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }
}
