/// Two streams side by side, with what differs marked. They are compared off the FX thread; only
/// what is on the screen exists.
@NullMarked
package dev.endpoint.app.control.compare;

import org.jspecify.annotations.NullMarked;
