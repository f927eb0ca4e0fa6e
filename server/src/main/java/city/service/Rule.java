// SPDX-License-Identifier: EUPL-1.2
package city.service;

import java.nio.charset.StandardCharsets;

/// A service's rule: the DMN file as its author wrote it, known by its hash for ever.
public final class Rule {
    private final String source;
    private final String sha256;

    Rule(String source, String sha256) {
        this.source = source;
        this.sha256 = sha256;
    }

    /// The file's bytes, DMN 1.5 in UTF-8.
    public byte[] bytes() {
        return source.getBytes(StandardCharsets.UTF_8);
    }

    /// SHA-256 of the bytes, in hexadecimal.
    public String sha256() {
        return sha256;
    }
}
