/// What bytes mean, in one line: summaries beside them, never instead of them. See
/// `engine/docs/decoders.md`.
@NullMarked
package dev.endpoint.engine.decode;

import org.jspecify.annotations.NullMarked;
