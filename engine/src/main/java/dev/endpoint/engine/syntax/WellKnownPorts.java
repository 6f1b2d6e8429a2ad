package dev.endpoint.engine.syntax;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Ports that people know by name, most common first.
public final class WellKnownPorts {
  /// @param words service names in lower case, as they are typed
  /// @param title as shown
  public record Service(int port, String title, List<String> words) {}

  public static final List<Service> ALL =
      List.of(
          service(80, "HTTP", "http", "www", "ws"),
          service(443, "HTTPS", "https", "wss", "tls", "ssl"),
          service(22, "SSH", "ssh", "sftp"),
          service(8080, "HTTP, alternative", "http-alt"),
          service(5432, "PostgreSQL", "postgres", "postgresql", "pgsql"),
          service(3306, "MySQL", "mysql", "mariadb"),
          service(6379, "Redis", "redis"),
          service(25, "SMTP", "smtp", "mail"),
          service(587, "mail submission", "submission"),
          service(465, "SMTP over TLS", "smtps"),
          service(143, "IMAP", "imap"),
          service(993, "IMAP over TLS", "imaps"),
          service(110, "POP3", "pop3"),
          service(995, "POP3 over TLS", "pop3s"),
          service(53, "DNS", "dns", "domain"),
          service(21, "FTP", "ftp"),
          service(23, "Telnet", "telnet"),
          service(79, "Finger", "finger"),
          service(7, "Echo", "echo"),
          service(9, "Discard", "discard"),
          service(13, "Daytime", "daytime"),
          service(19, "Chargen", "chargen"),
          service(389, "LDAP", "ldap"),
          service(636, "LDAP over TLS", "ldaps"),
          service(1080, "SOCKS", "socks"),
          service(3128, "HTTP proxy", "squid", "proxy"),
          service(1883, "MQTT", "mqtt"),
          service(8883, "MQTT over TLS", "mqtts"),
          service(5672, "AMQP", "amqp"),
          service(9092, "Kafka", "kafka"),
          service(11211, "Memcached", "memcached"),
          service(27017, "MongoDB", "mongodb", "mongo"),
          service(9200, "Elasticsearch", "elasticsearch"),
          service(6667, "IRC", "irc"),
          service(5222, "XMPP", "xmpp"),
          service(1433, "SQL Server", "mssql", "sqlserver"),
          service(1521, "Oracle", "oracle"),
          service(3389, "RDP", "rdp"),
          service(5900, "VNC", "vnc"),
          service(8443, "HTTPS, alternative", "https-alt"));

  private WellKnownPorts() {}

  /// The service a person may have written instead of its number.
  public static Optional<Service> named(String word) {
    String name = word.strip().toLowerCase(Locale.ROOT);
    return ALL.stream().filter(service -> service.words().contains(name)).findFirst();
  }

  /// The port that a slip of one key away from, if there is one.
  static Optional<Service> near(String typed) {
    return ALL.stream()
        .filter(service -> Nearest.distance(typed, String.valueOf(service.port())) == 1)
        .findFirst();
  }

  private static Service service(int port, String title, String... words) {
    return new Service(port, title, List.of(words));
  }
}
