package dev.endpoint.engine;

import dev.endpoint.engine.type.tls.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Strings of every type that Twisted has, right and wrong, from the values on which it and we are
/// to agree. Where we take more than Twisted on purpose, or refuse what it takes without a look,
/// the other tests of strings say so.
final class RandomStrings {
  /// @param type the type it is of, as we call it
  record Sample(boolean client, String type, String text) {}

  /// @param values as they are written; the first one is right
  private record Part(String name, List<String> values) {}

  /// @param positional how many of the parts can be given without a name
  private record Form(boolean client, String type, int positional, List<Part> parts) {}

  private static final int GOOD = 70;

  private final Random random;
  private final Path folder;
  private final List<Form> forms = new ArrayList<>();

  RandomStrings(Random random, TlsFiles files, Path folder) throws IOException {
    this.random = random;
    this.folder = folder;
    String whole = Files.readString(files.server());
    int key = whole.indexOf("-----BEGIN PRIVATE");
    int next = whole.indexOf("-----BEGIN CERTIFICATE", key);
    String keyOnly = whole.substring(key, next < 0 ? whole.length() : next);
    String pem = TlsFiles.value(files.server());
    String keyFile = write("key.pem", keyOnly);
    String certificate = write("cert.pem", whole.replace(keyOnly, ""));
    String junk = write("junk.pem", "no certificate");
    String missing = TlsFiles.value(folder.resolve("missing.pem"));
    String roots = TlsFiles.value(files.root().getParent());
    clients(pem, certificate, keyFile, junk, missing, roots);
    servers(pem, certificate, keyFile, junk, missing);
  }

  private String write(String name, String text) throws IOException {
    return TlsFiles.value(Files.writeString(folder.resolve(name), text));
  }

  private void clients(
      String pem, String certificate, String key, String junk, String missing, String roots) {
    Part host = part("host", "h", "x.example", "bücher.example", "127.0.0.1", "80", "h\\.x");
    Part port = part("port", "80", " 81 ", "+82", "0_9", "8\\3", "", "x", "80.0", "1e3", "0x50");
    Part timeout = part("timeout", "5", " 6", "+7", "", "x");
    Part bind = part("bindAddress", "10.0.0.1", "localhost", "\\:\\:1");
    Part own = part("certKey", pem, certificate, junk, missing);
    Part ownKey = part("privateKey", key, pem, junk, missing);
    Part issuers = part("caCertsDir", roots, missing);
    Part name = part("hostname", "h.example", "bücher.example", "");
    List<Part> tcp = List.of(host, port, timeout, bind);
    forms.add(new Form(true, "tcp", 2, tcp));
    forms.add(
        new Form(true, "ssl", 2, List.of(host, port, timeout, bind, own, ownKey, issuers, name)));
    forms.add(
        new Form(
            true,
            "tls",
            8,
            List.of(
                host,
                port,
                timeout,
                bind,
                new Part("certificate", own.values()),
                ownKey,
                new Part("trustRoots", issuers.values()),
                part(
                    "endpoint",
                    "tcp\\:a.example\\:443",
                    "tcp\\:a.example\\:443\\:timeout=3",
                    "tcp\\:a.example",
                    "nope\\:x",
                    ""))));
    forms.add(new Form(true, "unix", 1, List.of(path("path"), timeout, lockfile())));
  }

  private void servers(String pem, String certificate, String key, String junk, String missing) {
    Part port = part("port", "80", "0", " 81 ", "+82", "0_9", "8\\3", "", "x", "80.0");
    Part at = part("interface", "127.0.0.1", "", "\\:\\:1", "not an address", "a\\=b");
    Part backlog = part("backlog", "7", " 8 ", "", "x");
    Part keyFile = part("privateKey", pem, certificate, key, junk, missing);
    Part certificateFile = part("certKey", pem, certificate, key, junk, missing);
    Part method = part("sslmethod", "TLS_METHOD", "SSLv23_METHOD", "NOPE_METHOD");
    Part chain = part("extraCertChain", certificate, junk, missing);
    forms.add(new Form(false, "tcp", 3, List.of(port, at, backlog)));
    forms.add(new Form(false, "tcp6", 3, List.of(port, backlog, at)));
    forms.add(
        new Form(
            false, "ssl", 7, List.of(port, keyFile, certificateFile, method, at, backlog, chain)));
    Part mode = part("mode", "600", "0660", "0o660", " 640 ", "6_0", "", "8", "rw", "0x1");
    forms.add(new Form(false, "unix", 4, List.of(path("address"), mode, backlog, lockfile())));
    forms.add(new Form(false, "stdio", 0, List.of(part("what", "ever", ""))));
  }

  private static Part lockfile() {
    return part("lockfile", "0", "1", "2", " 1 ", "00", "", "x");
  }

  private static Part path(String name) {
    return part(name, "/tmp/x", "a", "/tmp/a b", "/tmp/café", "C\\:\\\\x", "a\\=b", "a\\\\\\:b");
  }

  private static Part part(String name, String... values) {
    return new Part(name, List.of(values));
  }

  Sample next() {
    Form form = forms.get(random.nextInt(forms.size()));
    List<Part> parts = form.parts();
    int byPosition = Math.min(random.nextInt(4), form.positional());
    List<String> items = new ArrayList<>();
    parts.subList(0, byPosition).forEach(part -> items.add(value(part)));
    List<Part> rest = new ArrayList<>(parts.subList(byPosition, parts.size()));
    Collections.shuffle(rest, random);
    List<Part> named = new ArrayList<>(rest.subList(0, random.nextInt(rest.size() + 1)));
    if (chance(20)) {
      named.add(parts.get(random.nextInt(parts.size())));
    }
    boolean mixed = chance(30);
    for (Part part : named) {
      int place = mixed ? random.nextInt(items.size() + 1) : items.size();
      items.add(place, part.name() + "=" + value(part));
    }
    if (chance(10)) {
      items.add(List.of("81", "80", "bogus=1", "Host=h", "=", "p\\ort=84").get(random.nextInt(6)));
    }
    items.addFirst(form.type());
    String text = String.join(":", items);
    // What haproxy wraps Twisted quotes again, and forgets the equals signs.
    boolean wrapped = !form.client() && chance(20) && !text.contains("\\=");
    return new Sample(
        form.client(),
        form.type() + (form.client() ? " client" : " server"),
        wrapped ? "haproxy:" + text : text);
  }

  private String value(Part part) {
    List<String> values = part.values();
    return values.get(chance(GOOD) ? 0 : random.nextInt(values.size()));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
