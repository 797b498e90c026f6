using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using System.Xml;

namespace GraphBff.Engine.Types;

/// <summary>
/// The documentation comments of a class, from its assembly's documentation file. For a protobuf message these are the comments
/// of the .proto file.
/// </summary>
internal sealed class XmlDescriptions : IDescriptions
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

        // Read as a stream: as a tree, the comments of all messages would take more memory than the rest of the start.
        using var reader = XmlReader.Create(path);
        string? name = null;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.Name == "member")
            {
                name = reader.GetAttribute("name");
            }
            else if (reader.NodeType == XmlNodeType.Element && reader.Name == "summary" && name is not null)
            {
                texts[name] = Text(reader);
            }
        }

        return texts;
    }

    // The text of an element and of those in it.
    private static string Text(XmlReader reader)
    {
        var text = new StringBuilder();
        var depth = reader.Depth;
        while (!reader.IsEmptyElement && reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                text.Append(reader.Value);
            }
        }

        return string.Join(' ', text.ToString().Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
    }

    private string? Find(Type type, string name)
    {
        var texts = _files.GetOrAdd(type.Assembly, Read);
        return texts.TryGetValue(name, out var text) && text.Length > 0 ? text : null;
    }
}
