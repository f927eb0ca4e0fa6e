// SPDX-License-Identifier: EUPL-1.2
/// Ways out of the house: SMS, e-mail and letter. Hands one written message to a gateway, a mail server or a printing
/// house and says what these answered; when, to whom and how often is decided in `message`.
@ApplicationModule(id = "channel", displayName = "Ways out", allowedDependencies = "profile")
@NullMarked
package city.heart.channel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
