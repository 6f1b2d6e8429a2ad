package dev.endpoint.engine.type.tls;

import dev.endpoint.engine.transport.FailureException;
import dev.endpoint.engine.transport.Failures;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where a server's certificates are: a folder of PEM files, or the files of the old `ssl` type.
/// Blocks.
interface ServerIdentities {
  /// @param identities at least one, the default first
  /// @param skipped what could not be used, each in one sentence
  record Loaded(List<Identity> identities, List<String> skipped) {}

  /// Reads them.
  Loaded load() throws FailureException;

  /// Something that is equal as long as no file has changed; opens none of them.
  Object fingerprint() throws FailureException;

  /// Every `.pem` file in the folder and the folders in it. Keys and certificates find each other
  /// over all files.
  static ServerIdentities folder(Path folder) {
    return new ServerIdentities() {
      @Override
      public Loaded load() throws FailureException {
        return loadFolder(folder);
      }

      @Override
      public Object fingerprint() throws FailureException {
        return stamps(folder, pemFiles(folder, new ArrayList<>()));
      }
    };
  }

  /// One identity of named files.
  static ServerIdentities files(List<Path> files, IdentityReader reader) {
    return new ServerIdentities() {
      @Override
      public Loaded load() throws FailureException {
        return new Loaded(List.of(reader.read()), List.of());
      }

      @Override
      public Object fingerprint() throws FailureException {
        return stamps(files.getFirst(), files);
      }
    };
  }

  @FunctionalInterface
  interface IdentityReader {
    Identity read() throws FailureException;
  }

  private static Loaded loadFolder(Path folder) throws FailureException {
    Set<X509Certificate> certificates = new LinkedHashSet<>();
    List<PrivateKey> keys = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    for (Path file : pemFiles(folder, skipped)) {
      try {
        Pem pem = Pem.read(file);
        certificates.addAll(pem.certificates());
        keys.addAll(pem.keys());
      } catch (PemException e) {
        skipped.add(folder.relativize(file) + " " + e.getMessage());
      } catch (IOException e) {
        skipped.add(KeyFiles.unreadable(folder.relativize(file), e));
      }
    }
    List<Identity> identities = new ArrayList<>();
    for (PrivateKey key : keys) {
      addIdentities(key, certificates, identities);
    }
    if (identities.isEmpty()) {
      throw KeyFiles.bad(
          folder,
          "holds no certificate together with its key"
              + (skipped.isEmpty() ? "" : "; " + String.join("; ", skipped)),
          null);
    }
    return new Loaded(List.copyOf(identities), skipped);
  }

  /// A key may have been certified several times, for other names.
  private static void addIdentities(
      PrivateKey key, Set<X509Certificate> certificates, List<Identity> identities) {
    List<X509Certificate> heap = new ArrayList<>(certificates);
    for (X509Certificate certificate : certificates) {
      if (Identity.fits(key, certificate.getPublicKey())) {
        identities.add(Identity.of(key, certificate, heap));
      }
    }
  }

  /// @param skipped takes what is in the folder and cannot be read
  private static List<Path> pemFiles(Path folder, List<String> skipped) throws FailureException {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (file.getFileName().toString().endsWith(".pem") && Files.isRegularFile(file)) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
              if (file.equals(folder)) {
                throw e;
              }
              skipped.add(KeyFiles.unreadable(folder.relativize(file), e));
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw KeyFiles.unusable(e, folder);
    }
    found.sort(Comparator.naturalOrder());
    return found;
  }

  private static Map<Path, String> stamps(Path target, List<Path> files) throws FailureException {
    Map<Path, String> stamps = new LinkedHashMap<>();
    try {
      for (Path file : files) {
        Map<String, Object> stat = Files.readAttributes(file, "lastModifiedTime,size,fileKey");
        stamps.put(file, stat.toString());
      }
      return stamps;
    } catch (IOException e) {
      throw Failures.of(e, "preparing", target.toString()).toException();
    }
  }
}
