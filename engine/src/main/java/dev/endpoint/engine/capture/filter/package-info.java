/// A language to say which messages are wanted: `recv && size>100`. See `engine/docs/filters.md`.
@NullMarked
package dev.endpoint.engine.capture.filter;

import org.jspecify.annotations.NullMarked;
