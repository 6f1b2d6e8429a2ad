import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/// Checks what `pom.xml` asks of jpackage on Windows and macOS, as far as that can be done on a
/// computer that has neither: jpackage's own help, which knows the options of all systems, says
/// which there are where and which take a value; what a value has to be is checked here.
///
/// `java src/Elsewhere.java FOLDER`, where FOLDER holds `pom.xml`.
public final class Elsewhere {
  private static final String HELP =
      "jrt:/jdk.jpackage/jdk/jpackage/internal/resources/HelpResources.properties";
  private static final Pattern OPTION =
      Pattern.compile("^ *(--[a-z][a-z-]*)((?: -[a-z])?) ?(<[^>]*>)?", Pattern.MULTILINE);
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");

  private final Path folder;
  private final Document pom;
  private final Properties help = new Properties();
  private final List<String> wrong = new ArrayList<>();

  private Elsewhere(Path folder) throws Exception {
    this.folder = folder;
    pom =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(folder.resolve("pom.xml").toFile());
    try (InputStream in = URI.create(HELP).toURL().openStream()) {
      help.load(in);
    }
  }

  public static void main(String[] arguments) throws Exception {
    Elsewhere elsewhere = new Elsewhere(Path.of(arguments[0]).toAbsolutePath().normalize());
    elsewhere.check("windows", "win", "msi", ".ico");
    elsewhere.check("mac", "mac", "dmg", ".icns");
    elsewhere.wrong.forEach(System.err::println);
    if (!elsewhere.wrong.isEmpty()) {
      System.exit(1);
    }
    System.out.println("nothing is wrong with what jpackage is asked for on Windows and macOS");
  }

  private void check(String profile, String system, String type, String icon) throws IOException {
    Map<String, String> properties = properties(profile);
    Function<String, String> value = name -> resolved("${" + name + "}", properties);
    String image = "";
    NodeList executions = pom.getElementsByTagName("execution");
    for (int i = 0; i < executions.getLength(); i++) {
      Element execution = (Element) executions.item(i);
      if (text(execution, "id").equals("image")) {
        image = resolved(text(execution, "commandlineArgs"), properties);
      }
    }
    Map<String, Boolean> known = options(system);
    Asked first = new Asked(profile + " image", image, known);
    Asked second = new Asked(profile + " installer", value.apply("installer.arguments"), known);
    first.has("--type", "app-image"::equals, "app-image");
    second.has("--type", type::equals, type);
    for (Asked asked : List.of(first, second)) {
      asked.has("--app-version", v -> version(v, type), "a version that " + type + " takes");
      asked.has("--name", v -> !v.isBlank(), "a name");
      asked.has("--vendor", v -> !v.isBlank(), "a vendor");
    }
    first.has("--icon", v -> v.endsWith(icon) && Files.isRegularFile(Path.of(v)), "a file " + icon);
    first.has("--add-launcher", this::isLauncher, "a launcher's file");
    second.has("--license-file", v -> Files.isRegularFile(Path.of(v)), "a file");
    Asked associated = type.equals("dmg") ? first : second;
    associated.has("--file-associations", this::associates, "the extension and type of Linux");
    if (type.equals("msi")) {
      second.has("--win-upgrade-uuid", Elsewhere::isUuid, "a UUID");
    } else {
      first.has("--mac-package-name", v -> v.length() < 16, "shorter than 16 characters");
      first.has("--mac-package-identifier", v -> v.matches("[A-Za-z0-9.-]+"), "an identifier");
      String ours = value.apply("project.version");
      String expected = ours.startsWith("0.") ? "1" + ours.substring(1) : ours;
      if (!value.apply("package.version").equals(expected)) {
        wrong.add("mac: package.version has to be " + expected + " while the version is " + ours);
      }
    }
  }

  /// One command line of jpackage, taken apart.
  private final class Asked {
    private final String name;
    private final Map<String, String> given = new HashMap<>();

