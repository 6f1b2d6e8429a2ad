/// Parts of recordings written down in other forms: as text, as source code, as packets. Everything
/// here blocks and belongs to the thread that calls it; none of it is for the reactor. Nothing
/// keeps more in memory than a window of the bytes, so their number does not matter.
@NullMarked
package dev.endpoint.engine.capture.export;

import org.jspecify.annotations.NullMarked;
