/// Finding bytes in recordings of any size, off the reactor, while they grow.
///
/// A [SearchPattern] says what is looked for; a [Search] goes through a
/// [dev.endpoint.engine.capture.Recording] with the threads it is given; [Hits] are what it has
/// found so far. Each direction is a stream of its own: a match never begins in what was sent and
/// ends in what was received.
@NullMarked
package dev.endpoint.engine.capture.search;

import org.jspecify.annotations.NullMarked;
