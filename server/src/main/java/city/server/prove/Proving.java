// SPDX-License-Identifier: EUPL-1.2
package city.server.prove;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/// Only where a proof is made (`city.prove.enabled`).
@ConditionalOnProperty("city.prove.enabled")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Proving {}
