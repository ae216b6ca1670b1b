namespace Cuewright.Delivery.Keys;

/// <summary>Names of keys stand in logs, file labels and command lines.</summary>
internal static class KeyName
{
    private const int Most = 64;

    /// <summary>The owner of what is done where no key is asked for; a key of that name would see all of it.</summary>
    private const string Nobody = "local";

    public static void Check(string name)
    {
        if (name.Length is 0 or > Most || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'))
            throw new ArgumentException($"A key is named with 1 to {Most} letters, digits, dots, dashes and underscores.", nameof(name));
        if (name == Nobody) throw new ArgumentException($"'{Nobody}' means whoever comes without a key; choose another name.", nameof(name));
    }
}
