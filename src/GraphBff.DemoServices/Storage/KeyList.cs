using System.Text.Json;

namespace GraphBff.DemoServices.Storage;

/// <summary>Many keys as one parameter, for <c>json_each</c>: the text of a statement stays the same for any number of keys.</summary>
internal static class KeyList
{
    public static string ToParameter(IEnumerable<string> keys) => JsonSerializer.Serialize(keys);
}
