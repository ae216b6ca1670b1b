namespace Cuewright.Provenance;

/// <summary>Why something cannot be signed, in one sentence that says what would help.</summary>
public sealed class SigningException(string message, Exception? inner = null) : Exception(message, inner);
