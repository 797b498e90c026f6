using System.Text.Json;

namespace GraphBff.DemoServices.Storage;

/// <summary>
/// Passes several keys as one parameter, for <c>json_each</c>. So the statement's text is the same for any number of keys.
/// </summary>
internal static class KeyList
{
    public static string ToParameter(IEnumerable<string> keys) => JsonSerializer.Serialize(keys);
}
