// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.web.Unavailable;

/// No text of a service can be read: neither the version that made the offer nor one in force. Whoever
/// asks for the page learns that nothing is lost and whom to call; the desk is told what to mend.
class UnreadableTexts extends Unavailable {
    private static final long serialVersionUID = 1;

    /// @param service its id
    /// @param version its content hash
    UnreadableTexts(String service, String version) {
        super(
                "offer.unreadable",
                "Version " + version + " of " + service + " cannot be read, nor one in force");
    }
}
