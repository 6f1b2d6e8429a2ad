package dev.endpoint.engine.capture.filter;

/// How a number is compared.
enum Relation {
  AT_LEAST(">=", "at least"),
  AT_MOST("<=", "at most"),
  IS_NOT("!=", "not"),
  IS("==", "exactly"),
  MORE(">", "more than"),
  LESS("<", "less than"),
  SAME("=", "exactly");

  final String sign;
  final String help;

  Relation(String sign, String help) {
    this.sign = sign;
    this.help = help;
  }

  boolean holds(long left, long right) {
    return switch (this) {
      case AT_LEAST -> left >= right;
      case AT_MOST -> left <= right;
      case IS_NOT -> left != right;
      case IS, SAME -> left == right;
      case MORE -> left > right;
      case LESS -> left < right;
    };
  }
}
