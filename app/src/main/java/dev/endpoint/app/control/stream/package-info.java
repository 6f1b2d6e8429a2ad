/// The stream view: a conversation as text, as hex or as both, over a
/// [dev.endpoint.engine.capture.Recording].
///
/// From the bytes to the screen: [Tape] reads records and their bytes; a [Rows] breaks them into
/// rows; the [Navigator] gathers the rows of one page, off the FX thread; a [PageLoader] asks it
/// for one page at a time; [RowsPane] draws the page; [StreamView] is the control around it.
@NullMarked
package dev.endpoint.app.control.stream;

import org.jspecify.annotations.NullMarked;
