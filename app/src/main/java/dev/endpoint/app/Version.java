package dev.endpoint.app;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/// Which version of the program this is.
public final class Version {
  private static final String UNKNOWN = "(unknown version)";

  private Version() {}

  public static String text() {
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", UNKNOWN);
    } catch (IOException e) {
      return UNKNOWN;
    }
  }
}
