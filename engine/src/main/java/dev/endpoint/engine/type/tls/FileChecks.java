package dev.endpoint.engine.type.tls;

import dev.endpoint.engine.syntax.Arguments;
import dev.endpoint.engine.syntax.Option;
import dev.endpoint.engine.transport.FailureException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Looks into the files that a string names, while it is read, so that a missing or damaged one is
/// said at its place. They are read again when they are used.
final class FileChecks {
  private final Arguments arguments;

  FileChecks(Arguments arguments) {
    this.arguments = arguments;
  }

  /// The option's file holds a certificate and, when there is no other file for it, its key.
  ///
  /// @param key the option that names the key's file
  void identity(Option<String> certificate, Option<String> key) {
    if (!isPath(certificate)
        || arguments.isGiven(key) && !isPath(key)
        || !arguments.looksAtFiles()) {
      return;
    }
    Path first = Path.of(arguments.get(certificate));
    Option<String> blamed = arguments.isGiven(key) ? key : certificate;
    try {
      KeyFiles.pem(first);
    } catch (FailureException e) {
      arguments.refuse(certificate, sentence(e));
      return;
    }
    try {
      KeyFiles.identity(first, Path.of(arguments.get(blamed)), null);
    } catch (FailureException e) {
      arguments.refuse(
          e.failure().target().equals(first.toString()) ? certificate : blamed, sentence(e));
    }
  }

  /// The option's file, or a file of its folder, holds a certificate to trust.
  void roots(Option<String> option) {
    if (!arguments.isGiven(option) || !isPath(option) || !arguments.looksAtFiles()) {
      return;
    }
    try {
      TrustRoots roots = KeyFiles.roots(Path.of(arguments.get(option)));
      for (String skipped : roots.skipped()) {
        arguments.warn(option, skipped + "; it is skipped.", null);
      }
      if (roots.certificates().isEmpty()) {
        arguments.warn(option, "No certificate in it can be used: nobody is trusted.", null);
      }
    } catch (FailureException e) {
      arguments.refuse(option, sentence(e));
    }
  }

  void folder(Option<String> option) {
    if (isPath(option)
        && arguments.looksAtFiles()
        && !Files.isDirectory(Path.of(arguments.get(option)))) {
      arguments.refuse(
          option,
          Files.exists(Path.of(arguments.get(option)))
              ? "“" + arguments.get(option) + "” is a file; this takes a folder of PEM files."
              : "There is no folder “" + arguments.get(option) + "”.");
    }
  }

  boolean isPath(Option<String> option) {
    boolean path = TlsOptions.isPath(arguments.get(option));
    if (!path && arguments.isGiven(option)) {
      arguments.refuse(option, "“" + arguments.get(option) + "” cannot be a path.");
    }
    return path;
  }

  static String sentence(FailureException e) {
    return e.failure().message() + ".";
  }
}
