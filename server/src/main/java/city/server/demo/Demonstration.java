// SPDX-License-Identifier: EUPL-1.2
package city.server.demo;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/// Only in the demonstration (`city.demo.enabled`).
@ConditionalOnProperty("city.demo.enabled")
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@interface Demonstration {}
