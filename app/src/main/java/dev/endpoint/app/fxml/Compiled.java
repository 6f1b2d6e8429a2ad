package dev.endpoint.app.fxml;

import javafx.util.Callback;

/// A view that packaging has compiled from its FXML: a start without reading XML and looking up
/// names. See `jpackage/src/Views.java`, which writes the classes that implement it, into the
/// package of the controllers. So what they fill in and call there is not private: reflection has
/// to make itself ready for each field, at every start.
public interface Compiled {
  /// A fresh view with its controller.
  FxmlViews.View<Object, Object> make(Callback<Class<?>, Object> controllers);
}
