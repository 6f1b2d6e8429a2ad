/// One window for a user on a display: a later start finds the window that is open and hands over
/// what it was asked for.
@NullMarked
package dev.endpoint.app.instance;

import org.jspecify.annotations.NullMarked;
