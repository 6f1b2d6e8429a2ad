/// The command line `endpoint`: the same engine without a window. No class of JavaFX is loaded by
/// any of its commands.
@NullMarked
package dev.endpoint.app.cli;

import org.jspecify.annotations.NullMarked;
