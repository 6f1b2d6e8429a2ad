/// Two streams of bytes side by side: where they are the same and where they differ.
@NullMarked
package dev.endpoint.engine.capture.diff;

import org.jspecify.annotations.NullMarked;
