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
      if (KeyFiles.pem(first).certificates().isEmpty()) {
        throw KeyFiles.bad(first, "holds no certificate", null);
      }
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

  /// The option's folder. What is in it may change until it is used, so a folder without
  /// certificates is only warned of.
  void folder(Option<String> option) {
    if (!isPath(option) || !arguments.looksAtFiles()) {
      return;
    }
    Path folder = Path.of(arguments.get(option));
    if (!Files.isDirectory(folder)) {
      arguments.refuse(
          option,
          Files.exists(folder)
              ? "“" + folder + "” is a file; this takes a folder of PEM files."
              : missing(folder));
      return;
    }
    try {
      for (String skipped : ServerIdentities.folder(folder).load().skipped()) {
        arguments.warn(option, skipped + "; it is skipped.", null);
      }
    } catch (FailureException e) {
      arguments.warn(option, sentence(e), null);
    }
  }

  private static String missing(Path folder) {
    String text = folder.toString();
    String words = "There is no folder “" + text + "”";
    return text.matches("[0-9]{1,5}")
        ? words
            + "; the folder with the certificates comes first, as in tls:/etc/certs:"
            + text
            + "."
        : words + ".";
  }

  boolean isPath(Option<String> option) {
    String text = arguments.get(option);
    boolean path = TlsOptions.isPath(text);
    if (!path && arguments.isGiven(option)) {
      arguments.refuse(
          option,
          text.isEmpty()
              ? option.subject() + " is empty; it must be a path."
              : "“" + text + "” cannot be a path.");
    }
    return path;
  }

  static String sentence(FailureException e) {
    return e.failure().message() + ".";
  }
}
