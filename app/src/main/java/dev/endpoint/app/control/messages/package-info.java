/// The messages of a conversation as a list, and the bytes of one of them.
@NullMarked
package dev.endpoint.app.control.messages;

import org.jspecify.annotations.NullMarked;
