package dev.endpoint.app.control.stream;

import javafx.css.Styleable;

/// What draws with the inks that its style sheet has.
public interface Inked extends Styleable {
  Palette palette();
}
