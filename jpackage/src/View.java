import java.io.StringReader;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.DefaultProperty;
import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.fxml.FXML;
import javafx.scene.input.KeyCombination;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.ProcessingInstruction;
import org.xml.sax.InputSource;

/// One FXML file as Java, in the package of the controllers: the same steps in the same order as
/// JavaFX's loader takes, for what our files use of FXML. Anything else fails the build, and so
/// does a name that is not there, or is private.
final class View {
  private static final String FX = "http://javafx.com/fxml";

  private final String name;
  private final Document document;
  private final Map<String, Class<?>> imports = new HashMap<>();
  private final StringBuilder code = new StringBuilder();

  /// What has an `fx:id`, by that: the variable that holds it.
  private final Map<String, String> known = new HashMap<>();

  private final Class<?> controller;
  private int variables;

  View(String name, String fxml) throws Exception {
    this.name = name;
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(fxml)));
    for (Node node = document.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof ProcessingInstruction asked && asked.getTarget().equals("import")) {
        Class<?> type = load(asked.getData().trim());
        imports.put(type.getSimpleName(), type);
      }
    }
    controller = load(document.getDocumentElement().getAttributeNS(FX, "controller"));
  }

  String source() {
    String root = instance(document.getDocumentElement(), null);
    String owner = controller.getName();
    if (Arrays.stream(controller.getDeclaredMethods())
        .anyMatch(m -> m.getName().equals("initialize"))) {
      line("controller.initialize();");
    }
    return """
    package dev.endpoint.app.view;

    import dev.endpoint.app.fxml.Compiled;
    import dev.endpoint.app.fxml.FxmlViews;
    import javafx.util.Callback;

    @SuppressWarnings({"unchecked", "rawtypes"})
    public final class %1$s implements Compiled {
      @Override
      public FxmlViews.View<Object, Object> make(Callback<Class<?>, Object> controllers) {
        %2$s controller = (%2$s) controllers.call(%2$s.class);
    %3$s    return new FxmlViews.View<>(%4$s, controller);
      }
    }
    """
        .formatted(name, owner, code, root);
  }

  /// An element that is an object: made, known by its `fx:id`, filled, and only then given its
  /// attributes.
  ///
  /// @param parent the variable of what it is added to, with its type; null for none
  private String instance(Element element, Holder parent) {
    String variable = "v" + variables++;
    Class<?> type;
    if (FX.equals(element.getNamespaceURI()) && element.getLocalName().equals("include")) {
      type = include(element, variable);
    } else {
      type = typeOf(element.getLocalName());
      line("%1$s %2$s = new %1$s();".formatted(type.getCanonicalName(), variable));
      identify(element, variable, type);
      children(element, new Holder(variable, type));
    }
    attributes(element, variable, type);
    if (parent != null) {
      add(parent, defaultProperty(parent.type()), variable);
    }
    return variable;
  }

  private Class<?> include(Element element, String variable) {
    String file = element.getAttribute("source").replace(".fxml", "");
    line(
        "FxmlViews.View<Object, Object> i%1$s = new %2$s().make(controllers);"
            .formatted(variable, file));
    line("javafx.scene.Node %1$s = (javafx.scene.Node) i%1$s.root();".formatted(variable));
    String id = element.getAttributeNS(FX, "id");
    if (!id.isEmpty()) {
      known.put(id, variable);
      inject(id, variable);
      line("if (%1$s.getId() == null) %1$s.setId(%2$s);".formatted(variable, quoted(id)));
      inject(id + "Controller", "i" + variable + ".controller()");
    }
    return javafx.scene.Node.class;
  }

  /// What has an `fx:id` has it as its id, too, unless it is given another.
  private void identify(Element element, String variable, Class<?> type) {
    String id = element.getAttributeNS(FX, "id");
    if (id.isEmpty()) {
      return;
    }
    known.put(id, variable);
    inject(id, variable);
    if (Stream.of(type.getAnnotations())
        .anyMatch(a -> a.annotationType().getSimpleName().equals("IDProperty"))) {
      line(variable + ".setId(" + quoted(id) + ");");
    }
  }

  private void inject(String field, String value) {
    Arrays.stream(controller.getDeclaredFields())
        .filter(f -> f.getName().equals(field) && f.isAnnotationPresent(FXML.class))
        .forEach(
            f ->
                line(
                    "controller.%s = (%s) %s;"
                        .formatted(field, f.getType().getCanonicalName(), value)));
  }

  private void children(Element element, Holder holder) {
    for (Element child : elements(element)) {
      if (FX.equals(child.getNamespaceURI()) && child.getLocalName().equals("define")) {
        elements(child).forEach(defined -> instance(defined, null));
      } else if (isProperty(child)) {
        for (Element value : elements(child)) {
          add(holder, child.getLocalName(), instance(value, null));
        }
      } else {
        instance(child, holder);
      }
    }
  }

  private static boolean isProperty(Element element) {
    return element.getNamespaceURI() == null
        && Character.isLowerCase(element.getLocalName().charAt(0));
  }

  private void add(Holder holder, String property, String value) {
    if (setter(holder.type(), property).isPresent()) {
      line("%s.set%s(%s);".formatted(holder.variable(), capital(property), value));
    } else {
      line("%s.get%s().add(%s);".formatted(holder.variable(), capital(property), value));
    }
  }

  private void attributes(Element element, String variable, Class<?> type) {
    List<Attr> own = own(element);
    own.stream().filter(a -> !isStatic(a) && !isHandler(a)).forEach(a -> set(variable, type, a));
    own.stream().filter(View::isHandler).forEach(a -> handle(variable, type, a));
    own.stream().filter(View::isStatic).forEach(a -> place(variable, a));
  }

  private static List<Attr> own(Element element) {
    List<Attr> own = new ArrayList<>();
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      Attr attribute = (Attr) element.getAttributes().item(i);
      boolean isSource = attribute.getName().equals("source");
      if (attribute.getNamespaceURI() == null && !isSource) {
        own.add(attribute);
      }
    }
    return own;
  }

  private static boolean isStatic(Attr attribute) {
    return attribute.getName().contains(".");
  }

  private static boolean isHandler(Attr attribute) {
    return attribute.getValue().startsWith("#");
  }

  private void set(String variable, Class<?> type, Attr attribute) {
    String property = attribute.getName();
    String value = attribute.getValue();
    if (value.startsWith("${")) {
      String expression = value.substring(2, value.length() - 1);
      line("%s.%sProperty().bind(%s);".formatted(variable, property, bound(expression)));
    } else if (value.startsWith("$")) {
      line("%s.set%s(%s);".formatted(variable, capital(property), known(value.substring(1))));
    } else if (setter(type, property).isPresent()) {
      Class<?> wanted = setter(type, property).get().getParameterTypes()[0];
      line("%s.set%s(%s);".formatted(variable, capital(property), literal(wanted, value)));
    } else {
      String all =
          Stream.of(value.split(",")).map(v -> quoted(v.trim())).collect(Collectors.joining(", "));
      line("%s.get%s().addAll(%s);".formatted(variable, capital(property), all));
    }
  }

  private String known(String id) {
    return Optional.ofNullable(known.get(id))
        .orElseThrow(
            () -> wrong("There is no fx:id " + id + " so far; what follows does not count."));
  }

  /// `controller.a.b`, where only the last is watched, with or without a `!` before it.
  private String bound(String expression) {
    boolean negated = expression.startsWith("!");
    List<String> path = List.of(expression.substring(negated ? 1 : 0).split("\\."));
    if (path.size() < 2 || !path.getFirst().equals("controller")) {
      throw wrong("An expression begins with the controller: " + expression);
    }
    Class<?> at = controller;
    String java = "controller";
    for (String step : path.subList(1, path.size() - 1)) {
      Method getter = method(at, "get" + capital(step));
      if (Arrays.stream(at.getMethods()).anyMatch(m -> m.getName().equals(step + "Property"))) {
        throw wrong("Only the last part of an expression may change: " + expression);
      }
      java += "." + getter.getName() + "()";
      at = getter.getReturnType();
    }
    Method last = method(at, path.getLast() + "Property");
    if (!ObservableValue.class.isAssignableFrom(last.getReturnType())) {
      throw wrong("Nothing to bind to: " + expression);
    }
    return java + "." + last.getName() + "()" + (negated ? ".map(is -> !is)" : "");
  }

  private void handle(String variable, Class<?> type, Attr attribute) {
    String handler = attribute.getValue().substring(1);
    Method setter =
        setter(type, attribute.getName())
            .filter(m -> m.getParameterTypes()[0] == EventHandler.class)
            .orElseThrow(() -> wrong("There is no " + attribute.getName() + "."));
    Method called =
        Arrays.stream(controller.getDeclaredMethods())
            .filter(m -> m.getName().equals(handler) && m.isAnnotationPresent(FXML.class))
            .findFirst()
            .orElseThrow(
                () -> wrong("There is no method " + handler + " in " + controller.getName() + "."));
    line(
        "%s.%s(event -> controller.%s(%s));"
            .formatted(
                variable,
                setter.getName(),
                handler,
                called.getParameterCount() == 0 ? "" : "event"));
  }

  /// What a node tells its parent: `HBox.hgrow` and its like.
  private void place(String variable, Attr attribute) {
    String[] parts = attribute.getName().split("\\.");
    Class<?> type = typeOf(parts[0]);
    Method setter =
        Arrays.stream(type.getMethods())
            .filter(m -> Modifier.isStatic(m.getModifiers()) && m.getParameterCount() == 2)
            .filter(m -> m.getName().equals("set" + capital(parts[1])))
            .findFirst()
            .orElseThrow(() -> wrong("There is no " + attribute.getName() + "."));
    line(
        "%s.%s(%s, %s);"
            .formatted(
                type.getCanonicalName(),
                setter.getName(),
                variable,
                literal(setter.getParameterTypes()[1], attribute.getValue())));
  }

  private String literal(Class<?> type, String value) {
    if (type == String.class) {
      return quoted(value);
    } else if (type == double.class) {
      return "Double.parseDouble(" + quoted(Double.valueOf(value).toString()) + ")";
    } else if (type == int.class || type == Integer.class) {
      return Integer.valueOf(value).toString();
    } else if (type == boolean.class || type == Boolean.class) {
      return Boolean.valueOf(value).toString();
    } else if (type.isEnum()) {
      return type.getCanonicalName() + "." + value;
    } else if (type == KeyCombination.class) {
      return KeyCombination.class.getName() + ".valueOf(" + quoted(value) + ")";
    }
    throw wrong("No text can be a " + type.getName() + ": " + value);
  }

  private String defaultProperty(Class<?> type) {
    DefaultProperty told = type.getAnnotation(DefaultProperty.class);
    if (told == null) {
      throw wrong("Nothing can be put into a " + type.getName() + ".");
    }
    return told.value();
  }

  private Optional<Method> setter(Class<?> type, String property) {
    List<Method> setters =
        Arrays.stream(type.getMethods())
            .filter(m -> m.getName().equals("set" + capital(property)))
            .filter(m -> m.getParameterCount() == 1 && !Modifier.isStatic(m.getModifiers()))
            .toList();
    if (setters.size() > 1) {
      throw wrong(type.getName() + " has several ways to set " + property + ".");
    }
    return setters.stream().findFirst();
  }

  private Method method(Class<?> type, String method) {
    try {
      return type.getMethod(method);
    } catch (NoSuchMethodException e) {
      throw wrong("There is no " + method + " in " + type.getName() + ".");
    }
  }

  /// Nothing may run that wants a toolkit.
  private static Class<?> load(String type) throws ClassNotFoundException {
    return Class.forName(type, false, View.class.getClassLoader());
  }

  private Class<?> typeOf(String simple) {
    Class<?> type = imports.get(simple);
    if (type == null) {
      throw wrong(simple + " is not imported.");
    }
    return type;
  }

  private static List<Element> elements(Element element) {
    List<Element> elements = new ArrayList<>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        elements.add(child);
      }
    }
    return elements;
  }

  private static String capital(String property) {
    return Character.toUpperCase(property.charAt(0)) + property.substring(1);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        default -> quoted.append(c >= ' ' && c < 127 ? "" + c : "\\u%04x".formatted((int) c));
      }
    }
    return quoted.append('"').toString();
  }

  private IllegalStateException wrong(String what) {
    return new IllegalStateException(name + ".fxml: " + what);
  }

  private void line(String line) {
    code.append("    ").append(line).append('\n');
  }

  /// Something that others are put into.
  private record Holder(String variable, Class<?> type) {}
}
