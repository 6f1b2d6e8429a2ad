package dev.endpoint.app.instance;

/// What a start finds itself to be: the [First], or a [Later] one.
public sealed interface Standing permits First, Later {}