    Asked(String name, String line, Map<String, Boolean> known) {
      this.name = name;
      List<String> words = new ArrayList<>();
      Matcher word = WORD.matcher(line);
      while (word.find()) {
        words.add(word.group(1) == null ? word.group(2) : word.group(1));
      }
      for (int i = 0; i < words.size(); i++) {
        String option = words.get(i);
        Boolean takesValue = known.get(option);
        if (takesValue == null) {
          wrong.add(name + ": there is no " + option + " there");
        } else if (takesValue) {
          i++;
          String value = i < words.size() ? words.get(i) : "--";
          if (value.equals("--") || known.containsKey(value)) {
            wrong.add(name + ": " + option + " has no value");
          }
          given.put(option, value);
        } else {
          given.put(option, "");
        }
      }
      if (line.contains("${")) {
        wrong.add(name + ": a property has no value in " + line);
      }
    }

    void has(String option, Predicate<String> fits, String expected) {
      String value = given.get(option);
      if (value == null || !fits.test(value)) {
        wrong.add(name + ": " + option + " has to be " + expected + " and is " + value);
      }
    }
  }

  /// The options that a system has, and whether each takes a value.
  private Map<String, Boolean> options(String system) {
    Map<String, Boolean> options = new HashMap<>();
    help.forEach(
        (key, words) -> {
          String name = key.toString();
          if (name.equals("MSG_Help") || name.startsWith("MSG_Help_" + system)) {
            // In the place of a number stands what the system has to say, which ends with a line.
            Matcher option = OPTION.matcher(words.toString().replaceAll("\\{\\d+}", "\n"));
            while (option.find()) {
              options.put(option.group(1), option.group(3) != null);
            }
          }
        });
    return options;
  }

  /// Windows Installer looks at three numbers; macOS takes none that begins with 0.
  private static boolean version(String version, String type) {
    if (!version.matches("\\d{1,3}\\.\\d{1,3}\\.\\d{1,5}")) {
      return false;
    }
    String[] numbers = version.split("\\.");
    return type.equals("msi")
        ? Integer.parseInt(numbers[0]) < 256 && Integer.parseInt(numbers[1]) < 256
        : Integer.parseInt(numbers[0]) > 0;
  }

  private static boolean isUuid(String text) {
    try {
      return UUID.fromString(text).toString().equals(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /// A program of the command line has no console on Windows unless it asks for one.
  private boolean isLauncher(String value) {
    Properties launcher = read(Path.of(value.substring(value.indexOf('=') + 1)));
    return launcher.containsKey("main-class") && "true".equals(launcher.get("win-console"));
  }

  private boolean associates(String value) {
    Properties association = read(Path.of(value));
    String linux;
    try {
      linux = Files.readString(folder.resolve("linux/endpoint-workbench.xml"));
    } catch (IOException e) {
      return false;
    }
    return linux.contains("type=\"" + association.get("mime-type") + "\"")
        && linux.contains("pattern=\"*." + association.get("extension") + "\"");
  }

  private static Properties read(Path file) {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      properties.load(in);
    } catch (IOException e) {
      // A file that is not there says nothing, which the caller finds wrong.
    }
    return properties;
  }

  /// The properties of the project with those of a profile over them.
  private Map<String, String> properties(String profile) {
    Map<String, String> properties = new HashMap<>();
    Element project = pom.getDocumentElement();
    properties.put("project.basedir", folder.toString());
    properties.put("project.build.directory", folder.resolve("target").toString());
    properties.put("project.version", text(child(project, "parent"), "version"));
    addAll(properties, child(project, "properties"));
    NodeList profiles = pom.getElementsByTagName("profile");
    for (int i = 0; i < profiles.getLength(); i++) {
      Element candidate = (Element) profiles.item(i);
      if (text(candidate, "id").equals(profile)) {
        addAll(properties, child(candidate, "properties"));
      }
    }
    return properties;
  }

  private static void addAll(Map<String, String> properties, Element element) {
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element property) {
        properties.put(property.getTagName(), property.getTextContent());
      }
    }
  }

  private static String resolved(String text, Map<String, String> properties) {
    Matcher reference = REFERENCE.matcher(text);
    return reference.replaceAll(
        found -> {
          String value = properties.get(found.group(1));
          return Matcher.quoteReplacement(
              value == null ? found.group() : resolved(value, properties));
        });
  }

  private static Element child(Element parent, String name) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        return element;
      }
    }
    throw new IllegalStateException("There is no " + name + " in " + parent.getTagName() + ".");
  }

  private static String text(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent();
  }
}
