package dev.endpoint.app.fxml;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import javafx.event.Event;

/// What a compiled view does with the private parts of its controller. They are known to be there:
/// compiling looked them up.
public final class Wiring {
  private Wiring() {}

  public static void set(Object controller, Class<?> owner, String field, Object value) {
    try {
      Field found = owner.getDeclaredField(field);
      found.setAccessible(true);
      found.set(controller, value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(field, e);
    }
  }

  public static void initialize(Object controller, Class<?> owner) {
    call(controller, method(owner, "initialize"));
  }

  public static void handle(Object controller, Class<?> owner, String name, Event event) {
    Method handler = method(owner, name);
    if (handler.getParameterCount() == 0) {
      call(controller, handler);
    } else {
      call(controller, handler, event);
    }
  }

  private static Method method(Class<?> owner, String name) {
    return Arrays.stream(owner.getDeclaredMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void call(Object controller, Method method, Object... arguments) {
    try {
      method.setAccessible(true);
      method.invoke(controller, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException raised) {
        throw raised;
      }
      throw new IllegalStateException(method.getName(), e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(method.getName(), e);
    }
  }
}
