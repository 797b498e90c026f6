using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace GraphBff.Engine.Types;

/// <summary>
/// The documentation comments of a class, from its assembly's documentation file. For a protobuf message these are the comments
/// of the .proto file.
/// </summary>
internal sealed partial class XmlDescriptions : IDescriptions
{
    private readonly ConcurrentDictionary<Assembly, Dictionary<string, string>> _files = new();

    public string? Of(Type type) => Find(type, $"T:{Name(type)}");

    public string? Of(Type type, string member)
        => Find(type, $"P:{Name(type)}.{member}") ?? Find(type, $"F:{Name(type)}.{member}");

    private static string Name(Type type) => type.FullName!.Replace('+', '.');

    private static Dictionary<string, string> Read(Assembly assembly)
    {
        var path = Path.ChangeExtension(assembly.Location, ".xml");
        var texts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (!File.Exists(path))
        {
            return texts;
        }

        foreach (var member in XDocument.Load(path).Descendants("member"))
        {
            if (member.Attribute("name")?.Value is { } name && member.Element("summary")?.Value is { } summary)
            {
                texts[name] = Spaces().Replace(summary.Trim(), " ");
            }
        }

        return texts;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    private string? Find(Type type, string name)
    {
        var texts = _files.GetOrAdd(type.Assembly, Read);
        return texts.TryGetValue(name, out var text) && text.Length > 0 ? text : null;
    }
}
