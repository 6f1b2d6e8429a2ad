package dev.endpoint.app.fxml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// What the FXML files say of their controllers is true. No toolkit is started.
class FxmlTest {
  private static final Path FOLDER = Path.of("..", "src-fxml");
  private static final Pattern CHAIN = Pattern.compile("\\bcontroller((?:\\.\\w+)+)");

  @Test
  void everyFileHasItsConstantAndEveryConstantItsFile() throws Exception {
    Set<String> named = Arrays.stream(Fxml.values()).map(Fxml::file).collect(Collectors.toSet());
    Set<String> found;
    try (Stream<Path> files = Files.list(FOLDER)) {
      found = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
    assertEquals(new TreeSet<>(named), new TreeSet<>(found));
  }

  @ParameterizedTest
  @EnumSource
  void everyHandlerIsAMethodOfTheController(Fxml fxml) throws Exception {
    Element root = root(fxml);
    Class<?> controller = controller(root);
    for (Attr attribute : attributes(root)) {
      String value = attribute.getValue();
      if (attribute.getName().startsWith("on") && value.startsWith("#")) {
        assertTrue(
            Arrays.stream(controller.getDeclaredMethods())
                .anyMatch(m -> m.getName().equals(value.substring(1)) && isFxml(m)),
            () -> controller.getSimpleName() + " has no handler " + value);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyFieldOfTheControllerHasItsId(Fxml fxml) throws Exception {
    Element root = root(fxml);
    Set<String> ids = new TreeSet<>();
    for (Attr attribute : attributes(root)) {
      if (attribute.getName().equals("fx:id")) {
        ids.add(attribute.getValue());
        ids.add(attribute.getValue() + "Controller");
      }
    }
    for (Field field : controller(root).getDeclaredFields()) {
      assertTrue(
          !isFxml(field) || ids.contains(field.getName()),
          () -> controller(root).getSimpleName() + "." + field.getName() + " is not in the file");
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyBindingLeadsToAGetterAndItsLastOneIsObservable(Fxml fxml) throws Exception {
    Element root = root(fxml);
    for (Attr attribute : attributes(root)) {
      if (attribute.getValue().startsWith("${")) {
        Matcher chains = CHAIN.matcher(attribute.getValue());
        assertTrue(chains.find(), attribute::getValue);
        do {
          follow(controller(root), List.of(chains.group(1).substring(1).split("\\.")));
        } while (chains.find());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyIncludedFileIsOneOfOurs(Fxml fxml) throws Exception {
    Set<String> named = Arrays.stream(Fxml.values()).map(Fxml::file).collect(Collectors.toSet());
    for (Attr attribute : attributes(root(fxml))) {
      if (attribute.getOwnerElement().getNodeName().equals("fx:include")
          && attribute.getName().equals("source")) {
        assertTrue(named.contains(attribute.getValue()), attribute::getValue);
      }
    }
  }

  private static void follow(Class<?> start, List<String> names) throws Exception {
    Class<?> type = start;
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (i == names.size() - 1) {
        type.getMethod(name + "Property");
      }
      type = getter(type, name).getReturnType();
    }
  }

  private static Method getter(Class<?> type, String name) throws NoSuchMethodException {
    String tail = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    try {
      return type.getMethod("get" + tail);
    } catch (NoSuchMethodException e) {
      return type.getMethod("is" + tail);
    }
  }

  private static boolean isFxml(java.lang.reflect.AnnotatedElement member) {
    return member.isAnnotationPresent(FXML.class);
  }

  private static Class<?> controller(Element root) {
    try {
      return Class.forName(root.getAttribute("fx:controller"));
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static Element root(Fxml fxml) throws Exception {
    try (InputStream in = Fxml.class.getResourceAsStream(fxml.file())) {
      assertNotNull(in, fxml.file());
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(in)
          .getDocumentElement();
    }
  }

  private static List<Attr> attributes(Element root) {
    NodeList all = root.getElementsByTagName("*");
    Stream<Element> elements =
        Stream.concat(
            Stream.of(root),
            IntStream.range(0, all.getLength()).mapToObj(i -> (Element) all.item(i)));
    return elements
        .flatMap(
            element ->
                IntStream.range(0, element.getAttributes().getLength())
                    .mapToObj(i -> (Attr) element.getAttributes().item(i)))
        .toList();
  }
}
