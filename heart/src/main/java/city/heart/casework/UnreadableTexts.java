// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.base.web.Unavailable;

/// No text of a service can be read: neither the version that made the offer nor one in force. Whoever
/// asks for the page learns that nothing is lost and whom to call; the desk is told what to mend.
public class UnreadableTexts extends Unavailable {
    private static final long serialVersionUID = 1;

    /// @param service its id
    /// @param version its content hash
    public UnreadableTexts(String service, String version) {
        super(
                "casework.unreadable",
                "Version " + version + " of " + service + " cannot be read, nor one in force");
    }
}
