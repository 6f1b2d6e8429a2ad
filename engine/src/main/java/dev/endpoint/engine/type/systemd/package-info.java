@NullMarked
package dev.endpoint.engine.type.systemd;

import org.jspecify.annotations.NullMarked;
